/** Text that people type, made safe to show to others. It never reaches the simulation. */
import { randomInt } from 'node:crypto';

/** Controls, format characters (bidirectional marks, zero-width), private use and lone surrogates. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/gu;
const NAME_MIN = 2;
const NAME_MAX = 24;
const LINE_MAX = 280;

const FIRST = ['Amber', 'Brisk', 'Calm', 'Clever', 'Coral', 'Early', 'Gentle', 'Keen', 'Lucky', 'Quiet', 'Steady', 'Sunny'];
const SECOND = ['Anole', 'Crane', 'Egret', 'Gecko', 'Heron', 'Ibis', 'Manta', 'Otter', 'Pelican', 'Petrel', 'Plover', 'Turtle'];

const visible = (text: string): string => text.normalize('NFKC').replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();

/** A name of 2 to 24 visible characters, or null when nothing usable is left. */
export function cleanName(text: string): string | null {
  const name = [...visible(text)].slice(0, NAME_MAX).join('').trim();
  return [...name].length < NAME_MIN ? null : name;
}

/** Null when there is nothing to say. */
export function cleanLine(text: string): string | null {
  const line = [...visible(text)].slice(0, LINE_MAX).join('');
  return line === '' ? null : line;
}

export function safeName(): string {
  return `${FIRST[randomInt(FIRST.length)]} ${SECOND[randomInt(SECOND.length)]}`;
}

/** The name itself, or with a number where someone at the table has one that looks the same. */
export function uniqueName(name: string, taken: readonly string[]): string {
  const skeleton = (text: string): string =>
    text
      .toLowerCase()
      .replace(/0/g, 'o')
      .replace(/[1il|]/g, 'l')
      .replace(/\s/g, '');
  const known = new Set(taken.map(skeleton));
  if (!known.has(skeleton(name))) return name;
  for (let number = 2; ; number++) {
    const candidate = `${[...name].slice(0, NAME_MAX - 3).join('')} ${number}`;
    if (!known.has(skeleton(candidate))) return candidate;
  }
}
