/** Names of the places that a text leaves for figures: `{name}` and `{n|one|many}`. */
export const placeholders = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map((match) => match[1]!))];
