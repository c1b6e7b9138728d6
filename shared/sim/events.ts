/** What happened in a step, past tense. Events are the only thing the outside learns from `step` beside the state. */
import type { AuditSubject, EndingId, StatementTopic } from './business.ts';
import type { Command, InsteadId, OfferAnswer, ReasonId, Side } from './commands.ts';
import type { WorldNewsId } from './market/worldNews.ts';
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
  | { type: 'request_changed'; requestId: number; verb: RequestVerb; seat: SeatId | 'clock'; reason: ReasonId | null; instead?: InsteadId }
  | { type: 'page_published'; seat: SeatId; displayedFundCents: number; heldFundCents: number; claimsSameRules: boolean }
  | { type: 'offer_opened'; offerId: number }
  | { type: 'offer_answered'; offerId: number; seat: SeatId; answer: OfferAnswer; reason: ReasonId }
  | { type: 'offer_lapsed'; offerId: number }
  | { type: 'matter_opened'; matterId: number }
  | { type: 'matter_closed'; matterId: number; seat: SeatId | 'clock' }
  | { type: 'statement_made'; topic: StatementTopic; seat: SeatId; gap: number }
  | { type: 'statement_contradicted'; topic: StatementTopic; gap: number }
  | { type: 'statement_corrected'; topic: StatementTopic; forced: boolean }
  | { type: 'audit_asked'; subject: AuditSubject }
  | { type: 'audit_answered'; subject: AuditSubject }
  | { type: 'seat_resigned'; seat: SeatId }
  | { type: 'went_public'; seat: SeatId }
  | { type: 'ally_told'; requestId: number; seat: SeatId; ally: SeatId; isNew: boolean }
  | { type: 'signed_over'; seat: SeatId; by: SeatId; requestId: number }
  | { type: 'letter_came'; seat: SeatId; passedOver: number; fineCents: number }
  | { type: 'exploit_happened'; amountCents: number }
  | { type: 'exploit_settled'; openly: boolean; amountCents: number }
  | { type: 'leaked'; week: number }
  | { type: 'audited'; found: boolean }
  | { type: 'fund_checked' }
  | { type: 'holder_asks' }
  | { type: 'holder_left' }
  | { type: 'disclosed'; forced: boolean; fineCents: number; holeCents: number }
  | { type: 'run_began' }
  | { type: 'run_ended' }
  | { type: 'gated' }
  | { type: 'reopened' }
  | { type: 'firm_ended'; ending: EndingId; equityCents: number; repaidShare: number }
  | { type: 'block_offered'; blockId: number }
  | { type: 'block_closed'; blockId: number; taken: boolean }
  | { type: 'turn_began' }
  | { type: 'news_printed'; newsId: NewsId }
  | { type: 'round_ended'; round: number }
  | { type: 'round_opened'; round: number }
  /** The game is over. */
  | { type: 'round_closed' };

export type RequestVerb =
  | 'proposed'
  | 'approved'
  | 'amended'
  | 'refused'
  | 'merged'
  | 'reverted'
  | 'expired'
  | 'objected'
  | 'escalated'
  | 'board_upheld'
  | 'board_refused';
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
  | 'drill_close'
  | 'seat_left'
  | 'customers_come'
  | 'proof_failed'
  | WorldNewsId;
export type SimEventType = SimEvent['type'];
