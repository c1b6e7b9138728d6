/**
 * Every kind of request: who may ask for it, who signs, who carries it out. Code is merged by the engineer; what is no code is in
 * force once its executor has done it. The asker is never the only one who signs, except where the chief asks for code. Seats are
 * written for a table of six; at a smaller one the chief holds what the treasurer and the voice would.
 */
import type { StatementTopic } from '../business.ts';
import type { ChangeKind } from '../commands.ts';
import { holderOf, type Scenario, type SeatId } from '../scenario.ts';
import type { ChangeRequest } from '../state.ts';
import { isPrivilege } from './switches.ts';

export interface RequestSpec {
  /** Seats that may ask without being offered it. */
  proposers: readonly SeatId[];
  approver: SeatId;
  /** Signs where the approver is the one who asks; null: then that seat signs alone. */
  second: SeatId | null;
  executor: SeatId;
  code: boolean;
  /** Once in force it can be taken back. */
  revertible: boolean;
}

const code = (...proposers: SeatId[]): RequestSpec => ({
  proposers,
  approver: 'chief',
  second: null,
  executor: 'engineer',
  code: true,
  revertible: true,
});
const deed = (proposer: SeatId, approver: SeatId, executor: SeatId, revertible: boolean): RequestSpec => ({
  proposers: [proposer],
  approver,
  second: 'risk',
  executor,
  code: false,
  revertible,
});

export const REQUESTS: Record<ChangeKind, RequestSpec> = {
  credit_line: code('desk', 'chief'),
  liquidation_exemption: code('desk', 'chief'),
  full_mark: code('desk', 'chief'),
  fast_lane: code('desk', 'chief'),
  fund_formula: code('chief', 'treasurer'),
  house_token_reserve: code('chief', 'treasurer'),
  per_account_rates: code('desk', 'chief'),
  route_liquidations: code('desk', 'chief'),
  unlisted_account: code('desk', 'chief'),
  leverage_cap: code('risk', 'chief'),
  taker_fee: code('chief'),
  issue_token: deed('chief', 'risk', 'treasurer', false),
  lean_long: deed('desk', 'chief', 'desk', true),
  // Lending deposits on takes the same flag and line as credit does.
  earn_product: { ...code('treasurer'), second: 'risk' },
  token_loan: deed('treasurer', 'chief', 'desk', true),
  loss_at_desk: deed('risk', 'chief', 'desk', false),
  buy_out_holder: deed('chief', 'risk', 'desk', false),
  pump_token: deed('desk', 'chief', 'desk', true),
  defend_token: deed('desk', 'chief', 'desk', true),
  say_same_rules: deed('voice', 'chief', 'voice', true),
  say_assets_fine: deed('voice', 'chief', 'voice', true),
  list_hot_tokens: code('risk', 'chief'),
  presale_stake: deed('desk', 'chief', 'desk', false),
  lender_stake: deed('chief', 'risk', 'treasurer', false),
  say_never_lost: deed('voice', 'chief', 'voice', true),
  split_audit_pack: deed('treasurer', 'chief', 'treasurer', true),
  attack_peg: deed('desk', 'chief', 'desk', false),
  desk_fee_tier: code('desk', 'chief'),
  // A market that people hold positions in is not taken away again.
  list_perp: { ...code('desk', 'chief'), revertible: false },
  say_testimony: deed('chief', 'risk', 'chief', true),
  save_lenders: deed('chief', 'risk', 'treasurer', false),
  second_sheet: deed('treasurer', 'chief', 'treasurer', false),
  friends_first: deed('treasurer', 'chief', 'treasurer', true),
  rescue_pitch: deed('chief', 'risk', 'treasurer', false),
  auto_delete: code('engineer'),
  rescue_protocol: deed('desk', 'chief', 'treasurer', false),
  roll_loan: deed('treasurer', 'chief', 'treasurer', false),
  investors_sheet: deed('treasurer', 'chief', 'treasurer', false),
};

type Asked = Pick<ChangeRequest, 'kind' | 'proposer'>;

/** Whether a seat may ask for it without being offered it. */
export const mayPropose = (scenario: Scenario, kind: ChangeKind, seat: SeatId): boolean =>
  REQUESTS[kind].proposers.some((proposer) => holderOf(scenario, proposer) === seat);

/** The seat that signs a request: another than the one that asks, where the kind needs two. */
export function approverOf(scenario: Scenario, { kind, proposer }: Asked): SeatId {
  const { approver, second } = REQUESTS[kind];
  const signs = holderOf(scenario, approver);
  return signs === proposer && second !== null ? holderOf(scenario, second) : signs;
}

export const executorOf = (scenario: Scenario, kind: ChangeKind): SeatId => holderOf(scenario, REQUESTS[kind].executor);

/** The seat whose answer a request waits for; null once it is decided. */
export function signsNext(scenario: Scenario, request: Asked & Pick<ChangeRequest, 'status'>): SeatId | null {
  if (request.status === 'proposed') return approverOf(scenario, request);
  return request.status === 'approved' ? executorOf(scenario, request.kind) : null;
}

/** What only a firm of several rounds can do: everything that is no code, and some that is. */
const CODE_OF_BUSINESS: readonly ChangeKind[] = ['earn_product', 'list_hot_tokens', 'desk_fee_tier', 'list_perp', 'auto_delete'];
export const needsBusiness = (kind: ChangeKind): boolean => !REQUESTS[kind].code || CODE_OF_BUSINESS.includes(kind);

/** Changes that let the desk's account go below zero, down to their value. */
export const isLine = (kind: ChangeKind): boolean => kind === 'credit_line' || kind === 'earn_product';

/** Terms can be narrowed where there is something to bound or to print. */
export const isAmendable = (kind: ChangeKind): boolean => isPrivilege(kind) || kind === 'token_loan' || kind === 'earn_product';

/** Requests that are about one sentence, and its topic. */
const SAYS: Partial<Record<ChangeKind, StatementTopic>> = {
  say_same_rules: 'same_rules',
  say_assets_fine: 'customer_assets',
  say_never_lost: 'never_lost',
  say_testimony: 'worst_day',
};
export const topicSaidBy = (kind: ChangeKind): StatementTopic | null => SAYS[kind] ?? null;

/** What must not be said aloud to be worth having, or what nobody outside would sign: the board says no to it. */
const NEVER_UPHELD: readonly ChangeKind[] = [
  'fund_formula',
  'house_token_reserve',
  'loss_at_desk',
  'pump_token',
  'defend_token',
  'presale_stake',
  'split_audit_pack',
  'attack_peg',
  'second_sheet',
  'friends_first',
  'auto_delete',
];
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
  'presale_stake',
  'split_audit_pack',
  'attack_peg',
  'save_lenders',
  'second_sheet',
  'friends_first',
  'rescue_pitch',
  'auto_delete',
  'roll_loan',
  'investors_sheet',
];
export const isTelling = (kind: ChangeKind): boolean => isPrivilege(kind) || TELLING.includes(kind);

/** Changes by which the firm, or its customers with it, stands to lose more than it says. */
const RISKY: readonly ChangeKind[] = ['lean_long', 'list_hot_tokens', 'lender_stake', 'list_perp', 'rescue_protocol'];

/** What gives one account more than others have, or says or hides what customers would want to know. */
export function isFavour({ kind, terms }: Pick<ChangeRequest, 'kind' | 'terms'>): boolean {
  if (kind === 'issue_token') return terms.value === 1;
  return isTelling(kind) || topicSaidBy(kind) !== null || RISKY.includes(kind);
}
