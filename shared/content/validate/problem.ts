/** What is wrong with a scenario, and where: one line for its author. */
export interface Problem {
  file: string;
  field: string;
  says: string;
}

/** Takes what a check finds. */
export type Tell = (field: string, says: string) => void;

export const problemLine = ({ file, field, says }: Problem): string => `${file}: ${field}: ${says}`;

/** Tells of every name that stands there twice. */
export function tellTwins(names: readonly string[], fieldOf: (name: string) => string, tell: Tell): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (seen.has(name)) tell(fieldOf(name), 'is there twice');
    seen.add(name);
  }
}

export function tellOrder(field: string, low: string, high: string, values: Readonly<Record<string, unknown>>, tell: Tell): void {
  const [from, to] = [values[low], values[high]];
  if (typeof from === 'number' && typeof to === 'number' && from > to)
    tell(`${field}.${low}`, `must not be above ${high}: ${from} > ${to}`);
}
