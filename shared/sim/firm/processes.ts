/** What runs by itself in a firm: interest at the outside venue, margin calls to the desk, news, reminders. */
import type { NewsId, SimEvent } from '../events.ts';
import { balanceOf, CODE, post } from '../exchange/ledger.ts';
import { ACTS_AT, marginOf } from '../exchange/margin.ts';
import { NOTICED_WAITING, waitingShare } from '../market/confidence.ts';
import { turned, turning } from '../market/reference.ts';
import { wayBackFrom } from '../market/shocks.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { roundHalfEven } from '../units.ts';
import { addNote, addToInbox } from './inbox.ts';
import { heldNotionalCents } from './mandate.ts';

const DAYS_PER_YEAR = 365;
const MARGIN_CALL_AT = 1.25;
const MARGIN_CALL_EVERY_STEPS = 120;
const SQUEEZE_NEWS_AT = 1.12;
const STEPS_TO_SEE = 8;

/** Money at the outside venue earns a yield while the boom lasts and loses part of itself after the turn. */
export function earnOutside(state: SimState): void {
  const outside = accountOf(state, 'desk_outside').index;
  const world = accountOf(state, 'outside_world').index;
  const held = balanceOf(state.ledger, outside, USD);
  if (held <= 0) return;
  const rate = turned(state) ? state.scenario.outsideYieldAfterTurnPerYear : state.scenario.outsideYieldPerYear;
  const earned = roundHalfEven((held * rate * state.clock.daysPerStep) / DAYS_PER_YEAR);
  if (earned > 0) post(state.ledger, [{ asset: USD, from: world, to: outside, amount: earned, code: CODE.outside_yield }]);
  else if (earned < 0)
    post(state.ledger, [{ asset: USD, from: outside, to: world, amount: Math.min(held, 0 - earned), code: CODE.outside_yield }]);
}

/** A call goes out when the desk's margin comes within a quarter of the fraction where the engine acts. */
export function marginCalls(state: SimState): void {
  const desk = accountOf(state, 'desk');
  const margin = marginOf(state, desk.index);
  if (margin.marginFraction === null || margin.notionalCents === 0) return;
  const actsBelow = ACTS_AT * margin.maintenanceFraction;
  if (margin.marginFraction >= actsBelow * MARGIN_CALL_AT) return;
  const last = state.inbox.findLast((entry) => entry.item.kind === 'margin_call');
  if (last !== undefined && state.step - last.item.step < MARGIN_CALL_EVERY_STEPS) return;
  addToInbox(state, 'desk', {
    kind: 'margin_call',
    id: `margin-${state.step}`,
    step: state.step,
    marginFraction: margin.marginFraction,
    actsBelow,
  });
}

export function printNews(state: SimState, events: SimEvent[]): void {
  const { scenario, world, step } = state;
  const bit = state.markets[0]!;
  const change = bit.markTicks / bit.openingTicks - 1;
  if (step === world.turnStep) {
    for (const seat of scenario.seats) addNote(state, seat, 'turn');
    news(state, 'turn', events);
  }
  if (step === Math.round(scenario.stepsPerRound / 4)) news(state, 'rival_record', events);
  if (change > 0.12 && !turned(state)) newsOnce(state, 'rally', events);
  if (turned(state) && state.flow.liquidations >= 3) newsOnce(state, 'liquidations', events);
  if (turned(state) && !turning(state)) newsOnce(state, 'slump', events);
  printDelay(state, events);
  if (
    step === Math.round(scenario.stepsPerRound * scenario.aim.byShare * 0.6) &&
    heldNotionalCents(state, accountOf(state, 'desk')) < scenario.aim.notionalCents * 0.8
  )
    addNote(state, 'desk', 'aim_reminder');
  printShocks(state, events);
  if (step === scenario.stepsPerRound) news(state, scenario.wording?.close ?? 'close', events);
}

/** The first withdrawal that waits is news; of a large exchange, the first that are a noticeable part of deposits. */
export function printDelay(state: SimState, events: SimEvent[]): void {
  if (state.queue.length === 0 || printed(state, 'withdrawals_delayed')) return;
  if (state.business !== null && waitingShare(state, state.business.depositsCents) < NOTICED_WAITING) return;
  news(state, 'withdrawals_delayed', events);
  addNote(state, 'chief', 'withdrawals_delayed');
}

/** A squeeze is news once the price shows it, and again when the way back has begun; a flash crash at once. */
function printShocks(state: SimState, events: SimEvent[]): void {
  const squeezes = state.world.shocks.filter((shock) => shock.asset !== null);
  const squeezed = state.scenario.markets.some(
    ({ asset }, m) =>
      squeezes.some((shock) => shock.asset === asset) && state.markets[m]!.markTicks > state.markets[m]!.openingTicks * SQUEEZE_NEWS_AT,
  );
  if (squeezed) newsOnce(state, 'squeeze', events);
  if (squeezes.length > 0 && state.step === Math.max(...squeezes.map(wayBackFrom)) + STEPS_TO_SEE) news(state, 'squeeze_over', events);
  if (state.world.shocks.some((shock) => shock.asset === null && shock.startStep + STEPS_TO_SEE === state.step))
    news(state, 'flash_crash', events);
}

const printed = (state: SimState, newsId: NewsId): boolean => state.news.some((n) => n.newsId === newsId);

function newsOnce(state: SimState, newsId: NewsId, events: SimEvent[]): void {
  if (!printed(state, newsId)) news(state, newsId, events);
}

function news(state: SimState, newsId: NewsId, events: SimEvent[]): void {
  state.news.push({ step: state.step, newsId });
  events.push({ type: 'news_printed', newsId });
}
