/** How firms set their levers, once a round. Source: docs/decisions/0015-economy.md; shares of fee income and of the desk's equity. */
import type { OfferId } from '../../business.ts';
import { LEVERS, type LeverName } from '../../firm/levers.ts';
import { offerNumber } from '../../firm/offers.ts';
import { customersMoneyInUseCents, holeCents } from '../../firm/worth.ts';
import { drawUniform, STREAM } from '../../random.ts';
import type { SimState } from '../../state.ts';
import { clamp } from '../../units.ts';
import type { FirmMemory, LeverChoice } from './types.ts';

/** Below this mood a crash is plain to everybody. */
const PANIC_MOOD = 0.35;
const FIRST_PROVED_ROUND = 2;
/** Entity of a whole firm's draws, beyond the seats'. */
const FIRM = 100;

const crashIsPlain = ({ business }: SimState): boolean => business!.outside.mood < PANIC_MOOD && business!.outside.regime === 'crash';

/** A desk that has stopped hedging keeps a third of its hedge. */
const leans = (state: SimState, memory: FirmMemory): boolean =>
  memory.inForce.D06 !== undefined && !memory.flat && state.business!.levers.leanShare > 0;

/** A firm that has told everything shows its books from then on. */
const proved = ({ business }: SimState): boolean => business!.levers.proofOfReserves;

/** Coverage can be proved only where it is whole and the firm uses none of it. */
const provable = (state: SimState): boolean => holeCents(state) === 0 && customersMoneyInUseCents(state) === 0;

const within = (lever: LeverName, value: number): number => clamp(value, LEVERS[lever].range!.min, LEVERS[lever].range!.max);
const leverageOf = ({ scenario }: SimState, multiple: number): number => within('leverageMax', Math.round(scenario.leverageMax * multiple));
const feeOf = ({ scenario }: SimState, multiple: number): number => within('takerFeeBps', Math.round(scenario.takerFeeBps * multiple));

export function prudentLevers(state: SimState, memory: FirmMemory): LeverChoice {
  return {
    spread: crashIsPlain(state) ? 1.6 : 1,
    hedgeShare: leans(state, memory) ? 0.3 : 0.95,
    fundShare: 0.1,
    marketingShare: 0.07,
    proofOfReserves: state.business!.disclosed === null ? state.clock.round >= FIRST_PROVED_ROUND && provable(state) : proved(state),
    strictCollateral: true,
    quoteShare: 0.72,
    farmShare: 0.08,
    leverageMax: leverageOf(state, 1),
  };
}

/** Skilled as well, but nothing is proved to anybody. */
export const unprovedLevers = (state: SimState, memory: FirmMemory): LeverChoice => ({
  ...prudentLevers(state, memory),
  proofOfReserves: false,
});

/** Growth first; a fund that is made up is not paid into. */
export function boomLevers(state: SimState, memory: FirmMemory): LeverChoice {
  return {
    spread: crashIsPlain(state) ? 1.4 : 1,
    hedgeShare: leans(state, memory) ? 0.3 : 0.9,
    fundShare: memory.inForce.D09 === undefined ? 0.06 : 0,
    marketingShare: 0.09,
    proofOfReserves: false,
    strictCollateral: true,
    quoteShare: 0.8,
    farmShare: 0.1,
    leverageMax: leverageOf(state, 1.15),
  };
}

export const unskilledLevers = (state: SimState): LeverChoice => ({
  takerFeeBps: feeOf(state, 1.8),
  spread: 0.6,
  hedgeShare: 0.6,
  fundShare: 0.01,
  marketingShare: 0,
  proofOfReserves: false,
  strictCollateral: false,
  quoteShare: 0.35,
  farmShare: 0.25,
  leverageMax: leverageOf(state, 1.4),
});

export function randomLevers(state: SimState): LeverChoice {
  const draw = (key: number): number => drawUniform(state.seed, STREAM.policy, state.clock.round, FIRM, key);
  return {
    takerFeeBps: feeOf(state, 0.5 + 1.3 * draw(0)),
    spread: 0.6 + 1.2 * draw(1),
    hedgeShare: 0.5 + 0.5 * draw(2),
    fundShare: 0.2 * draw(3),
    marketingShare: 0.15 * draw(4),
    proofOfReserves: draw(5) < 0.5 && provable(state),
    strictCollateral: draw(6) < 0.8,
    quoteShare: 0.4 + 0.5 * draw(7),
    farmShare: 0.3 * draw(8),
    leverageMax: leverageOf(state, 0.7 + 0.7 * draw(9)),
  };
}

/** Uniform draw about one offer, the same however the firm got there. */
export const drawAbout = (state: SimState, offer: OfferId, key: number): number =>
  drawUniform(state.seed, STREAM.policy, state.clock.round, FIRM + 1 + offerNumber(offer), key);
