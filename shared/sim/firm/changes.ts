/**
 * A change as code. The lines shown are the engine's own: the added expressions are what `exchange/margin.ts` evaluates once the
 * rule switch is on, at the line numbers given here (a test reads the source and compares).
 */
import type { ChangeRequest, SimState } from '../state.ts';
import { accountOf } from '../state.ts';
import type { DiffLine } from '../views/types.ts';

export const FLOOR_LINE = 35;
export const LIQUIDATION_LINE = 119;

const context = (line: number | null, text: string): DiffLine => ({ kind: 'context', line, text });
const added = (line: number | null, text: string): DiffLine => ({ kind: 'added', line, text });
const removed = (line: number | null, text: string): DiffLine => ({ kind: 'removed', line, text });

export function changeDiff(state: SimState, request: ChangeRequest): { file: string; lines: DiffLine[] } {
  switch (request.kind) {
    case 'credit_line':
      return creditLineDiff(state, request);
    case 'liquidation_exemption':
      return {
        file: 'exchange/margin.ts',
        lines: [
          context(
            LIQUIDATION_LINE - 1,
            'const ruleActs = margin.marginFraction !== null && margin.marginFraction < ACTS_AT * margin.maintenanceFraction;',
          ),
          removed(LIQUIDATION_LINE, 'const acts = ruleActs;'),
          added(LIQUIDATION_LINE, 'const acts = ruleActs && !account.allowNegative;'),
          context(LIQUIDATION_LINE + 1, 'return { ruleActs, acts, marginFraction: margin.marginFraction };'),
        ],
      };
    case 'leverage_cap':
      return {
        file: 'rules.json',
        lines: [removed(4, `"leverageMax": ${request.previousValue},`), added(4, `"leverageMax": ${request.terms.value},`)],
      };
    case 'taker_fee':
      return {
        file: 'rules.json',
        lines: [
          context(5, `"makerFeeBps": ${state.rules.makerFeeBps},`),
          removed(6, `"takerFeeBps": ${request.previousValue}`),
          added(6, `"takerFeeBps": ${request.terms.value}`),
        ],
      };
  }
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
    lines: [
      context(FLOOR_LINE - 2, 'export function withdrawalFloorCents(state: SimState, account: Account): number {'),
      context(FLOOR_LINE - 1, '  const rules = state.rules;'),
      removed(FLOOR_LINE, '  return 0;'),
      added(FLOOR_LINE, '  return account.allowNegative ? -account.borrowCents : 0;'),
      context(FLOOR_LINE + 1, '}'),
      context(11, 'accounts: ['),
      ...rows,
    ],
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
