import { describe, expect, it } from 'vitest';
import { typedUnits } from '../../client/overlay/format.ts';
import { balanceIn, roomUnits, spareUnits } from '../../client/screens/play/moveMath.ts';
import { theLongBoom } from '../../shared/content/scenarios/theLongBoom.ts';
import type { DeskAccountName } from '../../shared/sim/commands.ts';
import { createSim } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { accountView } from '../../shared/sim/views/deskView.ts';
import { codeOf, from, MILLION, mergeChange, newGame, play, setDeskCash } from '../support/game.ts';

const move = (asset: string, fromAccount: DeskAccountName, units: number) =>
  ({ type: 'transfer_between', asset, fromAccount, toAccount: fromAccount === 'main' ? 'second' : 'main', units }) as const;
const idle = { type: 'set_mandate', quoteShare: 0, directionalShare: 0, outsideShare: 0 } as const;

/** A long that cash and coins stand behind, neither of them alone. */
function invested(): SimState {
  const state = newGame();
  play(state, from('desk', idle));
  const buy = { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 50_000 } as const;
  for (let i = 0; i < 6; i++) play(state, from('desk', buy));
  setDeskCash(state, 8 * MILLION);
  return state;
}

const rejectionOf = (state: SimState, command: ReturnType<typeof move>) => {
  const event = play(state, from('desk', command)).find((each) => each.type === 'command_rejected');
  if (event?.type !== 'command_rejected') throw new Error('not refused');
  return event.rejection;
};

describe('a typed amount', () => {
  it.each([
    ['USD', '1m', 100_000_000],
    ['USD', '0.01', 1],
    ['USD', '0.005', null],
    ['BIT', '1.25', 125],
    ['USDX', '3', 300],
    ['YUM', '3', 3],
    ['KEY', '2k', 2000],
    ['KEY', '0.5', null],
  ])('of %s, %s, is counted in the ledger’s units', (asset, text, units) => {
    const entry = balanceIn(accountView(createSim(theLongBoom, '1')), asset, 'second')!;
    expect(typedUnits(text, entry.unitsPerCoin)).toBe(units);
  });
});

describe('the most that can be moved', () => {
  it.each(['USD', 'KEY'])('of %s is the whole balance where nothing stands on it, and passes', (asset) => {
    const state = newGame();
    play(state, from('desk', idle));
    const units = spareUnits(accountView(state), asset, 'main');
    expect(units).toBe(balanceIn(accountView(state), asset, 'main')!.units);
    expect(codeOf(state, 'desk', move(asset, 'main', units))).toBeNull();
    expect(spareUnits(accountView(state), asset, 'second')).toBe(units);
    expect(codeOf(state, 'desk', move(asset, 'second', units))).toBeNull();
  });

  it.each(['USD', 'KEY'])('of %s leaves an open position covered', (asset) => {
    const state = invested();
    const view = accountView(state);
    const units = spareUnits(view, asset, 'main');
    expect(units).toBeGreaterThan(0);
    expect(units).toBeLessThan(balanceIn(view, asset, 'main')!.units);
    expect(codeOf(state, 'desk', move(asset, 'main', units))).toBeNull();
  });

  it('leaves out what waits for orders', () => {
    const state = newGame();
    play(state, from('desk', idle));
    const { units } = balanceIn(accountView(state), 'KEY', 'main')!;
    const priceTicks = Math.floor(accountView(state).balances[2]!.valueCents / units) + 5;
    play(state, from('desk', { type: 'place_order', market: 'KEY', side: 'sell', orderType: 'post_only', sizeLots: 1_000, priceTicks }));
    const view = accountView(state);
    expect(balanceIn(view, 'KEY', 'main')!.reservedUnits).toBe(1_000);
    expect(spareUnits(view, 'KEY', 'main')).toBe(units - 1_000);
  });

  it('is nothing of negative cash, and no credit line is drawn on', () => {
    const state = newGame();
    mergeChange(state, 'credit_line', 40 * MILLION);
    setDeskCash(state, -5 * MILLION);
    expect(spareUnits(accountView(state), 'USD', 'main')).toBe(0);
    setDeskCash(state, 7 * MILLION);
    expect(spareUnits(accountView(state), 'USD', 'main')).toBe(7 * MILLION);
  });
});

describe('a refused move says how much would pass', () => {
  it('in the asset’s own units where the account does not hold as much', () => {
    const state = newGame();
    play(state, from('desk', idle));
    const held = balanceIn(accountView(state), 'KEY', 'main')!.units;
    const room = roomUnits(rejectionOf(state, move('KEY', 'main', held + 7)), 'KEY', held + 7)!;
    expect(room).toBe(held);
    expect(codeOf(state, 'desk', move('KEY', 'main', room))).toBeNull();
  });

  it.each(['USD', 'KEY'])('of %s where it stands behind a position', (asset) => {
    const state = invested();
    const { units } = balanceIn(accountView(state), asset, 'main')!;
    const [same, again] = [structuredClone(state), structuredClone(state)];
    const rejection = rejectionOf(state, move(asset, 'main', units));
    expect(rejection.code).toBe('insufficient_margin');
    const room = roomUnits(rejection, asset, units)!;
    expect(codeOf(same, 'desk', move(asset, 'main', room))).toBeNull();
    expect(codeOf(again, 'desk', move(asset, 'main', room + 1))).toBe('insufficient_margin');
  });

  it('tells no figure where the refusal has none', () => {
    expect(roomUnits({ code: 'account_liquidating' }, 'USD', 1)).toBeNull();
  });
});
