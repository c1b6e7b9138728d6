/** Everything a seat may ask of the simulation. Commands are plain data and carry no authority: the session adds the seat. */
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

export type ChangeKind =
  | 'credit_line'
  | 'liquidation_exemption'
  | 'full_mark'
  | 'fast_lane'
  | 'fund_formula'
  | 'house_token_reserve'
  | 'per_account_rates'
  | 'route_liquidations'
  | 'unlisted_account'
  | 'leverage_cap'
  | 'taker_fee';
export type ReasonId =
  | 'missed_trades'
  | 'conversions_fail'
  | 'temporary'
  | 'everyone_does'
  | 'no_exceptions'
  | 'too_large'
  | 'bounded_and_public'
  | 'client_pressure'
  | 'own_risk'
  | 'not_my_call'
  | 'clean_up';

/** Asks for a change. `value` is cents for a credit line, a whole multiple for a leverage cap, basis points for a fee, 0 otherwise. */
export interface ProposeChange {
  type: 'propose_change';
  kind: ChangeKind;
  value: number;
  reason: ReasonId;
}
/** Terms a second signature may alter: smaller, ending on a day, printed on the public page. */
export interface Terms {
  value: number;
  /** Calendar days from merging until it reverts by itself; 0 = no end. */
  expiresAfterDays: number;
  published: boolean;
}
export interface DecideRequest {
  type: 'approve_request' | 'refuse_request' | 'merge_request' | 'revert_request';
  requestId: number;
  reason: ReasonId;
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
  | AmendRequest
  | ObjectRequest
  | PublishPage
  | SetQueuePolicy
  | AnswerBlock;

/** A command with the seat that may give it and the client's own id, which makes a resend harmless. */
export interface SeatCommand {
  seat: SeatId;
  cid: string;
  command: Command;
}
