import type { EndingId } from '../business.ts';
import type { SimEvent } from '../events.ts';
import type { SimState } from '../state.ts';

/** Owners keep what does not belong to whoever bought in during the session. */
export function closeFirm(state: SimState, id: EndingId, equityCents: number, repaidShare: number, events: SimEvent[]): void {
  const { day, round } = state.clock;
  const left = Math.round(equityCents > 0 ? equityCents * (1 - state.business!.soldShare) : equityCents);
  state.business!.ending = { id, day, round, equityCents: left, repaidShare };
  events.push({ type: 'firm_ended', ending: id, equityCents: left, repaidShare });
}
