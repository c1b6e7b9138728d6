/** The figures of the receipt, one a row: of the firm, of its five duties and of each seat; and what each guessed of other markets. */
import type { Guess } from '../../shared/net/futures.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { Table } from './csv.ts';

export interface ScoreRow {
  scope: 'firm' | 'duty' | 'seat';
  subject: string;
  measure: string;
  value: number | string | null;
  unit: string;
}

const CENTS = 'US cents';
const POINTS = 'points of 100';
const SHARE = 'share, 0 to 1';

/** Measures of the firm, in the order of the rows. */
export const MEASURES: readonly { measure: string; unit: string; about: string; of(receipt: Receipt): number | string | null }[] = [
  { measure: 'owed', unit: CENTS, about: 'What customers are owed at the end.', of: ({ money }) => money.owedCents },
  { measure: 'missing', unit: CENTS, about: 'What is missing of it at the end.', of: ({ money }) => money.holeCents },
  { measure: 'most_missing', unit: CENTS, about: 'The most that was ever missing.', of: ({ money }) => money.deepestHoleCents },
  { measure: 'repaid_share', unit: SHARE, about: 'Share of what is owed that can be paid.', of: ({ money }) => money.repaidShare },
  { measure: 'fund_shown', unit: CENTS, about: 'The insurance fund as the page shows it.', of: ({ money }) => money.fundShownCents },
  { measure: 'fund_held', unit: CENTS, about: 'The insurance fund as it is held.', of: ({ money }) => money.fundHeldCents },
  {
    measure: 'equity_shown',
    unit: CENTS,
    about: 'The firm’s equity with everything at mark.',
    of: ({ money }) => money.displayedAtCloseCents,
  },
  {
    measure: 'equity_orderly',
    unit: CENTS,
    about: 'The same if sold in order; empty in a game of one round.',
    of: ({ firm }) => firm?.orderlyEquityCents ?? null,
  },
  { measure: 'ending', unit: 'id', about: 'How the firm ended; empty in a game of one round.', of: ({ firm }) => firm?.ending?.id ?? null },
  {
    measure: 'integrity',
    unit: POINTS,
    about: 'Integrity from the five duties, half of it on the worst one owed to others; empty in a game of one round.',
    of: ({ integrity }) => integrity?.total ?? null,
  },
];
const DUTIES = ['coverage', 'equal', 'truth', 'prudence', 'repair'] as const;
/** Measures of a seat. */
export const SEAT_MEASURES = [
  { measure: 'score', about: 'What is left of 100 after what the seat carries.' },
  { measure: 'carried', about: 'Points of breaches that the seat carries.' },
  { measure: 'credit', about: 'Points taken off for having brought the repair about, and for what was owned up to at the trial.' },
] as const;

/** Said, not measured: it may be set beside what the futures then showed. */
export const GUESS = {
  measure: 'guess',
  unit: SHARE,
  about:
    'Share of other markets in which the seat’s person thought the team would do better than without its favours, said before any was shown; no row where nobody guessed.',
} as const;

export function scoreRows(receipt: Receipt, guesses: readonly Guess[]): ScoreRow[] {
  const { integrity } = receipt;
  return [
    ...MEASURES.map(({ measure, unit, of }): ScoreRow => ({ scope: 'firm', subject: 'firm', measure, value: of(receipt), unit })),
    ...(integrity
      ? DUTIES.map((duty): ScoreRow => ({ scope: 'duty', subject: duty, measure: 'points', value: integrity[duty], unit: POINTS }))
      : []),
    ...receipt.seats.flatMap(({ seat, responsibility }): ScoreRow[] =>
      responsibility === null
        ? []
        : SEAT_MEASURES.map(
            ({ measure }): ScoreRow => ({ scope: 'seat', subject: seat, measure, value: responsibility[measure], unit: POINTS }),
          ),
    ),
    ...receipt.seats.flatMap(({ seat }) =>
      guesses
        .filter((guess) => guess.seat === seat)
        .slice(0, 1)
        .map(({ share }): ScoreRow => ({ scope: 'seat', subject: seat, measure: GUESS.measure, value: share, unit: GUESS.unit })),
    ),
  ];
}

export const scoresTable: Table<ScoreRow> = {
  id: 'scores',
  about: 'Figures of the receipt, and what each seat guessed before the futures, one a row.',
  columns: [
    { name: 'scope', unit: 'id', about: 'Whose figure it is: firm, duty or seat.', of: ({ scope }) => scope },
    { name: 'subject', unit: 'id', about: 'Which duty or seat.', of: ({ subject }) => subject },
    { name: 'measure', unit: 'id', about: 'What is measured; each measure has a row in this codebook.', of: ({ measure }) => measure },
    { name: 'value', unit: 'see unit', about: 'The figure.', of: ({ value }) => value },
    { name: 'unit', unit: 'text', about: 'Its unit.', of: ({ unit }) => unit },
  ],
};
