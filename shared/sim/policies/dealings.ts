/**
 * What a bot remembers of the others: what each seat did with what it asked for, read from the trails that it may see. Plain data; each
 * entry of a trail is read once. What was done to it changes what it asks for next, how, and of whom.
 */
import type { ChangeKind } from '../commands.ts';
import type { SeatId } from '../scenario.ts';
import type { RequestView, TrailEntry } from '../views/types.ts';

export interface Dealings {
  /** Signed or carried out what this bot asked for; said no to it; gave it narrower terms. */
  signed: number;
  refused: number;
  gaveTerms: number;
  objected: number;
  /** Asked somebody else for what this bot had refused. */
  wentRound: number;
}
export interface Remembered {
  others: Partial<Record<SeatId, Dealings>>;
  /** Entries read, by request. */
  read: Record<number, number>;
}

export const createRemembered = (): Remembered => ({ others: {}, read: {} });
const STRANGER: Dealings = { signed: 0, refused: 0, gaveTerms: 0, objected: 0, wentRound: 0 };
export const dealingsWith = ({ others }: Remembered, seat: SeatId): Dealings => others[seat] ?? STRANGER;

const COUNTED: Partial<Record<TrailEntry['verb'], keyof Dealings>> = {
  approved: 'signed',
  merged: 'signed',
  refused: 'refused',
  amended: 'gaveTerms',
  objected: 'objected',
};

/** Ways of having what a kind would bring, past whoever refused it. */
export const ROUND_ABOUT: Partial<Record<ChangeKind, readonly ChangeKind[]>> = {
  credit_line: ['token_loan', 'earn_product', 'lean_long'],
  liquidation_exemption: ['full_mark', 'fast_lane'],
  full_mark: ['token_loan', 'pump_token'],
  fund_formula: ['house_token_reserve'],
  house_token_reserve: ['fund_formula'],
  say_same_rules: ['say_assets_fine'],
  lean_long: ['credit_line'],
};

export function remember(remembered: Remembered, requests: readonly RequestView[], seat: SeatId): void {
  for (const request of requests) {
    const before = remembered.read[request.requestId] ?? 0;
    if (before === request.trail.length) continue;
    const by = request.trail[0]?.seat;
    if (before === 0 && by !== undefined && by !== 'clock' && by !== seat && goesRound(request, requests, seat))
      count(remembered, by, 'wentRound');
    for (const entry of request.trail.slice(before)) {
      const what = COUNTED[entry.verb];
      if (by === seat && what !== undefined && entry.seat !== seat && entry.seat !== 'clock') count(remembered, entry.seat, what);
    }
    remembered.read[request.requestId] = request.trail.length;
  }
}

function count({ others }: Remembered, seat: SeatId, what: keyof Dealings): void {
  const known = others[seat] ?? { ...STRANGER };
  known[what] += 1;
  others[seat] = known;
}

/** The same seat asks for what this bot has refused it, in another form and past it. */
const goesRound = (request: RequestView, requests: readonly RequestView[], seat: SeatId): boolean =>
  requests.some(
    (one) =>
      one.requestId < request.requestId &&
      one.trail[0]?.seat === request.trail[0]?.seat &&
      one.trail.some((entry) => entry.verb === 'refused' && entry.seat === seat) &&
      (ROUND_ABOUT[one.kind] ?? []).includes(request.kind),
  );

/** How often anybody has signed for it, and how often somebody has said no. */
export const totalOf = ({ others }: Remembered, what: keyof Dealings): number =>
  Object.values(others).reduce((sum, dealings) => sum + dealings[what], 0);
