/**
 * What a bot makes of the answer to its own request. Terms that were named it comes back with; a principle it has heard twice it lets
 * rest; after a no without a reason of its own kind it looks for a way past. The more often it was refused the less it asks.
 */
import type { ChangeKind, ReasonId } from '../../commands.ts';
import { isAmendable, isFavour } from '../../firm/requestTable.ts';
import type { FirmView } from '../../views/firmTypes.ts';
import type { RequestView, TrailEntry } from '../../views/types.ts';
import { dealingsWith, ROUND_ABOUT, totalOf } from '../dealings.ts';
import type { Look } from '../look.ts';
import { refusedMe } from './reading.ts';
import { speak } from './speak.ts';

/** Refusals after which a bot asks for one thing less in a round, and after which it finds a way of its own. */
const TIRES_EVERY = 3;
const GIVES_UP_AFTER = { warm: 6, plain: 2 } as const;
/** What each refusal takes off the chance that it asks for what an offer would bring. */
const LESS_PER_REFUSAL = 0.08;
/** Yeses after which the words grow. */
const SPECIAL_AFTER = 2;
const ONLY_AFTER = 5;

/** What to ask for next, because of an answer: terms and all. */
export interface NextAsk {
  kind: ChangeKind;
  value: number;
  reason: ReasonId;
  bounds?: { expiresAfterDays: number; published: boolean };
}
const BOUNDED_DAYS = 84;

const refusalOf = ({ trail }: RequestView): TrailEntry | undefined => trail.findLast((entry) => entry.verb === 'refused');
const namedTerms = ({ reason, instead }: TrailEntry): boolean => reason === 'bounded_and_public' || instead === 'bounded_and_printed';

/** Heard twice about one kind, whoever said it. */
export const isDropped = (look: Look, kind: ChangeKind): boolean =>
  refusedMe(look).filter((one) => one.kind === kind && refusalOf(one)?.reason === 'no_exceptions').length >= 2;

/** What it asks for again, and how. Nothing that has been asked for since. */
export function nextAsks(look: Look): NextAsk[] {
  const asks: NextAsk[] = [];
  for (const request of refusedMe(look)) {
    const said = refusalOf(request);
    if (said === undefined || isDropped(look, request.kind)) continue;
    const { kind, askedValue } = request;
    if (namedTerms(said) && isAmendable(kind))
      asks.unshift({ kind, value: askedValue, reason: 'bounded_and_public', bounds: { expiresAfterDays: BOUNDED_DAYS, published: true } });
    else if (said.instead === undefined && look.character.habits.tone === 'warm') {
      for (const round of ROUND_ABOUT[kind] ?? [])
        asks.push({ kind: round, value: round === 'earn_product' ? askedValue : 0, reason: 'client_pressure' });
      asks.push({ kind, value: askedValue, reason: 'missed_trades' });
    } else if (said.instead === undefined) asks.push({ kind, value: askedValue, reason: 'missed_trades' });
  }
  return asks;
}

/** Things that it still asks for in a round. */
export const wishesLeft = ({ memory, character }: Look): number =>
  Math.max(0, character.habits.wishesARound - Math.floor(totalOf(memory.remembered, 'refused') / TIRES_EVERY));

export const hasGivenUp = ({ memory, character }: Look): boolean =>
  totalOf(memory.remembered, 'refused') >= GIVES_UP_AFTER[character.habits.tone];

export const asksForOffers = (look: Look): number =>
  hasGivenUp(look) ? 0 : look.character.habits.asksForOffers - LESS_PER_REFUSAL * totalOf(look.memory.remembered, 'refused');

/** The words with which it asks: the more often it got a yes, the more they make of whoever gave it. */
export function wishWords(look: Look): string {
  if (look.character.habits.tone === 'plain') return 'wish';
  if (refusedMe(look).length >= 2) return 'wish_cool';
  const yeses = totalOf(look.memory.remembered, 'signed');
  return yeses >= ONLY_AFTER ? 'wish_only' : yeses >= SPECIAL_AFTER ? 'wish_special' : 'wish';
}

/** The answer to one's own request comes before anything else that could be said; each is heard once. */
export function hearAnswers(look: Look, firm: FirmView): void {
  for (const [n, request] of refusedMe(look).entries()) {
    const said = refusalOf(request)!;
    const id = !isFavour(request)
      ? n === 0
        ? 'refused'
        : 'refused_twice'
      : isDropped(look, request.kind)
        ? 'heard_dropped'
        : namedTerms(said)
          ? 'heard_bounded'
          : n === 0
            ? 'refused'
            : 'refused_twice';
    if (hearOnce(look, `heard-${request.requestId}`, id)) return;
    if (goRound(look, firm, request, said)) return;
  }
  for (const request of look.view.requests) {
    const signed = request.trail.findLast((entry) => (entry.verb === 'approved' || entry.verb === 'merged') && entry.seat !== look.seat);
    if (request.trail[0]?.seat !== look.seat || !isFavour(request) || signed === undefined || signed.seat === 'clock') continue;
    const yeses = dealingsWith(look.memory.remembered, signed.seat).signed;
    const warm = yeses >= ONLY_AFTER ? 'thanks_only' : yeses >= SPECIAL_AFTER ? 'thanks_special' : 'thanks';
    if (request.status !== 'merged') continue;
    if (hearOnce(look, `thanked-${request.requestId}`, look.character.habits.tone === 'warm' ? warm : 'thanks')) return;
  }
  if (hasGivenUp(look)) hearOnce(look, 'given-up', 'gives_up');
}

function hearOnce(look: Look, name: string, id: string): boolean {
  if (look.memory.noticed[name] !== undefined || !speak(look, id, true)) return false;
  look.memory.noticed[name] = look.step;
  return true;
}

/** A bare no sends a warm bot to somebody else: it tells one more seat of what it wanted, if that is still open with anybody. */
function goRound(look: Look, firm: FirmView, request: RequestView, said: TrailEntry): boolean {
  if (look.character.habits.tone !== 'warm' || said.instead !== undefined || said.reason === 'bounded_and_public') return false;
  const again = look.view.requests.find(
    (one) =>
      one.requestId > request.requestId && one.trail[0]?.seat === look.seat && (one.status === 'proposed' || one.status === 'approved'),
  );
  if (again === undefined || !isFavour(again)) return false;
  const ally = firm.requests.find((one) => one.requestId === again.requestId)?.mayTell.find((seat) => seat !== said.seat);
  if (ally === undefined || !look.once(`round-${again.requestId}`)) return false;
  look.act({ type: 'ask_ally', requestId: again.requestId, seat: ally });
  speak(look, 'goes_round', true);
  return true;
}
