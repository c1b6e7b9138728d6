/** The firm's standing choices: whose each is at a table of six, how far it goes, what it rests on. They take effect at once. */
import type { SetLevers } from '../commands.ts';
import { setFeeRates } from '../exchange/fees.ts';
import { type Rejection, refuse } from '../rejections.ts';
import { holderOf, type Scenario, type SeatId } from '../scenario.ts';
import { accountOf, type SimState } from '../state.ts';
import { holeCents } from './worth.ts';

export type LeverName = Exclude<keyof SetLevers, 'type'>;
interface LeverSpec {
  seat: SeatId;
  /** Bounds of a number; null for a yes or no. */
  range: { min: number; max: number; whole: boolean } | null;
}

const share = (seat: SeatId, max: number, min = 0): LeverSpec => ({ seat, range: { min, max, whole: false } });
const whole = (seat: SeatId, min: number, max: number): LeverSpec => ({ seat, range: { min, max, whole: true } });
const choice = (seat: SeatId): LeverSpec => ({ seat, range: null });

export const LEVERS: Record<LeverName, LeverSpec> = {
  takerFeeBps: whole('chief', 1, 10),
  fundShare: share('treasurer', 0.3),
  marketingShare: share('voice', 0.2),
  proofOfReserves: choice('treasurer'),
  spread: share('desk', 2, 0.5),
  hedgeShare: share('desk', 1),
  quoteShare: share('desk', 1),
  farmShare: share('desk', 0.5),
  leanShare: share('desk', 3),
  creditShare: share('desk', 1),
  strictCollateral: choice('risk'),
  leverageMax: whole('risk', 1, 20),
};

export const leverOwner = (scenario: Scenario, lever: LeverName): SeatId => holderOf(scenario, LEVERS[lever].seat);

/** Without a mandate to lean, or a stop that passes it over, the desk's long exposure stays within this. */
export const LEAN_WITHOUT_MANDATE = 0.35;

export function checkLevers(state: SimState, seat: SeatId, given: SetLevers): Rejection | null {
  if (state.business === null) return refuse('prerequisite_missing');
  const names = namesIn(given);
  if (names.length === 0) return refuse('malformed');
  for (const name of names) {
    if (leverOwner(state.scenario, name) !== seat) return refuse('foreign_seat');
    if (!fits(given[name], LEVERS[name].range)) return refuse('invalid_amount');
  }
  if (given.proofOfReserves === true && holeCents(state) > 0) return refuse('prerequisite_missing');
  if ((given.leanShare ?? 0) > LEAN_WITHOUT_MANDATE && !mayLean(state)) return refuse('prerequisite_missing');
  if ((given.creditShare ?? 0) > 0 && !hasCredit(state)) return refuse('prerequisite_missing');
  return null;
}

const namesIn = (given: SetLevers): LeverName[] => (Object.keys(LEVERS) as LeverName[]).filter((name) => given[name] !== undefined);

function fits(value: number | boolean | undefined, range: LeverSpec['range']): boolean {
  if (range === null) return typeof value === 'boolean';
  return typeof value === 'number' && value >= range.min && value <= range.max && (!range.whole || Number.isSafeInteger(value));
}

export const mayLean = (state: SimState): boolean =>
  state.requests.some(({ kind, status }) => (kind === 'lean_long' || kind === 'liquidation_exemption') && status === 'merged');

export const hasCredit = (state: SimState): boolean => accountOf(state, 'desk').borrowCents > 0 || state.business!.tokenLoan;

export function applyLevers(state: SimState, given: SetLevers): void {
  const { type: _, takerFeeBps, leverageMax, ...levers } = given;
  Object.assign(state.business!.levers, levers);
  if (leverageMax !== undefined) state.rules.leverageMax = leverageMax;
  if (takerFeeBps === undefined) return;
  state.rules.takerFeeBps = takerFeeBps;
  setFeeRates(state);
}
