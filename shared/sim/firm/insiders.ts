import type { SimState } from '../state.ts';

/** People who could tell, and contradictions between what was said and what is. */
export function addInsiders(state: SimState, people: number, contradictions: number): void {
  const business = state.business!;
  business.insiders += people;
  business.contradictions += contradictions;
}
