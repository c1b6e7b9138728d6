/** What was put before seats and what they decided, one row each, with the ledger of that step. */
import type { Decision } from '../../shared/sim/judgement/decisions.ts';
import type { Sums } from '../../shared/sim/judgement/sums.ts';
import type { EvidenceRow } from '../../shared/sim/judgement/types.ts';
import type { Column, Table } from './csv.ts';

export interface DecisionRow {
  decision: Decision;
  evidence: EvidenceRow;
  /** Of the ledger at the end of the decision's step. */
  sums: Sums;
}

const cents = (name: keyof Sums & string, column: string, about: string): Column<DecisionRow> => ({
  name: column,
  unit: 'US cents',
  about,
  of: ({ sums }) => sums[name],
});

export const decisionsTable: Table<DecisionRow> = {
  id: 'decisions',
  about: 'What was put before a seat and what it decided: a row of the record each, in order.',
  columns: [
    { name: 'row', unit: 'id', about: 'The row of the record.', of: ({ decision }) => decision.row },
    { name: 'step', unit: 'steps', about: 'Steps of a quarter second of play since the opening.', of: ({ decision }) => decision.step },
    { name: 'day', unit: 'days', about: 'Calendar days since the opening.', of: ({ decision }) => decision.day },
    { name: 'round', unit: 'rounds', about: 'Round, from 1; a close belongs to the round it ends.', of: ({ decision }) => decision.round },
    { name: 'seat', unit: 'id', about: 'The seat that decided, or that it was put before.', of: ({ decision }) => decision.seat },
    { name: 'verb', unit: 'id', about: 'What the seat did, or what came up.', of: ({ decision }) => decision.verb },
    { name: 'request_id', unit: 'id', about: 'The request it is about; empty where none.', of: ({ decision }) => decision.requestId },
    { name: 'change', unit: 'id', about: 'What the request asks for.', of: ({ decision }) => decision.kind },
    {
      name: 'change_value',
      unit: 'cents, or the unit of the change',
      about: 'Size of the change as it stood at the end of the game.',
      of: ({ decision }) => decision.value,
    },
    { name: 'offer_id', unit: 'id', about: 'The offer it is about; empty where none.', of: ({ decision }) => decision.offerId },
    { name: 'offer', unit: 'id', about: 'Which offer that was.', of: ({ decision }) => decision.offer },
    { name: 'topic', unit: 'id', about: 'What a sentence in public was about.', of: ({ decision }) => decision.topic },
    { name: 'reason', unit: 'id', about: 'The reason chosen at the time.', of: ({ decision }) => decision.reason },
    {
      name: 'knew',
      unit: 'list of seats',
      about: 'Seats that could see the row when it was written, with blanks between them.',
      of: ({ evidence }) => evidence.knew.join(' '),
    },
    cents('claimedCents', 'claimed_cents', 'What the page said is held for customers.'),
    cents('trueCents', 'there_cents', 'What was there of what customers are owed.'),
    cents('holeCents', 'missing_cents', 'What was missing of it.'),
    cents('inUseCents', 'in_use_cents', 'Customers’ money in use by the firm.'),
    cents('displayedEquityCents', 'equity_shown_cents', 'The firm’s equity with everything at mark.'),
    cents('orderlyEquityCents', 'equity_orderly_cents', 'The same if sold in order; empty in a game of one round.'),
  ],
};
