/**
 * The trial of a game that is over, as a list of acts: votes, testimonies, and what the host opened or showed. Nothing of a vote, a
 * testimony or an answer is in any view before its exhibit is open. Pure: the caller keeps the acts before it takes them in.
 */
import type { OpenExhibit, TrialExhibit, TrialView } from '../../shared/net/messages.ts';
import type { TrialAct } from '../../shared/net/trialAct.ts';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import { withTestimony } from '../../shared/sim/judgement/responsibility.ts';
import { creditFor, isConfirmed } from '../../shared/sim/judgement/testimony.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';

/** Acts to be kept, in order; none where the same had been said before. */
export type Wanted = { ok: true; acts: TrialAct[] } | { ok: false; code: RejectionCode };

export class Trial {
  readonly exhibits: readonly Exhibit[];
  readonly acts: TrialAct[] = [];
  #receipt: Receipt;

  constructor(exhibits: readonly Exhibit[], receipt: Receipt, acts: readonly TrialAct[]) {
    this.exhibits = exhibits;
    this.#receipt = receipt;
    for (const act of acts) this.take(act);
  }

  /** Takes in an act that has been kept. One about an exhibit that this release does not pick says nothing. */
  take(act: TrialAct): void {
    if (this.#exhibit(act.exhibit) !== null) this.acts.push(act);
  }

  // ---- What a seat asks for -----------------------------------------------------------------------------------------

  vote(seat: SeatId, id: string, option: number, present: readonly SeatId[]): Wanted {
    const exhibit = this.#exhibit(id);
    if (exhibit === null) return { ok: false, code: 'unknown_exhibit' };
    const before = this.#voteOf(id, seat);
    if (before === option) return { ok: true, acts: [] };
    if (this.#opened(id) !== null) return { ok: false, code: 'exhibit_open' };
    if (before !== null) return { ok: false, code: 'done_already' };
    if (exhibit.question.options[option] === undefined) return { ok: false, code: 'malformed' };
    const vote: TrialAct = { act: 'vote', exhibit: id, seat, option };
    const waiting = present.some((other) => other !== seat && this.#voteOf(id, other) === null);
    return { ok: true, acts: waiting ? [vote] : [vote, { act: 'open', exhibit: id, seat: null }] };
  }

  testify(seat: SeatId, id: string): Wanted {
    if (this.#exhibit(id) === null) return { ok: false, code: 'unknown_exhibit' };
    if (this.#testified(id, seat)) return { ok: true, acts: [] };
    return this.#opened(id) === null ? { ok: true, acts: [{ act: 'testify', exhibit: id, seat }] } : { ok: false, code: 'exhibit_open' };
  }

  open(host: SeatId, id: string): Wanted {
    if (this.#exhibit(id) === null) return { ok: false, code: 'unknown_exhibit' };
    return { ok: true, acts: this.#opened(id) === null ? [{ act: 'open', exhibit: id, seat: host }] : [] };
  }

  show(host: SeatId, id: string): Wanted {
    if (this.#exhibit(id) === null) return { ok: false, code: 'unknown_exhibit' };
    return { ok: true, acts: this.#shown() === id ? [] : [{ act: 'show', exhibit: id, seat: host }] };
  }

  /** Exhibits that nobody is waited for any more, because whoever had not voted has left the table. */
  ripe(present: readonly SeatId[]): TrialAct[] {
    if (present.length === 0) return [];
    return this.exhibits
      .filter(({ id }) => this.#opened(id) === null && this.#voters(id).length > 0)
      .filter(({ id }) => present.every((seat) => this.#voteOf(id, seat) !== null))
      .map(({ id }) => ({ act: 'open', exhibit: id, seat: null }));
  }

  // ---- What a seat may see ------------------------------------------------------------------------------------------

  view(seat: SeatId, present: readonly SeatId[]): TrialView {
    return { shown: this.#shown(), exhibits: this.exhibits.map(({ id }) => this.#exhibitView(id, seat, present)) };
  }

  #exhibitView(id: string, seat: SeatId, present: readonly SeatId[]): TrialExhibit {
    const voted = this.#voters(id);
    return {
      id,
      voters: this.#receipt.seats.map((one) => one.seat).filter((one) => present.includes(one) || voted.includes(one)),
      voted,
      ownVote: this.#voteOf(id, seat),
      ownTestimony: this.#testified(id, seat),
      open: this.#openExhibit(id),
    };
  }

  #openExhibit(id: string): OpenExhibit | null {
    const opened = this.#opened(id);
    const exhibit = this.#exhibit(id);
    if (opened === null || exhibit === null) return null;
    return {
      openedBy: opened.seat === null ? 'all_voted' : 'host',
      answer: exhibit.answer,
      votes: this.acts.flatMap((act) => (act.act === 'vote' && act.exhibit === id ? [{ seat: act.seat, option: act.option }] : [])),
      testimony: this.acts.flatMap((act) =>
        act.act === 'testify' && act.exhibit === id
          ? [{ seat: act.seat, confirmed: isConfirmed(exhibit, act.seat), credit: this.#credit(exhibit, act.seat) }]
          : [],
      ),
    };
  }

  /** The receipt with what people owned up to, once the exhibit is open, taken off what they carry. */
  receipt(): Receipt {
    const seats = this.#receipt.seats.map((line) => {
      const owned = this.#owned(line.seat).filter(({ id }) => this.#opened(id) !== null);
      const credit = owned.reduce((sum, exhibit) => sum + this.#credit(exhibit, line.seat), 0);
      return line.responsibility === null || credit === 0 ? line : { ...line, responsibility: withTestimony(line.responsibility, credit) };
    });
    return { ...this.#receipt, seats };
  }

  #credit(exhibit: Exhibit, seat: SeatId): number {
    const carried = this.#receipt.seats.find((line) => line.seat === seat)?.responsibility ?? null;
    const owned = this.#owned(seat);
    const before = owned.slice(0, owned.indexOf(exhibit));
    return creditFor(exhibit, seat, this.#receipt.firm?.breaches ?? [], carried, before);
  }

  /** Exhibits that the seat has testified to, in the order in which it did. */
  #owned(seat: SeatId): Exhibit[] {
    return this.acts.flatMap((act) => {
      const exhibit = act.act === 'testify' && act.seat === seat ? this.#exhibit(act.exhibit) : null;
      return exhibit === null ? [] : [exhibit];
    });
  }

  #exhibit(id: string): Exhibit | null {
    return this.exhibits.find((exhibit) => exhibit.id === id) ?? null;
  }

  #voteOf(id: string, seat: SeatId): number | null {
    const vote = this.acts.find((act) => act.act === 'vote' && act.exhibit === id && act.seat === seat);
    return vote?.act === 'vote' ? vote.option : null;
  }

  #voters(id: string): SeatId[] {
    return this.acts.flatMap((act) => (act.act === 'vote' && act.exhibit === id ? [act.seat] : []));
  }

  #testified(id: string, seat: SeatId): boolean {
    return this.acts.some((act) => act.act === 'testify' && act.exhibit === id && act.seat === seat);
  }

  #opened(id: string): Extract<TrialAct, { act: 'open' }> | null {
    const found = this.acts.find((act) => act.act === 'open' && act.exhibit === id);
    return found?.act === 'open' ? found : null;
  }

  #shown(): string | null {
    return this.acts.findLast((act) => act.act === 'show')?.exhibit ?? null;
  }
}
