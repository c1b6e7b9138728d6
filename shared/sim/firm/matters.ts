/**
 * The day's work of every seat: what comes up, when, and what becomes of it. A seat that has enough on its desk is left alone; one that
 * has nothing gets the next matter after some days, one that it has not had first. The number of matters that a seat has had keys every
 * draw, so that long and short steps bring the same work.
 */
import { hasCome } from '../clock.ts';
import type { AnswerMatter } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { drawUniform, STREAM } from '../random.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { holderOf, SEATS, type SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { runContracts } from './contracts.ts';
import { MATTER_IDS, MATTERS } from './matters/table.ts';
import type { Found, Matter, MatterId, MatterSpec } from './matters/types.ts';
import { signsNext } from './requestTable.ts';

/** Days between two matters of one seat: at least, and up to so much more. */
const FIRST_DAY = 3;
const APART_DAYS = 14;
const APART_SPREAD_DAYS = 24;
/** A desk with so many things to answer gets nothing new. */
const ENOUGH = 2;
/** What has never come up goes before what has. */
const NEW_FIRST = 1;
/** What cannot wait goes before both. */
const URGENT_FIRST = 2;

export function runMatters(state: SimState, events: SimEvent[]): void {
  runContracts(state);
  const { matters } = state.business!;
  for (const matter of matters) if (matter.status === 'open' && hasCome(state, matter.untilDay)) close(state, matter, null, events);
  for (const seat of state.scenario.seats) {
    let had = 0;
    let last: Matter | null = null;
    for (const matter of matters) {
      if (matter.seat !== seat) continue;
      had += 1;
      last = matter;
    }
    if (!hasCome(state, nextDay(state, seat, had, last)) || waitingFor(state, seat) >= ENOUGH) continue;
    const next = choose(state, seat, had);
    if (next !== null) open(state, seat, next.matter, next.found, events);
  }
}

/** Day from which the seat's next matter may come up, after so many. */
function nextDay(state: SimState, seat: SeatId, had: number, last: Matter | null): number {
  const apart = APART_SPREAD_DAYS * drawUniform(state.seed, STREAM.matter, had, SEATS.indexOf(seat), 1);
  return apart + (last === null ? FIRST_DAY : last.openedDay + APART_DAYS);
}

/** What lies on the desk already: offers, requests to decide, matters. */
function waitingFor(state: SimState, seat: SeatId): number {
  const business = state.business!;
  let waiting = 0;
  for (const matter of business.matters) if (matter.seat === seat && matter.status === 'open') waiting += 1;
  for (const offer of business.offers) if (offer.seat === seat && offer.status === 'open') waiting += 1;
  for (const request of state.requests) if (signsNext(state.scenario, request) === seat) waiting += 1;
  return waiting;
}

/** Each kind of work with its place in the table, by the seat of a table of six. */
const BY_SEAT: Record<SeatId, { matter: MatterId; spec: MatterSpec; place: number }[]> = Object.fromEntries(
  SEATS.map((seat) => [
    seat,
    MATTER_IDS.flatMap((matter, place) => (MATTERS[matter].seat === seat ? [{ matter, spec: MATTERS[matter], place }] : [])),
  ]),
) as Record<SeatId, { matter: MatterId; spec: MatterSpec; place: number }[]>;

/** A loop, as it is asked of every kind of work in every step: `findLast` is compiled as a call for each element. */
function latest(matters: readonly Matter[], matter: MatterId): Matter | undefined {
  for (let i = matters.length - 1; i >= 0; i--) if (matters[i]!.matter === matter) return matters[i];
  return undefined;
}

/** `number`: how many matters the seat has had, which keys every draw about its next. */
function choose(state: SimState, seat: SeatId, number: number): { matter: MatterId; found: Found } | null {
  let best: { matter: MatterId; found: Found } | null = null;
  let highest = 0;
  for (const written of SEATS) {
    if (holderOf(state.scenario, written) !== seat) continue;
    for (const { matter, spec, place } of BY_SEAT[written]) {
      const drawn = drawUniform(state.seed, STREAM.matter, number, place, 2);
      if ((spec.urgent === true ? URGENT_FIRST : NEW_FIRST) + drawn <= highest) continue;
      const last = latest(state.business!.matters, matter);
      if (last !== undefined && (last.status === 'open' || !hasCome(state, last.openedDay + spec.cooldownDays))) continue;
      const rank = (spec.urgent === true ? URGENT_FIRST : last === undefined ? NEW_FIRST : 0) + drawn;
      if (rank <= highest) continue;
      const found = spec.comesUp(state, number);
      if (found === null) continue;
      best = { matter, found };
      highest = rank;
    }
  }
  return best;
}

function open(state: SimState, seat: SeatId, matter: MatterId, { facts, rows, wrong, size }: Found, events: SimEvent[]): void {
  const matterId = state.nextId;
  state.nextId += 1;
  const { day } = state.clock;
  const one: Matter = {
    matterId,
    matter,
    seat,
    openedDay: day,
    openedStep: state.step,
    untilDay: day + MATTERS[matter].openDays,
    facts,
    rows: rows ?? [],
    wrong: wrong ?? false,
    size: size ?? 0,
    status: 'open',
    answer: null,
    outcome: null,
    answeredStep: null,
  };
  state.business!.matters.push(one);
  MATTERS[matter].begins?.(state, one);
  events.push({ type: 'matter_opened', matterId });
}

export function checkMatter(state: SimState, seat: SeatId, { matterId, answer }: AnswerMatter): Rejection | null {
  if (state.business === null) return refuse('prerequisite_missing');
  const matter = state.business.matters.find((one) => one.matterId === matterId);
  if (matter === undefined || matter.seat !== seat) return refuse('unknown_matter');
  if (matter.status !== 'open') return refuse('matter_closed');
  if (!MATTERS[matter.matter].answers.includes(answer)) return refuse('malformed');
  return answersTo(state, matter).includes(answer) ? null : refuse('wrong_phase');
}

/** What may be answered now: in a close nothing that trades. */
export function answersTo(state: SimState, { matter, status }: Matter): string[] {
  const { answers, trades } = MATTERS[matter];
  if (status !== 'open') return [];
  return answers.filter((answer) => state.phase !== 'close' || trades?.includes(answer) !== true);
}

export function applyMatter(state: SimState, { matterId, answer }: AnswerMatter, events: SimEvent[]): void {
  close(state, state.business!.matters.find((one) => one.matterId === matterId)!, answer, events);
}

/** A null answer: nobody gave one in time, which has its own consequence. */
function close(state: SimState, matter: Matter, answer: string | null, events: SimEvent[]): void {
  const spec = MATTERS[matter.matter];
  matter.status = answer === null ? 'lapsed' : 'answered';
  matter.answer = answer;
  matter.answeredStep = state.step;
  matter.outcome = spec.act(state, matter, answer ?? spec.unanswered, events);
  events.push({ type: 'matter_closed', matterId: matter.matterId, seat: answer === null ? 'clock' : matter.seat });
}
