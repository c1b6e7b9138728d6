/** Doors to ordinary work: what brings each kind up, a matter on its seat's desk, and its answer. */
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { issueToken } from '../../shared/sim/firm/houseToken.ts';
import { MATTERS } from '../../shared/sim/firm/matters/table.ts';
import { type Found, factOf, type Matter, type MatterId } from '../../shared/sim/firm/matters/types.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { atRound, jumpTo, playUntil, setCash, tell } from './boom.ts';
import { giveDeskPosition, MILLION } from './game.ts';

/** A firm that has traded for some weeks, with cash of its own. */
export function working(): SimState {
  traded ??= tradeForWeeks();
  return structuredClone(traded);
}
let traded: SimState | null = null;

function tradeForWeeks(): SimState {
  const state = atRound(1);
  jumpTo(state, 40);
  playUntil(state, () => state.clock.day > 80, 200);
  Object.assign(state.business!, { matters: [], outage: null });
  return state;
}

/** What a kind finds, trying the numbers of matters that a seat may have had until `fits` likes it. */
export function find(state: SimState, id: MatterId, fits: (found: Found) => boolean = () => true): { found: Found; number: number } | null {
  for (let number = 0; number < 400; number++) {
    const found = MATTERS[id].comesUp(state, number);
    if (found !== null && fits(found)) return { found, number };
  }
  return null;
}

/** Puts a matter on its seat's desk as the scheduler would. */
export function lay(state: SimState, id: MatterId, fits?: (found: Found) => boolean): Matter {
  const there = find(state, id, fits);
  if (there === null) throw new Error(`${id} did not come up`);
  const { facts, rows, wrong, size } = there.found;
  const matter: Matter = {
    matterId: state.nextId++,
    matter: id,
    seat: MATTERS[id].seat,
    openedDay: state.clock.day,
    openedStep: state.step,
    untilDay: state.clock.day + MATTERS[id].openDays,
    facts,
    rows: rows ?? [],
    wrong: wrong ?? false,
    size: size ?? 0,
    status: 'open',
    answer: null,
    outcome: null,
    answeredStep: null,
  };
  state.business!.matters.push(matter);
  MATTERS[id].begins?.(state, matter);
  return matter;
}

export const answerMatter = (state: SimState, matter: Matter, answer: string, events: SimEvent[] = []): string | null =>
  tell(state, matter.seat, { type: 'answer_matter', matterId: matter.matterId, answer }, events);

/** What the firm has in cash, wherever the sweep has put it. */
export const firmCents = (state: SimState): number =>
  (['desk', 'desk_quotes', 'firm_treasury', 'exchange_fees'] as const).reduce(
    (sum, kind) => sum + balanceOf(state.ledger, state.sole[kind], USD),
    0,
  );

/** What the firm gains or loses at once by an answer, in cents. */
export function costOf(state: SimState, matter: Matter, answer: string): number {
  const before = firmCents(state);
  const code = answerMatter(state, matter, answer);
  if (code !== null) throw new Error(`${matter.matter}: ${answer} was refused: ${code}`);
  return firmCents(state) - before;
}

export const has =
  (name: string, is: (value: number) => boolean) =>
  (found: Found): boolean =>
    is(factOf(found, name));

type Kind = { brings?(state: SimState): unknown; keepsAway(state: SimState): unknown };
const never = (): void => {};
/** What has to be so for a kind to come up beside a firm at work, and one thing that keeps it away (`never`: nothing does). */
export const brought: Partial<Record<MatterId, Kind>> = {
  review_wallet_fill: { keepsAway: (state) => Object.assign(state.rules.tuning, { walletFill: 0.12 }) },
  review_maker_rebate: { keepsAway: (state) => Object.assign(state.rules.tuning, { makerRebate: 2 }) },
  review_slice: { keepsAway: (state) => Object.assign(state.rules.tuning, { slice: 0.12 }) },
  review_price_band: { keepsAway: (state) => Object.assign(state.rules.tuning, { priceBand: 0.1 }) },
  review_funding: { keepsAway: (state) => Object.assign(state.rules.tuning, { funding: 24 / 42 }) },
  review_buy_back: { brings: (state) => issueToken(state, false), keepsAway: (state) => Object.assign(state.business!, { token: null }) },
  review_machines: { keepsAway: (state) => Object.assign(state.rules.tuning, { fixedCost: 1.05 }) },
  gateway_failing: {
    brings: (state) => Object.assign(state.business!.outside, { bitWeekReturn: -0.12 }),
    keepsAway: (state) => Object.assign(state.business!.readiness, { capacityUntilDay: state.clock.day + 10 }),
  },
  certificate_ends: {
    keepsAway: (state) => Object.assign(state.business!, { outage: { what: 'trading', fromDay: 0, untilDay: 1_000, share: 1 } }),
  },
  capacity: { keepsAway: (state) => Object.assign(state.business!.readiness, { capacityUntilDay: 1_000 }) },
  alarm_threshold: { keepsAway: never },
  restore_test: { keepsAway: (state) => Object.assign(state.business!.readiness, { restoreUntilDay: 1_000 }) },
  noisy_client: {
    keepsAway: (state) => Object.assign(state.business!, { outage: { what: 'trading', fromDay: 0, untilDay: 1_000, share: 1 } }),
  },
  listing_request: { keepsAway: (state) => Object.assign(state.business!.outside, { mood: 0.1 }) },
  fee_complaint: { keepsAway: (state) => state.volumes.fill(0) },
  hire: {
    keepsAway: (state) => {
      for (const role of ['engineering', 'support'] as const)
        state.business!.staff.push({ role, skill: 4, payCentsPerYear: 1, untilDay: 1_000 });
    },
  },
  campaign: { keepsAway: never },
  partner: { keepsAway: never },
  board_figure: { keepsAway: (state) => Object.assign(state.business!, { roundFeesCents: 0 }) },
  regulator_letter: { keepsAway: never },
  staff_offer: { keepsAway: (state) => Object.assign(state.business!.outside, { mood: 0.2 }) },
  tier_request: { keepsAway: (state) => state.volumes.fill(0) },
  rival_failed: {
    brings: (state) => state.business!.weather.rivalFailDays.splice(1, 1, state.clock.day - 5),
    keepsAway: (state) => state.business!.weather.rivalFailDays.splice(1, 1, state.clock.day + 5),
  },
  inventory: {
    brings: (state) => {
      setCash(state, 'desk', 20 * MILLION);
      giveDeskPosition(state, 20_000);
    },
    keepsAway: (state) => giveDeskPosition(state, -20_000),
  },
  otc_quote: { keepsAway: never },
  funding_gap: { keepsAway: never },
  farm_terms: { brings: (state) => setCash(state, 'desk', 20 * MILLION), keepsAway: (state) => setCash(state, 'desk', 0) },
  venue_rebate: { keepsAway: (state) => state.volumes.fill(0) },
  settlement_break: {
    brings: (state) => Object.assign(state.business!, { hedgeLots: -40_000 }),
    keepsAway: (state) => Object.assign(state.business!, { hedgeLots: 0 }),
  },
  wild_week: {
    brings: (state) => Object.assign(state.business!.outside, { bitWeekReturn: 0.2 }),
    keepsAway: (state) => Object.assign(state.business!.outside, { bitWeekReturn: 0.05 }),
  },
  roll: {
    brings: (state) => Object.assign(state.business!, { hedgeLots: -40_000 }),
    keepsAway: (state) => Object.assign(state.business!, { hedgeLots: 0 }),
  },
  stale_quotes: { keepsAway: (state) => setCash(state, 'desk_quotes', 0) },
};
