export type TextParams = Readonly<Record<string, string | number>>;

const placeholder = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** Fills `{name}` and `{n|one|many}` in a text; a missing parameter stays visible as `{name}`. */
export function fill(text: string, params: TextParams): string {
  return text.replace(placeholder, (whole, name: string, one: string | undefined, many: string | undefined) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}
