/**
 * Every kind of request: who may ask for it, who signs, who carries it out. Code is merged by the engineer; what is no code is in
 * force once its executor has done it. The asker is never the only one who signs, except where the chief asks for code.
 */
import type { ChangeKind } from '../commands.ts';
import type { SeatId } from '../scenario.ts';
import type { ChangeRequest } from '../state.ts';
import { isPrivilege } from './switches.ts';

export interface RequestSpec {
  /** Seats that may ask without being offered it. */
  proposers: readonly SeatId[];
  approver: SeatId;
  executor: SeatId;
  code: boolean;
  /** Once in force it can be taken back. */
  revertible: boolean;
}

const code = (...proposers: SeatId[]): RequestSpec => ({
  proposers,
  approver: 'chief',
  executor: 'engineer',
  code: true,
  revertible: true,
});
const deed = (proposer: SeatId, approver: SeatId, executor: SeatId, revertible: boolean): RequestSpec => ({
  proposers: [proposer],
  approver,
  executor,
  code: false,
  revertible,
});

export const REQUESTS: Record<ChangeKind, RequestSpec> = {
  credit_line: code('desk', 'chief'),
  liquidation_exemption: code('desk', 'chief'),
  full_mark: code('desk', 'chief'),
  fast_lane: code('desk', 'chief'),
  fund_formula: code('chief'),
  house_token_reserve: code('chief'),
  per_account_rates: code('desk', 'chief'),
  route_liquidations: code('desk', 'chief'),
  unlisted_account: code('desk', 'chief'),
  leverage_cap: code('risk', 'chief'),
  taker_fee: code('chief'),
  issue_token: deed('chief', 'risk', 'chief', false),
  lean_long: deed('desk', 'chief', 'desk', true),
  // Lending deposits on takes the same flag and line as credit does.
  earn_product: { ...code('chief'), approver: 'risk' },
  token_loan: deed('chief', 'risk', 'desk', true),
  loss_at_desk: deed('risk', 'chief', 'desk', false),
  buy_out_holder: deed('chief', 'risk', 'desk', false),
  pump_token: deed('desk', 'chief', 'desk', true),
  defend_token: deed('desk', 'chief', 'desk', true),
  say_same_rules: deed('chief', 'risk', 'chief', true),
  say_assets_fine: deed('chief', 'risk', 'chief', true),
};

/** The seat whose answer a request waits for; null once it is decided. */
export function signsNext({ kind, status }: Pick<ChangeRequest, 'kind' | 'status'>): SeatId | null {
  if (status === 'proposed') return REQUESTS[kind].approver;
  return status === 'approved' ? REQUESTS[kind].executor : null;
}

/** What only a firm of several rounds can do: everything that is no code, and to lend deposits on. */
export const needsBusiness = (kind: ChangeKind): boolean => !REQUESTS[kind].code || kind === 'earn_product';

/** Changes that let the desk's account go below zero, down to their value. */
export const isLine = (kind: ChangeKind): boolean => kind === 'credit_line' || kind === 'earn_product';

/** Terms can be narrowed where there is something to bound or to print. */
export const isAmendable = (kind: ChangeKind): boolean => isPrivilege(kind) || kind === 'token_loan' || kind === 'earn_product';

/** What must not be said aloud to be worth having, or what nobody outside would sign: the board says no to it. */
const NEVER_UPHELD: readonly ChangeKind[] = ['fund_formula', 'house_token_reserve', 'loss_at_desk', 'pump_token', 'defend_token'];
export const isNeverUpheld = (kind: ChangeKind): boolean => NEVER_UPHELD.includes(kind);

/** What a person could take outside: a privilege, a number with nothing behind it, a loss or a loan nobody is told of. */
const TELLING: readonly ChangeKind[] = [
  'fund_formula',
  'house_token_reserve',
  'earn_product',
  'token_loan',
  'loss_at_desk',
  'buy_out_holder',
  'pump_token',
  'defend_token',
];
export const isTelling = (kind: ChangeKind): boolean => isPrivilege(kind) || TELLING.includes(kind);
