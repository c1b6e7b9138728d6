/** The lines of bots that flatter, hurry, belittle or count everybody in; quoted from the talk with their steps. */
import type { TalkLine } from '../../../shared/net/messages.ts';

export type Pull = 'praise' | 'small' | 'hurry' | 'everyone' | 'secret' | 'signed';

/** By the line's key without `line.`. */
export const PULLS: Readonly<Record<string, Pull>> = {
  'chief.warm.sign_favour': 'praise',
  'chief.warm.sign_favour_2': 'praise',
  'chief.warm.sign_favour_3': 'hurry',
  'chief.warm.page': 'praise',
  'chief.warm.good_round': 'praise',
  'chief.warm.wish_2': 'praise',
  'chief.warm.wish_say': 'praise',
  'chief.warm.wish': 'small',
  'chief.warm.wish_say_2': 'small',
  'chief.warm.wish_say_3': 'small',
  'chief.warm.D02': 'small',
  'chief.warm.D25': 'small',
  'chief.warm.D19': 'small',
  'chief.warm.wish_3': 'everyone',
  'chief.warm.refused_twice': 'everyone',
  'chief.warm.D10': 'everyone',
  'chief.warm.cap': 'everyone',
  'chief.warm.D15': 'hurry',
  'chief.warm.push': 'hurry',
  'chief.warm.push_again': 'hurry',
  'chief.warm.hole': 'secret',
  'desk.warm.wish_3': 'praise',
  'desk.warm.good_round': 'praise',
  'desk.warm.D06': 'praise',
  'desk.warm.D20': 'everyone',
  'desk.warm.push': 'hurry',
  'desk.warm.push_again': 'hurry',
  'desk.warm.D11': 'small',
  'desk.warm.D17': 'small',
  'desk.warm.N7': 'small',
  'engineer.warm.sign_favour': 'signed',
  'engineer.warm.sign_favour_2': 'small',
  'engineer.warm.D01': 'signed',
  'engineer.warm.D09': 'small',
  'engineer.warm.D16': 'small',
  'risk.warm.D07': 'everyone',
  'risk.warm.D13': 'signed',
  'chief.persuade': 'small',
  'chief.persuade_again': 'hurry',
  'chief.approve': 'small',
  'chief.after_hole': 'secret',
  'engineer.defer': 'signed',
  'engineer.merge': 'small',
  'desk.push': 'hurry',
  'desk.brag_more': 'praise',
};
const MOST = 6;

export interface PullLine {
  line: TalkLine;
  pull: Pull;
}

export function pullOf({ seat, line }: Pick<TalkLine, 'seat' | 'line'>): Pull | null {
  if (line === null) return null;
  const bare = line.replace(/^line\./, '');
  return PULLS[bare.startsWith(`${seat}.`) ? bare : `${seat}.${bare}`] ?? null;
}

/** At most so many, each wording once; where there are more, every kind of pull gets its turn before one comes twice. */
export function pullLines(talk: readonly TalkLine[]): PullLine[] {
  const byPull = new Map<Pull, PullLine[]>();
  const heard = new Set<string>();
  for (const line of talk) {
    const pull = pullOf(line);
    const wording = `${line.seat} ${line.line}`;
    if (pull === null || heard.has(wording)) continue;
    heard.add(wording);
    byPull.set(pull, [...(byPull.get(pull) ?? []), { line, pull }]);
  }
  const chosen: PullLine[] = [];
  for (let turn = 0; chosen.length < MOST && turn < heard.size; turn++)
    for (const lines of byPull.values()) {
      const next = lines[turn];
      if (next && chosen.length < MOST) chosen.push(next);
    }
  return chosen.sort((a, b) => a.line.step - b.line.step);
}
