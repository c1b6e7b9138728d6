/** What happened in a step, past tense. Events are the only thing the outside learns from `step` beside the state. */
import type { Command, ReasonId, Side } from './commands.ts';
import type { Rejection } from './rejections.ts';
import type { SeatId } from './scenario.ts';

export type SimEvent =
  | { type: 'command_accepted'; seat: SeatId; cid: string; command: Command; filledLots?: number; orderId?: number; requestId?: number }
  | { type: 'command_rejected'; seat: SeatId; cid: string; command: Command; rejection: Rejection }
  | { type: 'order_filled'; market: number; maker: number; taker: number; takerSide: Side; priceTicks: number; sizeLots: number }
  | {
      type: 'mandate_blocked';
      what: 'directional' | 'outside';
      rejection: Rejection;
      market: number;
      side: Side;
      sizeLots: number;
      amountCents: number;
    }
  | { type: 'liquidation_started'; account: number; marginFraction: number }
  | { type: 'liquidation_ordered'; account: number; market: number; sizeLots: number; filledLots: number }
  | {
      type: 'liquidation_routed';
      account: number;
      market: number;
      /** What the liquidated account did; the desk stands on the other side. */
      side: Side;
      sizeLots: number;
      priceTicks: number;
    }
  | { type: 'liquidation_ended'; account: number }
  | { type: 'liquidation_skipped'; account: number; marginFraction: number }
  | {
      type: 'position_taken_over';
      account: number;
      market: number;
      /** Signed as the position was. */
      lots: number;
      taker: number;
      against: 'backstop' | 'opposing';
      /** Value behind the position, split two to one between taker and fund. */
      valueCents: number;
    }
  | { type: 'loss_shared'; account: number; payer: number; amountCents: number; policy: 'auto_deleverage' | 'socialise' }
  | { type: 'fund_paid'; account: number; amountCents: number; uncoveredCents: number }
  | { type: 'withdrawal_paid'; account: number; asset: number; units: number }
  | { type: 'withdrawal_queued'; account: number; asset: number; units: number }
  | { type: 'money_left'; amountCents: number; balanceAfterCents: number }
  | { type: 'debt_moved'; from: number; to: number; amountCents: number }
  | { type: 'request_changed'; requestId: number; verb: RequestVerb; seat: SeatId | 'clock'; reason: ReasonId | null }
  | { type: 'page_published'; seat: SeatId; displayedFundCents: number; heldFundCents: number; claimsSameRules: boolean }
  | { type: 'block_offered'; blockId: number }
  | { type: 'block_closed'; blockId: number; taken: boolean }
  | { type: 'turn_began' }
  | { type: 'news_printed'; newsId: NewsId }
  | { type: 'round_closed' };

export type RequestVerb = 'proposed' | 'approved' | 'amended' | 'refused' | 'merged' | 'reverted' | 'expired' | 'objected';
export type NewsId =
  | 'opening'
  | 'rally'
  | 'rival_record'
  | 'liquidations'
  | 'turn'
  | 'slump'
  | 'withdrawals_delayed'
  | 'close'
  | 'squeeze'
  | 'squeeze_over'
  | 'flash_crash'
  | 'drill_opening'
  | 'drill_close';
export type SimEventType = SimEvent['type'];
