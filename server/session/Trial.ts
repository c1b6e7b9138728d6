/**
 * The trial of a game that is over, as a list of acts: votes, testimonies, and what the host opened or showed. Nothing of a vote, a
 * testimony or an answer is in any view before its exhibit is open. Pure: the caller keeps the acts before it takes them in.
 */
import type { TrialExhibit, TrialView } from '../../shared/net/messages.ts';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import {
  counts,
  exhibitNamed,
  type Hearing,
  hasTestified,
  openExhibit,
  openingOf,
  receiptAfter,
  type TrialAct,
  voteOf,
} from '../../shared/sim/judgement/hearing.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';

/** Acts to be kept, in order; none where the same had been said before. */
export type Wanted = { ok: true; acts: TrialAct[] } | { ok: false; code: RejectionCode };

export class Trial {
  readonly acts: TrialAct[] = [];
  readonly #hearing: Hearing;

  constructor(exhibits: readonly Exhibit[], receipt: Receipt, acts: readonly TrialAct[]) {
    this.#hearing = { exhibits, receipt, acts: this.acts };
    for (const act of acts) this.take(act);
  }

  /** Takes in an act that has been kept. One about an exhibit that this release does not pick says nothing. */
  take(act: TrialAct): void {
    if (counts(this.#hearing, act)) this.acts.push(act);
  }

  // ---- What a seat asks for -----------------------------------------------------------------------------------------

  vote(seat: SeatId, id: string, option: number, present: readonly SeatId[]): Wanted {
    const exhibit = exhibitNamed(this.#hearing, id);
    if (exhibit === null) return { ok: false, code: 'unknown_exhibit' };
    const before = voteOf(this.acts, id, seat);
    if (before === option) return { ok: true, acts: [] };
    if (openingOf(this.acts, id) !== null) return { ok: false, code: 'exhibit_open' };
    if (before !== null) return { ok: false, code: 'done_already' };
    if (exhibit.question.options[option] === undefined) return { ok: false, code: 'malformed' };
    const vote: TrialAct = { act: 'vote', exhibit: id, seat, option };
    const waiting = present.some((other) => other !== seat && voteOf(this.acts, id, other) === null);
    return { ok: true, acts: waiting ? [vote] : [vote, { act: 'open', exhibit: id, seat: null }] };
  }

  testify(seat: SeatId, id: string): Wanted {
    if (exhibitNamed(this.#hearing, id) === null) return { ok: false, code: 'unknown_exhibit' };
    if (hasTestified(this.acts, id, seat)) return { ok: true, acts: [] };
    return openingOf(this.acts, id) === null
      ? { ok: true, acts: [{ act: 'testify', exhibit: id, seat }] }
      : { ok: false, code: 'exhibit_open' };
  }

  open(host: SeatId, id: string): Wanted {
    if (exhibitNamed(this.#hearing, id) === null) return { ok: false, code: 'unknown_exhibit' };
    return { ok: true, acts: openingOf(this.acts, id) === null ? [{ act: 'open', exhibit: id, seat: host }] : [] };
  }

  show(host: SeatId, id: string): Wanted {
    if (exhibitNamed(this.#hearing, id) === null) return { ok: false, code: 'unknown_exhibit' };
    return { ok: true, acts: this.#shown() === id ? [] : [{ act: 'show', exhibit: id, seat: host }] };
  }

  /** Exhibits that nobody is waited for any more, because whoever had not voted has left the table. */
  ripe(present: readonly SeatId[]): TrialAct[] {
    if (present.length === 0) return [];
    return this.#hearing.exhibits
      .filter(({ id }) => openingOf(this.acts, id) === null && this.#voters(id).length > 0)
      .filter(({ id }) => present.every((seat) => voteOf(this.acts, id, seat) !== null))
      .map(({ id }) => ({ act: 'open', exhibit: id, seat: null }));
  }

  // ---- What a seat may see ------------------------------------------------------------------------------------------

  view(seat: SeatId, present: readonly SeatId[]): TrialView {
    return { shown: this.#shown(), exhibits: this.#hearing.exhibits.map(({ id }) => this.#exhibitView(id, seat, present)) };
  }

  #exhibitView(id: string, seat: SeatId, present: readonly SeatId[]): TrialExhibit {
    const voted = this.#voters(id);
    return {
      id,
      voters: this.#hearing.receipt.seats.map((one) => one.seat).filter((one) => present.includes(one) || voted.includes(one)),
      voted,
      ownVote: voteOf(this.acts, id, seat),
      ownTestimony: hasTestified(this.acts, id, seat),
      open: openExhibit(this.#hearing, id),
    };
  }

  /** The receipt with what people owned up to taken off what they carry. */
  receipt(): Receipt {
    return receiptAfter(this.#hearing);
  }

  #voters(id: string): SeatId[] {
    return this.acts.flatMap((act) => (act.act === 'vote' && act.exhibit === id ? [act.seat] : []));
  }

  #shown(): string | null {
    return this.acts.findLast((act) => act.act === 'show')?.exhibit ?? null;
  }
}
