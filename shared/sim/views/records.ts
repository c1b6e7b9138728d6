/** What the firm's records still show. Under a rule that lets them expire, who signed what and what was said is gone after four weeks. */
import { dayAt } from '../clock.ts';
import type { ChangeRequest, SimState } from '../state.ts';

const KEPT_DAYS = 28;

const isOlder = (state: SimState, step: number): boolean => dayAt(state.clock, step) < state.clock.day - KEPT_DAYS;

/** True for what was written on a step and can no longer be shown to a seat. */
export function isGone(state: SimState, step: number): boolean {
  const { rules } = state;
  const gone = rules.recordsExpire && isOlder(state, step);
  return gone;
}

/** What still waits for a signature is shown whole; of anything else the last entry says where it stands. */
export function shownTrail(state: SimState, { status, trail }: ChangeRequest): ChangeRequest['trail'] {
  if (status === 'proposed' || status === 'approved') return trail;
  return trail.filter(({ step }, at) => at === trail.length - 1 || !isGone(state, step));
}
