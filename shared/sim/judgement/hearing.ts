/**
 * The trial of a finished game as its acts tell it: votes, testimonies, and what was opened or shown. What people did is taken from the acts,
 * which may come out of a file; what it comes to is read from the record alone. An act counts only as a room would have taken it, and a
 * testimony takes points off only where the ledger confirms it and its exhibit is open.
 */
import type { SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import type { EvidenceLog } from './evidenceLog.ts';
import { exhibitsOf } from './exhibits.ts';
import type { Exhibit, ExhibitAnswer } from './exhibitTypes.ts';
import { withTestimony } from './responsibility.ts';
import { scoreReceipt } from './scoreReceipt.ts';
import { creditFor, isConfirmed } from './testimony.ts';
import type { Receipt } from './types.ts';

export type TrialAct =
  | { act: 'vote'; exhibit: string; seat: SeatId; option: number }
  | { act: 'testify' | 'show'; exhibit: string; seat: SeatId }
  /** By the host, or because the last person at the table had voted. */
  | { act: 'open'; exhibit: string; seat: SeatId | null };

/** What people did, beside the record that it is measured by. */
export interface Hearing {
  exhibits: readonly Exhibit[];
  /** Of the game alone. */
  receipt: Receipt;
  acts: readonly TrialAct[];
}
export interface OpenExhibit {
  openedBy: 'all_voted' | 'host';
  answer: ExhibitAnswer;
  votes: { seat: SeatId; option: number }[];
  /** `confirmed`: the ledger says so too. `credit`: points taken off what the seat carries. */
  testimony: { seat: SeatId; confirmed: boolean; credit: number }[];
}

/** The trial of a record that was played to its end; there is none before the game is over. */
export function hearingOf(state: SimState, log: EvidenceLog, seedText: string, acts: readonly TrialAct[]): Hearing {
  const hearing: Hearing & { acts: TrialAct[] } = {
    exhibits: exhibitsOf(log, state),
    receipt: scoreReceipt(state, log, seedText),
    acts: [],
  };
  if (state.phase === 'closed') for (const act of acts) if (counts(hearing, act)) hearing.acts.push(act);
  return hearing;
}

// ---- Acts -----------------------------------------------------------------------------------------------------------

/** Whether a room would have taken it after the acts before: of a seat at the table, once, and before its exhibit was open. */
export function counts(hearing: Hearing, act: TrialAct): boolean {
  const { seat, exhibit: id } = act;
  const exhibit = exhibitNamed(hearing, id);
  if (exhibit === null || (seat !== null && !hearing.receipt.seats.some((line) => line.seat === seat))) return false;
  switch (act.act) {
    case 'show':
      return true;
    case 'open':
      return openingOf(hearing.acts, id) === null;
    case 'testify':
      return openingOf(hearing.acts, id) === null && !hasTestified(hearing.acts, id, act.seat);
    case 'vote':
      return (
        openingOf(hearing.acts, id) === null &&
        voteOf(hearing.acts, id, act.seat) === null &&
        exhibit.question.options[act.option] !== undefined
      );
  }
}

/** What everybody has been shown: a vote or a testimony on an exhibit that is not open is sealed. */
export const toldActs = (acts: readonly TrialAct[]): TrialAct[] =>
  acts.filter(({ act, exhibit }) => act === 'show' || openingOf(acts, exhibit) !== null);

export const exhibitNamed = ({ exhibits }: Hearing, id: string): Exhibit | null => exhibits.find((one) => one.id === id) ?? null;

export function openingOf(acts: readonly TrialAct[], id: string): Extract<TrialAct, { act: 'open' }> | null {
  const found = acts.find((act) => act.act === 'open' && act.exhibit === id);
  return found?.act === 'open' ? found : null;
}

export function voteOf(acts: readonly TrialAct[], id: string, seat: SeatId): number | null {
  const vote = acts.find((act) => act.act === 'vote' && act.exhibit === id && act.seat === seat);
  return vote?.act === 'vote' ? vote.option : null;
}

export const hasTestified = (acts: readonly TrialAct[], id: string, seat: SeatId): boolean =>
  acts.some((act) => act.act === 'testify' && act.exhibit === id && act.seat === seat);

// ---- What they come to ----------------------------------------------------------------------------------------------

/** Null while it is sealed. */
export function openExhibit(hearing: Hearing, id: string): OpenExhibit | null {
  const opening = openingOf(hearing.acts, id);
  const exhibit = exhibitNamed(hearing, id);
  if (opening === null || exhibit === null) return null;
  return {
    openedBy: opening.seat === null ? 'all_voted' : 'host',
    answer: exhibit.answer,
    votes: hearing.acts.flatMap((act) => (act.act === 'vote' && act.exhibit === id ? [{ seat: act.seat, option: act.option }] : [])),
    testimony: hearing.acts.flatMap((act) =>
      act.act === 'testify' && act.exhibit === id
        ? [{ seat: act.seat, confirmed: isConfirmed(exhibit, act.seat), credit: creditOf(hearing, exhibit, act.seat) }]
        : [],
    ),
  };
}

/** The receipt with what people owned up to, once the exhibit is open, taken off what they carry. */
export function receiptAfter(hearing: Hearing): Receipt {
  const seats = hearing.receipt.seats.map((line) => {
    const credit = ownedBy(hearing, line.seat).reduce((sum, exhibit) => sum + creditOf(hearing, exhibit, line.seat), 0);
    return line.responsibility === null || credit === 0 ? line : { ...line, responsibility: withTestimony(line.responsibility, credit) };
  });
  return { ...hearing.receipt, seats };
}

/** What an earlier exhibit took off is not taken off again. What is sealed yet moves no figure: it would tell that somebody has spoken. */
function creditOf(hearing: Hearing, exhibit: Exhibit, seat: SeatId): number {
  const carried = hearing.receipt.seats.find((line) => line.seat === seat)?.responsibility ?? null;
  const owned = ownedBy(hearing, seat);
  return creditFor(exhibit, seat, hearing.receipt.firm?.breaches ?? [], carried, owned.slice(0, owned.indexOf(exhibit)));
}

/** Exhibits that the seat has testified to, in the order in which they were opened. */
const ownedBy = (hearing: Hearing, seat: SeatId): Exhibit[] =>
  hearing.acts.flatMap(({ act, exhibit: id }) => {
    const exhibit = act === 'open' && hasTestified(hearing.acts, id, seat) ? exhibitNamed(hearing, id) : null;
    return exhibit === null ? [] : [exhibit];
  });
