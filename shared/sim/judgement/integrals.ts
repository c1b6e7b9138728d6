/**
 * Running sums that the integrity score rests on: how much of customers' money was in use and for how long, which privileges were in
 * force, what outsiders lost, how far risk lay above the firm's own limit. Moved once a step from a reading of the ledger, in calendar
 * time, so that coarse and live games add up alike. Money in use is booked to the granted changes that let it be drawn.
 */
import type { ChangeKind } from '../commands.ts';

export const DAYS_PER_YEAR = 365;
/** Unhedged or illiquid risk over liquid net worth that the firm promises to stay under. Source: docs/decisions on the economy. */
export const PUBLISHED_RISK_LIMIT = 0.35;
/** A stretch counts at most this much risk above the limit. */
const OVER_LIMIT_MAX = 2;
/** Share of deposits in use at which a flag counts in full. */
const FLAG_FULL_AT = 0.1;
const FLAG_UNUSED = 0.15;
/** Share of deposits from which money in use counts as a wrong of its own. */
const WRONG_FROM = 0.001;

/** Changes that let the firm draw on customers' money. */
const DRAWING: readonly ChangeKind[] = ['credit_line', 'token_loan', 'earn_product', 'loss_at_desk', 'save_lenders', 'rescue_protocol'];
export const isDrawing = (kind: ChangeKind): boolean => DRAWING.includes(kind);
/** Of them, those that take a sum at once. */
const TAKE_AT_ONCE: readonly ChangeKind[] = ['loss_at_desk', 'save_lenders', 'rescue_protocol'];
/** What a year of a privilege weighs; the flag of a credit line has a rule of its own. */
const PRIVILEGE_WEIGHTS: Readonly<Partial<Record<ChangeKind, number>>> = {
  liquidation_exemption: 0.25,
  full_mark: 0.25,
  fast_lane: 0.25,
  route_liquidations: 0.1,
  desk_fee_tier: 0.1,
};
/** Changes by which outsiders are made to pay. */
const TAKING: readonly ChangeKind[] = [
  'pump_token',
  'defend_token',
  'buy_out_holder',
  'issue_token',
  'presale_stake',
  'attack_peg',
  'list_perp',
  'friends_first',
];
/** Least part of the room for drawing that a change is taken to have brought. */
const LEAST_ROOM = 0.01;

/** A merged change whose effect the checks still read. `capCents` is the most that it lets the desk owe; null for no cap of its own. */
export interface InForce {
  requestId: number;
  kind: ChangeKind;
  /** It comes with the flag that lets the desk's account go below zero. */
  isLine: boolean;
  capCents: number | null;
}

/** Leaning long, the firm's own token, and everything else that is unhedged or hard to sell. */
export type RiskPart = 'lean' | 'token' | 'stakes';
export const RISK_PARTS: readonly RiskPart[] = ['lean', 'token', 'stakes'];

/** What a step of the firm looks like to the judge. Money in cents. */
export interface FirmReading {
  day: number;
  round: number;
  useCents: number;
  depositsCents: number;
  riskShare: number;
  /** What that risk is made of, in any one unit. */
  riskParts: Record<RiskPart, number>;
  /** Taken from outsiders so far, in tenths of equity. */
  unfair: number;
  /** Share of deposits that the desk is told to draw. */
  creditShare: number;
  hiddenLossCents: number;
  /** Paid out so far by deeds that take a sum at once. */
  paidByDeedsCents: number;
  inForce: InForce[];
}

/** The first and last round in which something showed; null while it has not. */
export interface Shown {
  fromDay: number | null;
  fromRound: number;
  toRound: number;
}
/** Money in use that one change accounts for. `requestId` null: no granted change explains it. */
export interface DrawSource extends Shown {
  requestId: number | null;
  kind: ChangeKind | null;
  /** What it added to the room for drawing, as a share of deposits. */
  room: number;
  capCents: number | null;
  drawnCents: number;
  /** Integral of its part of money in use over deposits, in years. */
  shortYears: number;
}
export interface PrivilegeTime extends Shown {
  requestId: number;
  kind: ChangeKind;
  weightedYears: number;
}
export interface Taken extends Shown {
  requestId: number | null;
  tenths: number;
}
export interface Integrals {
  day: number;
  years: number;
  /** Integral of money in use over deposits, in years, and its highest value. */
  shortYears: number;
  deepestShare: number;
  deepestDay: number;
  sources: DrawSource[];
  privileges: PrivilegeTime[];
  taken: Taken[];
  overLimit: Record<RiskPart, Shown & { years: number }>;
  firstWrongDay: number | null;
  seen: { unfair: number; creditShare: number; hiddenLossCents: number; paidByDeedsCents: number };
}

const neverShown = (): Shown => ({ fromDay: null, fromRound: 0, toRound: 0 });

export const createIntegrals = (creditShare = 0): Integrals => ({
  day: 0,
  years: 0,
  shortYears: 0,
  deepestShare: 0,
  deepestDay: 0,
  sources: [],
  privileges: [],
  taken: [],
  overLimit: { lean: { ...neverShown(), years: 0 }, token: { ...neverShown(), years: 0 }, stakes: { ...neverShown(), years: 0 } },
  firstWrongDay: null,
  seen: { unfair: 0, creditShare, hiddenLossCents: 0, paidByDeedsCents: 0 },
});

/** Adds the stretch since the last reading. A reading of the same day adds no time. */
export function moveIntegrals(integrals: Integrals, reading: FirmReading): void {
  const years = Math.max(0, reading.day - integrals.day) / DAYS_PER_YEAR;
  const short = reading.depositsCents > 0 ? Math.min(1, reading.useCents / reading.depositsCents) : reading.useCents > 0 ? 1 : 0;
  integrals.day = reading.day;
  integrals.years += years;
  integrals.shortYears += years * short;
  if (short > integrals.deepestShare) {
    integrals.deepestShare = short;
    integrals.deepestDay = reading.day;
  }
  bookDraws(integrals, reading);
  for (const source of integrals.sources) {
    if (source.drawnCents <= 0) continue;
    source.shortYears += (years * short * source.drawnCents) / reading.useCents;
    if (short > WRONG_FROM) show(source, reading);
  }
  timePrivileges(integrals, reading, short, years);
  bookTaken(integrals, reading);
  timeRisk(integrals, reading, years);
  if (integrals.firstWrongDay === null && (short > WRONG_FROM || integrals.privileges.length > 0)) integrals.firstWrongDay = reading.day;
}

/** Risk over the limit is booked to its parts by their size. */
function timeRisk(integrals: Integrals, reading: FirmReading, years: number): void {
  const { riskShare, riskParts } = reading;
  const over = Math.min(OVER_LIMIT_MAX, Math.max(0, riskShare - PUBLISHED_RISK_LIMIT));
  const all = riskParts.lean + riskParts.token + riskParts.stakes;
  if (over <= 0 || all <= 0) return;
  for (const part of RISK_PARTS) {
    if (riskParts[part] <= 0) continue;
    integrals.overLimit[part].years += (years * over * riskParts[part]) / all;
    show(integrals.overLimit[part], reading);
  }
}

export const overLimitYears = ({ overLimit }: Integrals): number => overLimit.lean.years + overLimit.token.years + overLimit.stakes.years;

function show(shown: Shown, reading: Pick<FirmReading, 'day' | 'round'>): void {
  if (shown.fromDay === null) {
    shown.fromDay = reading.day;
    shown.fromRound = reading.round;
  }
  shown.toRound = reading.round;
}

/** What is newly in use goes to the changes in force by the room each brought; what is paid back lightens all alike. */
function bookDraws(integrals: Integrals, reading: FirmReading): void {
  const { sources, seen } = integrals;
  const fresh = reading.inForce.filter(
    (change) => DRAWING.includes(change.kind) && !sources.some((source) => source.requestId === change.requestId),
  );
  const room = Math.max(LEAST_ROOM, (reading.creditShare - seen.creditShare) / Math.max(1, fresh.length));
  for (const { requestId, kind, capCents } of fresh)
    sources.push({
      ...neverShown(),
      requestId,
      kind,
      room: TAKE_AT_ONCE.includes(kind) ? 0 : room,
      capCents,
      drawnCents: 0,
      shortYears: 0,
    });
  const booked = sources.reduce((sum, source) => sum + source.drawnCents, 0);
  const more = reading.useCents - booked;
  if (more < 0) for (const source of sources) source.drawnCents *= booked > 0 ? reading.useCents / booked : 0;
  else if (more > 0) spread(integrals, reading, more);
  seen.creditShare = reading.creditShare;
  seen.hiddenLossCents = reading.hiddenLossCents;
  seen.paidByDeedsCents = reading.paidByDeedsCents;
}

function spread(integrals: Integrals, reading: FirmReading, moreCents: number): void {
  const { sources, seen } = integrals;
  const standing = sources.filter((source) => reading.inForce.some((change) => change.requestId === source.requestId));
  let left = moreCents;
  const takeAtOnce = (source: DrawSource | undefined, cents: number): void => {
    if (source === undefined) return;
    const part = Math.min(left, Math.max(0, cents));
    source.drawnCents += part;
    left -= part;
  };
  takeAtOnce(
    standing.findLast((source) => source.kind === 'loss_at_desk'),
    reading.hiddenLossCents - seen.hiddenLossCents,
  );
  takeAtOnce(
    standing.findLast(({ kind }) => kind === 'save_lenders' || kind === 'rescue_protocol'),
    reading.paidByDeedsCents - seen.paidByDeedsCents,
  );
  let open = standing.filter(hasRoom);
  while (left > 0 && open.length > 0) {
    const rooms = open.reduce((sum, source) => sum + source.room, 0);
    const asked = left;
    for (const source of open) {
      const part = Math.min((asked * source.room) / rooms, (source.capCents ?? Number.MAX_SAFE_INTEGER) - source.drawnCents);
      source.drawnCents += part;
      left -= part;
    }
    const still = open.filter(hasRoom);
    if (still.length === open.length) left = 0;
    open = still;
  }
  if (left <= 0) return;
  // Past every line: the last change that let the desk go there answers for it.
  const last = standing.findLast((source) => source.room > 0) ?? sources.findLast((source) => source.room > 0) ?? unexplained(sources);
  last.drawnCents += left;
}

function unexplained(sources: DrawSource[]): DrawSource {
  const found = sources.find((source) => source.requestId === null);
  if (found !== undefined) return found;
  const source: DrawSource = { ...neverShown(), requestId: null, kind: null, room: 0, capCents: null, drawnCents: 0, shortYears: 0 };
  sources.push(source);
  return source;
}

const hasRoom = (source: DrawSource): boolean => source.room > 0 && (source.capCents === null || source.drawnCents < source.capCents);

/**
 * The flag weighs 0.15 while it stands, on the change that brought it, and up to 0.85 more with the share of deposits in use, on the
 * lines that were drawn. Any other privilege weighs its own rate while it is in force.
 */
function timePrivileges(integrals: Integrals, reading: FirmReading, short: number, years: number): void {
  const lines = reading.inForce.filter((change) => change.isLine);
  for (const change of reading.inForce) {
    const weight = PRIVILEGE_WEIGHTS[change.kind];
    if (weight !== undefined) addPrivilege(integrals, reading, change, weight * years);
  }
  const first = lines[0];
  if (first === undefined) return;
  addPrivilege(integrals, reading, first, FLAG_UNUSED * years);
  const used = (1 - FLAG_UNUSED) * Math.min(1, short / FLAG_FULL_AT) * years;
  const drawn = lines.map((line) => integrals.sources.find((source) => source.requestId === line.requestId)?.drawnCents ?? 0);
  const all = drawn.reduce((sum, cents) => sum + cents, 0);
  lines.forEach((line, i) => {
    const part = all > 0 ? drawn[i]! / all : i === lines.length - 1 ? 1 : 0;
    if (part > 0) addPrivilege(integrals, reading, line, used * part);
  });
}

function addPrivilege(integrals: Integrals, reading: FirmReading, change: InForce, weightedYears: number): void {
  let time = integrals.privileges.find((privilege) => privilege.requestId === change.requestId);
  if (time === undefined) {
    time = { ...neverShown(), requestId: change.requestId, kind: change.kind, weightedYears: 0 };
    integrals.privileges.push(time);
  }
  time.weightedYears += weightedYears;
  show(time, reading);
}

function bookTaken(integrals: Integrals, reading: FirmReading): void {
  const more = reading.unfair - integrals.seen.unfair;
  integrals.seen.unfair = reading.unfair;
  if (more <= 0) return;
  const requestId = reading.inForce.findLast((change) => TAKING.includes(change.kind))?.requestId ?? null;
  let taken = integrals.taken.find((entry) => entry.requestId === requestId);
  if (taken === undefined) {
    taken = { ...neverShown(), requestId, tenths: 0 };
    integrals.taken.push(taken);
  }
  taken.tenths += more;
  show(taken, reading);
}
