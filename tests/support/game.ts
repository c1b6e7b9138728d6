/** Small doors to the real simulation for tests: a game, an account by kind, commands, a position. */
import { scenarios } from '../../shared/content/scenarios.ts';
import type { Command, SeatCommand } from '../../shared/sim/commands.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { balanceOf, CODE, post } from '../../shared/sim/exchange/ledger.ts';
import { settleFill } from '../../shared/sim/exchange/settlement.ts';
import type { Scenario, SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { type Account, accountOf, type RequiredKind, type SimState, USD } from '../../shared/sim/state.ts';

export const firstRound: Scenario = scenarios['first-round']!;
export const MILLION = 100_000_000;
export const PERPETUAL = 1;

export const newGame = (seed = '7'): SimState => createSim(firstRound, seed);
export const the = (state: SimState, kind: RequiredKind): Account => accountOf(state, kind);
export const cashOf = (state: SimState, kind: RequiredKind): number => balanceOf(state.ledger, the(state, kind).index, USD);

let serial = 0;
export const from = (seat: SeatId, command: Command): SeatCommand => ({ seat, cid: `t${++serial}`, command });

/** Gives commands and plays one step. */
export const play = (state: SimState, ...commands: SeatCommand[]): SimEvent[] => step(state, commands);

/** Gives one command and returns its answer: null when accepted, else the code. */
export function codeOf(state: SimState, seat: SeatId, command: Command): string | null {
  const events = play(state, from(seat, command));
  for (const event of events) {
    if (event.type === 'command_rejected') return event.rejection.code;
    if (event.type === 'command_accepted') return null;
  }
  throw new Error('the command was neither accepted nor rejected');
}

/** Puts signed lots of the perpetual into the desk's account against a market maker, at the mark and through settlement. */
export function giveDeskPosition(state: SimState, lots: number): void {
  const desk = the(state, 'desk').index;
  const maker = state.accounts.find((account) => account.kind === 'maker')!.index;
  const price = state.markets[PERPETUAL]!.markTicks;
  settleFill(state, PERPETUAL, lots > 0 ? desk : maker, lots > 0 ? maker : desk, true, price, Math.abs(lots));
}

/** Moves cash between the desk and the world outside, so that its balance becomes `cents`. */
export function setDeskCash(state: SimState, cents: number): void {
  const desk = the(state, 'desk').index;
  const outside = the(state, 'outside_world').index;
  const gap = cents - balanceOf(state.ledger, desk, USD);
  if (gap > 0) post(state.ledger, [{ asset: USD, from: outside, to: desk, amount: gap, code: CODE.deposit }]);
  if (gap < 0) post(state.ledger, [{ asset: USD, from: desk, to: outside, amount: -gap, code: CODE.withdrawal }]);
}

/** Takes a change through all three seats. Returns its id. */
export function mergeChange(
  state: SimState,
  kind: 'credit_line' | 'liquidation_exemption' | 'full_mark' | 'fast_lane' | 'route_liquidations' | 'unlisted_account',
  value: number,
): number {
  play(state, from('desk', { type: 'propose_change', kind, value, reason: 'missed_trades' }));
  const requestId = state.requests.at(-1)!.requestId;
  play(state, from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
  play(state, from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
  return requestId;
}
