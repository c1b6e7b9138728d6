import { safeNameFirst, safeNameSecond } from '../../shared/content/texts/safeNames.ts';

const pick = (words: readonly string[], random: number): string => words[random % words.length] ?? '';

/** A name that says nothing about its bearer. */
export function safeName(): string {
  const random = crypto.getRandomValues(new Uint32Array(2));
  return `${pick(safeNameFirst, random[0] ?? 0)} ${pick(safeNameSecond, random[1] ?? 0)}`;
}
