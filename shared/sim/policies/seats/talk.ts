/** What a seat says that is no act of its own: one line when something has changed for it. */
import type { FirmView } from '../../views/firmTypes.ts';
import { totalOf } from '../dealings.ts';
import type { Look } from '../look.ts';
import { marketFalls, roundReturn } from './reading.ts';
import { speak } from './speak.ts';

/** A signature that others have waited for this long is asked after, and again. */
const PUSH_STEPS = 50;
const PUSH_AGAIN_STEPS = 130;
const GOOD_ROUND = 0.15;
/** A round has a name once this part of it is over. */
const ROUND_SEEN = 0.3;

export function talk(look: Look, firm: FirmView): void {
  const { view, step, seat } = look;
  const { round, roundShare } = view.clock;
  if (step > 4) sayOnce(look, 'opening', 'opening');
  if (firm.disclosed !== null) sayOnce(look, 'out', 'out', true);
  if (firm.run.on) sayOnce(look, `run-${round}`, 'run', true);
  if (firm.run.gated) sayOnce(look, 'gated', 'gated', true);
  if (isShort(look)) sayOnce(look, 'hole', 'hole', true);
  if (marketFalls(view)) sayOnce(look, 'falls', 'falls');
  if (wasSpared(look, firm)) sayOnce(look, 'spared', 'thanks_later', true);
  for (const request of view.requests) {
    if (request.trail[0]?.seat !== seat || (request.status !== 'proposed' && request.status !== 'approved')) continue;
    const waited = step - (request.trail.at(-1)?.step ?? step);
    if (waited > PUSH_AGAIN_STEPS) sayOnce(look, `again-${request.requestId}-${request.status}`, 'push_again');
    else if (waited > PUSH_STEPS) sayOnce(look, `push-${request.requestId}-${request.status}`, 'push');
  }
  if (round > 1 && roundShare > ROUND_SEEN) sayOnce(look, `mood-${round}`, roundReturn(view) > GOOD_ROUND ? 'good_round' : 'slow_round');
}

/** Kept for the next look where the seat has just spoken. */
function sayOnce(look: Look, name: string, id: string, urgent = false): void {
  if (look.memory.noticed[name] === undefined && speak(look, id, urgent)) look.memory.noticed[name] = look.step;
}

/**
 * Somebody said no to it, or made it smaller; since then another exchange has stopped paying and this one has not, and pays from what is
 * there as far as this seat can see. That is worth a word.
 */
function wasSpared(look: Look, firm: FirmView): boolean {
  const { remembered } = look.memory;
  if (totalOf(remembered, 'refused') + totalOf(remembered, 'gaveTerms') === 0) return false;
  if (firm.disclosed !== null || firm.run.gated || firm.ending !== null || isShort(look)) return false;
  return firm.league.some((row) => !row.own && !row.alive) && firm.league.some((row) => row.own && row.alive);
}

/** What is there is less than what is owed, on this seat's own screen. */
function isShort({ view }: Look): boolean {
  const { code, customers } = view;
  if (code !== null) return code.custodyCents < code.owedCents;
  return customers !== null && customers.coverage !== null && customers.coverage < 1;
}
