/** What lies in a seat's inbox: refusals, requests, blocks, offers, ordinary work, audits and short notes. */
import type { AuditSubject, OfferId } from '../business.ts';
import type { ChangeKind, OfferAnswer, OrderType, Side } from '../commands.ts';
import type { Diff, MatterFact, MatterId, MatterRow } from '../firm/matters/types.ts';
import type { RejectionCode } from '../rejections.ts';

export type RequestAction =
  | 'approve_request'
  | 'amend_request'
  | 'refuse_request'
  | 'merge_request'
  | 'revert_request'
  | 'object_request'
  | 'escalate_request';

export type InboxItem =
  | {
      kind: 'order_refused';
      id: string;
      step: number;
      order: { market: string; side: Side; orderType: OrderType; sizeLots: number; priceTicks: number | null };
      code: RejectionCode;
      needsCents: number;
      haveCents: number;
      shortByCents: number;
      fitsLots: number;
      /** True when the desk's mandate, not a hand, sent it. */
      byMandate: boolean;
    }
  | {
      kind: 'transfer_refused';
      id: string;
      step: number;
      code: RejectionCode;
      amountCents: number;
      shortByCents: number;
      byMandate: boolean;
    }
  | { kind: 'request'; id: string; step: number; requestId: number; actions: RequestAction[] }
  | {
      kind: 'block';
      id: string;
      step: number;
      blockId: number;
      market: string;
      clientSide: Side;
      sizeLots: number;
      priceTicks: number;
      markTicks: number;
      untilDay: number;
    }
  | {
      kind: 'offer';
      id: string;
      step: number;
      offerId: number;
      offer: OfferId;
      untilDay: number;
      /** What asking would ask for. */
      asks: ChangeKind;
      value: number;
      answers: OfferAnswer[];
    }
  | {
      kind: 'matter';
      id: string;
      step: number;
      matterId: number;
      matter: MatterId;
      untilDay: number;
      facts: MatterFact[];
      rows: MatterRow[];
      /** A change that is to be reviewed. */
      diff: Diff | null;
      /** None where it has been answered or has lapsed. */
      answers: string[];
      answer: string | null;
      outcome: string | null;
    }
  | {
      kind: 'audit';
      id: string;
      step: number;
      subject: AuditSubject;
      /** What the ledger holds, and beside it what is shown or owed, in cents; for code, the privileges in force. */
      foundCents: number;
      besideCents: number;
      privileges: ChangeKind[];
    }
  | { kind: 'margin_call'; id: string; step: number; marginFraction: number; actsBelow: number }
  | { kind: 'note'; id: string; step: number; note: NoteId };
/** Notes: short messages whose wording is content. */
export type NoteId =
  | 'desk_brief'
  | 'engineer_brief'
  | 'chief_brief'
  | 'risk_brief'
  | 'treasurer_brief'
  | 'voice_brief'
  | 'squeeze_brief'
  | 'aim_reminder'
  | 'turn'
  | 'withdrawals_delayed'
  | 'letter_protects'
  | 'letter_fines';
