/**
 * Who could know. Told = the request was theirs to see; watching = their own screens show its effect. Every row of the record carries
 * the seats that could see it, so that "who knew what, and when" is a question to the record.
 */
import type { AuditSubject, StatementTopic } from '../business.ts';
import type { ChangeKind } from '../commands.ts';
import { mayKnow } from '../firm/requests.ts';
import { isPrivilege } from '../firm/switches.ts';
import { holderOf, type SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';

/** Seats that see coverage and what the desk owes; seats that see the desk's book; the seat that sees the rules as they run. At a table of six. */
export const SEES_COVERAGE: readonly SeatId[] = ['treasurer', 'engineer'];
export const SEES_BOOK: readonly SeatId[] = ['chief', 'desk'];
export const SEES_CODE: readonly SeatId[] = ['engineer'];
const SEES_DRAWS: readonly SeatId[] = ['treasurer', 'engineer', 'desk', 'chief'];

const WATCHED_BY_KIND: Partial<Record<ChangeKind, readonly SeatId[]>> = {
  credit_line: SEES_DRAWS,
  token_loan: SEES_DRAWS,
  earn_product: SEES_DRAWS,
  loss_at_desk: SEES_DRAWS,
  liquidation_exemption: SEES_CODE,
  full_mark: SEES_CODE,
  fast_lane: SEES_CODE,
  route_liquidations: ['engineer', 'desk'],
  unlisted_account: SEES_CODE,
  list_hot_tokens: ['engineer', 'risk'],
  desk_fee_tier: ['engineer', 'desk'],
  lender_stake: ['treasurer', ...SEES_BOOK],
  split_audit_pack: ['treasurer'],
  pump_token: SEES_BOOK,
  defend_token: SEES_BOOK,
  buy_out_holder: SEES_BOOK,
  issue_token: SEES_BOOK,
  save_lenders: SEES_DRAWS,
  rescue_protocol: SEES_DRAWS,
  friends_first: SEES_COVERAGE,
  auto_delete: SEES_CODE,
};
const WATCHED_BY_TOPIC: Record<StatementTopic, readonly SeatId[]> = {
  same_rules: SEES_CODE,
  insurance_fund: SEES_COVERAGE,
  losses: ['desk', 'engineer'],
  customer_assets: SEES_COVERAGE,
  coverage: SEES_COVERAGE,
  related_party: SEES_DRAWS,
  never_lost: ['desk', 'engineer'],
  audit_pack: SEES_COVERAGE,
  worst_day: ['desk', ...SEES_COVERAGE],
  lenders_sheet: SEES_DRAWS,
  investors: SEES_COVERAGE,
  queue: SEES_COVERAGE,
};
/** Changes by which a sentence on the topic came to be said, or untrue. */
const BEHIND_TOPIC: Record<StatementTopic, readonly ChangeKind[]> = {
  same_rules: ['say_same_rules'],
  insurance_fund: ['fund_formula', 'house_token_reserve'],
  losses: ['loss_at_desk'],
  customer_assets: ['say_assets_fine'],
  coverage: [],
  related_party: ['unlisted_account'],
  never_lost: ['say_never_lost'],
  audit_pack: ['split_audit_pack'],
  worst_day: ['say_testimony'],
  lenders_sheet: ['second_sheet', 'roll_loan'],
  investors: ['rescue_pitch', 'investors_sheet'],
  queue: ['friends_first'],
};
/** What risk knows once an audit has come back. */
const SHOWN_BY_AUDIT: Record<AuditSubject, { kinds: readonly ChangeKind[]; topics: readonly StatementTopic[] }> = {
  desk: {
    kinds: ['credit_line', 'token_loan', 'loss_at_desk', 'save_lenders', 'rescue_protocol'],
    topics: ['losses', 'never_lost', 'worst_day', 'related_party', 'audit_pack', 'lenders_sheet'],
  },
  fund: { kinds: ['fund_formula', 'house_token_reserve'], topics: ['insurance_fund'] },
  code: {
    kinds: [
      'credit_line',
      'earn_product',
      'liquidation_exemption',
      'full_mark',
      'fast_lane',
      'route_liquidations',
      'desk_fee_tier',
      'list_hot_tokens',
      'auto_delete',
    ],
    topics: ['same_rules'],
  },
  coverage: { kinds: ['credit_line', 'token_loan', 'earn_product'], topics: ['customer_assets', 'coverage', 'investors'] },
};

export const everyone = (state: SimState): SeatId[] => [...state.scenario.seats];

/** Seats that a request was told to. */
export const toldOf = (state: SimState, request: ChangeRequest): SeatId[] =>
  state.scenario.seats.filter((seat) => mayKnow(state, request, seat));

/** Seats that had been told of what makes a sentence untrue. */
export function toldOfUntruth(state: SimState, topic: StatementTopic): SeatId[] {
  const behind = behindOf(state, topic);
  return state.scenario.seats.filter((seat) => behind.some((request) => mayKnow(state, request, seat)));
}

/** What came into force that makes a sentence on the topic untrue. */
export const behindOf = (state: SimState, topic: StatementTopic): ChangeRequest[] =>
  state.requests.filter((request) => request.mergedStep !== null && isBehind(request, topic));

/** For "same rules for all" also every privilege that the page did not print; for the record of losses also the one kept at the desk. */
const isBehind = (request: ChangeRequest, topic: StatementTopic): boolean =>
  BEHIND_TOPIC[topic].includes(request.kind) ||
  (topic === 'same_rules' && isPrivilege(request.kind) && !request.terms.published) ||
  ((topic === 'never_lost' || topic === 'worst_day') && request.kind === 'loss_at_desk');

/** Requests by which the sentence itself was decided. */
export const sayingOf = (state: SimState, topic: StatementTopic): ChangeRequest[] =>
  state.requests.filter((request) => request.mergedStep !== null && BEHIND_TOPIC[topic].includes(request.kind));

/** The seats of this game that a list for six names. */
export const atTable = (state: SimState, seats: readonly SeatId[]): SeatId[] =>
  state.scenario.seats.filter((seat) => seats.some((one) => holderOf(state.scenario, one) === seat));

export const watchersOf = (state: SimState, kind: ChangeKind | null, topic: StatementTopic | null): SeatId[] =>
  atTable(state, topic !== null ? WATCHED_BY_TOPIC[topic] : kind !== null ? (WATCHED_BY_KIND[kind] ?? SEES_BOOK) : SEES_BOOK);

export const shownByAudit = (subject: AuditSubject, kind: ChangeKind | null, topic: StatementTopic | null): boolean =>
  topic !== null ? SHOWN_BY_AUDIT[subject].topics.includes(topic) : kind !== null && SHOWN_BY_AUDIT[subject].kinds.includes(kind);
