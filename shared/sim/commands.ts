/** Everything a seat may ask of the simulation. Commands are plain data and carry no authority: the session adds the seat. */

import type { AuditSubject, Levers, StatementTopic } from './business.ts';
import type { AlternativeId } from './businessSpec.ts';
import type { CHANGE_KINDS, REASONS } from './ids.ts';
import type { QueuePolicy, SeatId } from './scenario.ts';

export type Side = 'buy' | 'sell';
export type OrderType = 'limit' | 'market' | 'ioc' | 'post_only';

export interface PlaceOrder {
  type: 'place_order';
  market: string;
  side: Side;
  orderType: OrderType;
  sizeLots: number;
  /** Absent for a market order. */
  priceTicks?: number;
  /** Only ever makes the position smaller. */
  reduceOnly?: boolean;
}
/** Changes a resting order. It keeps its place in the queue only where the price stays and the size shrinks. */
export interface AmendOrder {
  type: 'amend_order';
  orderId: number;
  sizeLots: number;
  priceTicks: number;
}
/** Takes back every order placed by hand, or those of one market. */
export interface CancelAll {
  type: 'cancel_all';
  market?: string;
}
/** The account's own leverage: its initial margin is at least one over it. Never above the firm's cap. */
export interface SetLeverage {
  type: 'set_leverage';
  leverage: number;
}
export interface CancelOrder {
  type: 'cancel_order';
  orderId: number;
}
/** Moves USD between the desk's account and its account at the outside venue. */
export interface TransferOutside {
  type: 'transfer_outside';
  direction: 'out' | 'back';
  amountCents: number;
}
/** Moves cash or coins between the desk's own accounts on the exchange. `asset` is the asset's id, `units` its smallest units. */
export interface TransferBetween {
  type: 'transfer_between';
  asset: string;
  fromAccount: DeskAccountName;
  toAccount: DeskAccountName;
  units: number;
}
export type DeskAccountName = 'main' | 'second';
/** Standing shares of buying power (collateral + credit line) that the desk's algorithms put to work each step. */
export interface SetMandate {
  type: 'set_mandate';
  quoteShare: number;
  directionalShare: number;
  outsideShare: number;
}

export type ChangeKind = (typeof CHANGE_KINDS)[number];
export type ReasonId = (typeof REASONS)[number];

/**
 * Asks for a change. `value` is cents for a credit line, a whole multiple for a leverage cap, basis points for a fee, 1 or 0 for a
 * house token with a thin or a wide float, 0 otherwise.
 */
export interface ProposeChange {
  type: 'propose_change';
  kind: ChangeKind;
  value: number;
  reason: ReasonId;
  /** Narrower from the start: an end, or printed. Only where the kind has terms. */
  bounds?: Bounds;
}
export type Bounds = Pick<Terms, 'expiresAfterDays' | 'published'>;
/** What somebody who says no would do instead. Without one, an objection is kept and does not count. */
export type InsteadId = 'bounded_and_printed' | 'same_for_all' | 'own_money' | 'ledger_figure' | 'after_audit';
/** Terms a second signature may alter: smaller, ending on a day, printed on the public page. */
export interface Terms {
  value: number;
  /** Calendar days from merging until it reverts by itself; 0 = no end. */
  expiresAfterDays: number;
  published: boolean;
}
export interface DecideRequest {
  type: 'approve_request' | 'merge_request' | 'revert_request';
  requestId: number;
  reason: ReasonId;
}
export interface RefuseRequest {
  type: 'refuse_request';
  requestId: number;
  reason: ReasonId;
  instead?: InsteadId;
}
export interface AmendRequest {
  type: 'amend_request';
  requestId: number;
  terms: Terms;
  reason: ReasonId;
}
export interface ObjectRequest {
  type: 'object_request';
  requestId: number;
  reason: ReasonId;
  instead?: InsteadId;
}
/** Tells another seat of a request that one knows: from then on it knows too, and may object. */
export interface AskAlly {
  type: 'ask_ally';
  requestId: number;
  seat: SeatId;
}
/** Takes a request past the firm's seats to its board, which answers on a later day. */
export interface EscalateRequest {
  type: 'escalate_request';
  requestId: number;
  reason: ReasonId;
}
/** Answers what ordinary work has brought to the seat's desk: asks for it, leaves it, puts it off, or does something else instead. */
export interface AnswerOffer {
  type: 'answer_offer';
  offerId: number;
  answer: OfferAnswer;
  reason: ReasonId;
}
/** Answers a matter of the seat's day in one of the ways that it names. */
export interface AnswerMatter {
  type: 'answer_matter';
  matterId: number;
  answer: string;
}
export type OfferAnswer = 'ask' | 'decline' | 'stall' | AlternativeId;
/** Standing choices; each belongs to one seat, and those left out stay as they are. */
export interface SetLevers extends Partial<Levers> {
  type: 'set_levers';
  takerFeeBps?: number;
  leverageMax?: number;
}
/** Says the topic's sentence in public; it stands until it is corrected. */
export interface MakeStatement {
  type: 'make_statement';
  topic: StatementTopic;
  claim: true;
}
export interface CorrectStatement {
  type: 'correct_statement';
  topic: StatementTopic;
}
/** The chief tells customers everything and begins to pay back. */
export interface ComeClean {
  type: 'come_clean';
}
/** A seat that knows something takes it outside the firm. */
export interface GoPublic {
  type: 'go_public';
}
export interface Resign {
  type: 'resign';
}
/** Risk asks for the ledger's own figures on one subject; they arrive a week later. */
export interface Audit {
  type: 'audit';
  subject: AuditSubject;
}
/** What the firm tells its customers. The claim is judged; wording is not. */
export interface PublishPage {
  type: 'publish_page';
  displayedFundCents: number;
  claimsSameRules: boolean;
}
/** How waiting withdrawals are paid from now on. */
export interface SetQueuePolicy {
  type: 'set_queue_policy';
  policy: QueuePolicy;
}
/** A client asks the desk for a block price; taking it trades at that price against the desk's account. */
export interface AnswerBlock {
  type: 'answer_block';
  blockId: number;
  take: boolean;
}

/** Ends a close before its time. */
export interface OpenRound {
  type: 'open_round';
}

export type Command =
  | PlaceOrder
  | AmendOrder
  | CancelOrder
  | CancelAll
  | SetLeverage
  | TransferOutside
  | TransferBetween
  | SetMandate
  | ProposeChange
  | DecideRequest
  | RefuseRequest
  | AmendRequest
  | ObjectRequest
  | AskAlly
  | PublishPage
  | SetQueuePolicy
  | AnswerBlock
  | OpenRound
  | EscalateRequest
  | AnswerOffer
  | AnswerMatter
  | SetLevers
  | MakeStatement
  | CorrectStatement
  | ComeClean
  | GoPublic
  | Resign
  | Audit;

/** What a seat decides, says or sets for the firm: none of it is the market's. */
export type FirmCommand =
  | DecideRequest
  | RefuseRequest
  | AmendRequest
  | ObjectRequest
  | AskAlly
  | EscalateRequest
  | AnswerOffer
  | AnswerMatter
  | SetLevers
  | MakeStatement
  | CorrectStatement
  | ComeClean
  | GoPublic
  | Resign
  | Audit;

/** A command with the seat that may give it and the client's own id, which makes a resend harmless. */
export interface SeatCommand {
  seat: SeatId;
  cid: string;
  command: Command;
}
