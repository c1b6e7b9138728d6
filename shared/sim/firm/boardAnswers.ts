/** What the board answers, and why: a favour has to be printed and to end, a sentence has to be true. */
import { hasCome } from '../clock.ts';
import type { Terms } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import type { BoardWhy } from './board.ts';
import { protocolRescueCents } from './protocol.ts';
import { applyBoardAnswer } from './requests.ts';
import { isAmendable, isLine, isNeverUpheld, isTelling, topicSaidBy } from './requestTable.ts';
import { lossesToShowCents } from './rescue.ts';
import { gapOf } from './statements.ts';
import { firmCashCents } from './worth.ts';

const TERMS_STAND_DAYS = 42;
/** Terms that a board can print: a line no larger than this part of deposits, and an end. */
const LINE_OF_DEPOSITS = 0.02;
const ENDS_AFTER_DAYS = 84;

export function answerEscalations(state: SimState, events: SimEvent[]): void {
  for (const escalation of state.business!.escalations) {
    if (escalation.answered || !hasCome(state, escalation.answerDay)) continue;
    escalation.answered = true;
    const request = state.requests.find((one) => one.requestId === escalation.requestId)!;
    if (request.status !== 'proposed' && request.status !== 'approved' && request.status !== 'merged') continue;
    const { upheld, why } = judged(state, request);
    escalation.upheld = upheld;
    escalation.why = why;
    if (why === 'not_bounded' && isAmendable(request.kind)) {
      escalation.wouldPass = passingTerms(state, request);
      escalation.takeUntilDay = state.clock.day + TERMS_STAND_DAYS;
    }
    applyBoardAnswer(state, request, upheld, events);
  }
}

/** A favour has to be printed and to end; a sentence has to be true; some things nobody signs with their name. */
function judged(state: SimState, { kind, terms }: ChangeRequest): { upheld: boolean; why: BoardWhy } {
  if (isNeverUpheld(kind)) return { upheld: false, why: 'never' };
  const topic = topicSaidBy(kind) ?? (kind === 'rescue_pitch' || kind === 'investors_sheet' ? 'investors' : null);
  if (topic !== null) {
    const isTrue = gapOf(state, topic) === 0 && (topic !== 'investors' || lossesToShowCents(state) === 0);
    return { upheld: isTrue, why: isTrue ? 'true_today' : 'untrue_today' };
  }
  if (kind === 'rescue_protocol') {
    const paid = firmCashCents(state) >= protocolRescueCents(state);
    return { upheld: paid, why: paid ? 'ordinary' : 'never' };
  }
  if (!isTelling(kind)) return { upheld: true, why: 'ordinary' };
  const isBounded = terms.published && terms.expiresAfterDays > 0;
  return { upheld: isBounded, why: isBounded ? 'bounded' : 'not_bounded' };
}

function passingTerms(state: SimState, { kind, terms }: ChangeRequest): Terms {
  const most = Math.max(1, Math.floor(LINE_OF_DEPOSITS * state.business!.depositsCents));
  return { value: isLine(kind) ? Math.min(terms.value, most) : terms.value, expiresAfterDays: ENDS_AFTER_DAYS, published: true };
}
