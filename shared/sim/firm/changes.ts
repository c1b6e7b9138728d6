/**
 * A change as code. The lines shown are the engine's own: each added line is what the named file evaluates once the switch is on, at
 * the line given here (a test reads the sources and compares).
 */
import type { ChangeKind } from '../commands.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import { accountOf } from '../state.ts';
import type { DiffLine } from '../views/types.ts';
import { nextToList } from './listing.ts';
import { flaggedAccount, switchOf } from './switches.ts';

/** One line of the engine that a change turns on: `without` is what it amounts to while the switch is off. */
export interface CodeLine {
  file: string;
  line: number;
  without: string;
  with: string;
  /** The switch in the source that the shown lines leave out. */
  hidden: string;
  /** The lines of the source just above, where they say which check this is. */
  above?: string[];
}

export const FLOOR: CodeLine = {
  file: 'exchange/margin.ts',
  line: 47,
  without: 'const flagged = 0;',
  with: 'const flagged = account.allowNegative ? -account.borrowCents : 0;',
  hidden: 'rules.floorReadsFlag && ',
  above: ['export function withdrawalFloorCents(state: SimState, account: Account): number {', 'const rules = state.rules;'],
};

export const SWITCHED: Partial<Record<ChangeKind, CodeLine>> = {
  liquidation_exemption: {
    file: 'exchange/margin.ts',
    line: 160,
    without: 'const acts = ruleActs;',
    with: 'const acts = ruleActs && !(account.allowNegative);',
    hidden: 'rules.liquidationReadsFlag && ',
    above: ['const ruleActs = margin.marginFraction !== null && margin.marginFraction < ACTS_AT * margin.maintenanceFraction;'],
  },
  full_mark: {
    file: 'exchange/margin.ts',
    line: 41,
    without: 'return collateralWeight(listed, imfFactor, rated);',
    with: 'return account.fullMark ? 1 : collateralWeight(listed, imfFactor, rated);',
    hidden: 'rules.weightReadsFlag && ',
  },
  fast_lane: {
    file: 'exchange/orders.ts',
    line: 81,
    without: 'const skipped = false;',
    with: 'const skipped = account.fastLane;',
    hidden: 'state.rules.fundsCheckReadsFlag && ',
  },
  per_account_rates: {
    file: 'exchange/concentration.ts',
    line: 15,
    without: 'return state.accounts[account]!.siblings;',
    with: 'return NONE;',
    hidden: 'rules.concentrationPerOwner ? state.accounts[account]!.siblings : ',
  },
  route_liquidations: {
    file: 'exchange/liquidation.ts',
    line: 98,
    without: 'const taken = false;',
    with: 'const taken = !insolvent && takenByDesk(state, account, m, side, lots, events);',
    hidden: 'rules.liquidationsGoToDesk && ',
    above: ["const side = held > 0 ? 'sell' : 'buy';"],
  },
  unlisted_account: {
    file: 'exchange/reportedTotals.ts',
    line: 12,
    without: 'return false;',
    with: 'return account.unlisted;',
    hidden: 'rules.totalsSkipUnlisted && ',
    above: ['function leftOut(state: SimState, account: Account): boolean {', 'const { rules } = state;'],
  },
  list_hot_tokens: {
    file: 'exchange/margin.ts',
    line: 40,
    without: 'const rated = coins;',
    with: 'const rated = thin && coins > 0 ? 0 : coins;',
    hidden: 'rules.thinCoinsCountInFull && ',
  },
  desk_fee_tier: {
    file: 'exchange/fees.ts',
    line: 50,
    without: 'const own = null;',
    with: 'const own = account.feeTier ? OWN_TIER : null;',
    hidden: 'state.rules.feesReadFlag && ',
  },
  fund_formula: {
    file: 'firm/publicPage.ts',
    line: 44,
    without: 'const moved = 0;',
    with: 'const moved = formulaCents(state, day);',
    hidden: 'rules.fundFollowsVolume ? ',
  },
  house_token_reserve: {
    file: 'firm/publicPage.ts',
    line: 21,
    without: 'const counted = 0;',
    with: 'const counted = tokensAtMark(state, HOUSE_TOKENS_SHOWN);',
    hidden: 'rules.pageCountsHouseToken ? ',
  },
  auto_delete: {
    file: 'views/records.ts',
    line: 12,
    without: 'const gone = false;',
    with: 'const gone = isOlder(state, step);',
    hidden: 'rules.recordsExpire && ',
    above: ['export function isGone(state: SimState, step: number): boolean {', 'const { rules } = state;'],
  },
};

const context = (line: number | null, text: string): DiffLine => ({ kind: 'context', line, text });
const added = (line: number | null, text: string): DiffLine => ({ kind: 'added', line, text });
const removed = (line: number | null, text: string): DiffLine => ({ kind: 'removed', line, text });

/** Null for what is no code: the firm does it, the engine does not read it. */
export function changeDiff(state: SimState, request: ChangeRequest): { file: string; lines: DiffLine[] } | null {
  const code = SWITCHED[request.kind];
  if (code !== undefined) return { file: code.file, lines: [...codeLines(code), ...flagLines(state, request.kind)] };
  if (request.kind === 'leverage_cap')
    return {
      file: 'rules.json',
      lines: [removed(4, `"leverageMax": ${request.previousValue},`), added(4, `"leverageMax": ${request.terms.value},`)],
    };
  if (request.kind === 'taker_fee')
    return {
      file: 'rules.json',
      lines: [
        context(5, `"makerFeeBps": ${state.rules.makerFeeBps},`),
        removed(6, `"takerFeeBps": ${request.previousValue}`),
        added(6, `"takerFeeBps": ${request.terms.value}`),
      ],
    };
  if (request.kind === 'list_perp') return listingDiff(state);
  return request.kind === 'credit_line' ? creditLineDiff(state, request) : null;
}

/** Null once there is nothing left to list. */
function listingDiff(state: SimState): { file: string; lines: DiffLine[] } | null {
  const spec = state.scenario.markets[nextToList(state)];
  if (spec === undefined) return null;
  const row = (listed: boolean): string => `  { id: '${spec.id}', listed: ${listed} },`;
  return { file: 'markets.json', lines: [context(3, 'markets: ['), removed(4, row(false)), added(4, row(true))] };
}

function codeLines(code: CodeLine): DiffLine[] {
  const above = code.above ?? [];
  return [
    ...above.map((text, i) => context(code.line - above.length + i, text)),
    removed(code.line, code.without),
    added(code.line, code.with),
  ];
}

/** A switch that comes with a flag of its own sets it on one account. */
function flagLines(state: SimState, kind: ChangeKind): DiffLine[] {
  const flag = switchOf(kind)?.flag ?? null;
  if (flag === null) return [];
  const row = (on: boolean): string => `  { id: '${flaggedAccount(state, flag).id}', ${flag.name}: ${on} },`;
  return [context(11, 'accounts: ['), removed(12, row(false)), added(12, row(true))];
}

/** The first change brings the flag and the floor that reads it; a later one only raises the number. */
function creditLineDiff(state: SimState, request: ChangeRequest): { file: string; lines: DiffLine[] } {
  const desk = accountOf(state, 'desk');
  const first = request.previousValue === 0;
  const ends = request.terms.expiresAfterDays > 0 ? `, endsAfterDays: ${request.terms.expiresAfterDays}` : '';
  const row = (flag: boolean, cents: number, tail: string): string =>
    `  { id: '${desk.id}', allowNegative: ${flag}, borrowCents: ${grouped(cents)}${tail} },`;
  const rows: DiffLine[] = [removed(12, row(!first, request.previousValue, '')), added(12, row(true, request.terms.value, ends))];
  if (!first) return { file: 'accounts.json', lines: [context(11, 'accounts: ['), ...rows] };
  return {
    file: 'exchange/margin.ts, accounts.json',
    lines: [...codeLines(FLOOR), context(11, 'accounts: ['), ...rows],
  };
}

/** 2000000000 -> 2_000_000_000 */
function grouped(n: number): string {
  const digits = String(n);
  let out = '';
  for (let i = 0; i < digits.length; i++) {
    if (i > 0 && (digits.length - i) % 3 === 0) out += '_';
    out += digits[i];
  }
  return out;
}
