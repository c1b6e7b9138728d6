import { describe, expect, it } from 'vitest';
import type { PlaceOrder } from '../../shared/sim/commands.ts';
import { ACTS_AT, actsPriceTicks, marginOf } from '../../shared/sim/exchange/margin.ts';
import { fingerprint } from '../../shared/sim/sim.ts';
import { accountView } from '../../shared/sim/views/deskView.ts';
import { previewOrder } from '../../shared/sim/views/previewOrder.ts';
import { codeOf, giveDeskPosition, MILLION, newGame, PERPETUAL, play, the } from '../support/game.ts';

const order = (sizeLots: number, extra: Partial<PlaceOrder> = {}): PlaceOrder => ({
  type: 'place_order',
  market: 'BIT-PERP',
  side: 'buy',
  orderType: 'market',
  sizeLots,
  ...extra,
});

describe('what the ticket is told is what the engine does', () => {
  it('says accepted exactly where the order passes, over a grid of sizes', () => {
    for (const sizeLots of [1, 1_000, 100_000, 500_000, 700_000, 720_000, 740_000, 800_000, 1_500_000]) {
      const state = newGame();
      const preview = previewOrder(state, order(sizeLots));
      expect([sizeLots, preview.accepted ? null : preview.code]).toEqual([sizeLots, codeOf(state, 'desk', order(sizeLots))]);
    }
  });

  it('changes nothing', () => {
    const state = newGame();
    const before = fingerprint(state);
    previewOrder(state, order(1_000));
    previewOrder(state, order(-4, { market: 'NOPE' }));
    expect(fingerprint(state)).toBe(before);
  });

  it('names the price where the engine acts: the margin there is 0.99 x MMF', () => {
    const state = newGame();
    giveDeskPosition(state, 500_000);
    play(state);
    const desk = the(state, 'desk').index;
    const acts = actsPriceTicks(state, desk, PERPETUAL, 0, 0)!;
    expect(acts).toBeLessThan(state.markets[PERPETUAL]!.markTicks);
    const there = structuredClone(state);
    there.markets[PERPETUAL]!.markTicks = acts;
    const margin = marginOf(there, desk);
    expect(margin.marginFraction! / (ACTS_AT * margin.maintenanceFraction)).toBeCloseTo(1, 9);
  });

  it('names it for a short as well, above the mark', () => {
    const state = newGame();
    giveDeskPosition(state, -500_000);
    const acts = actsPriceTicks(state, the(state, 'desk').index, PERPETUAL, 0, 0)!;
    expect(acts).toBeGreaterThan(state.markets[PERPETUAL]!.markTicks);
  });

  it('foretells margin and acting price after the fill', () => {
    const state = newGame();
    giveDeskPosition(state, 200_000);
    play(state);
    const resting = order(50_000, { side: 'sell', orderType: 'limit', priceTicks: state.markets[PERPETUAL]!.markTicks });
    const preview = previewOrder(state, resting);
    const after = structuredClone(state);
    giveDeskPosition(after, -50_000);
    const view = accountView(after);
    expect(view.margin.marginFraction! / preview.marginFractionAfter!).toBeCloseTo(1, 2);
    expect(preview.marginFractionAfter!).toBeGreaterThan(preview.marginFractionNow!);
    expect(Math.abs(view.positions[0]!.actsPriceTicks! - preview.actsPriceAfterTicks!)).toBeLessThan(20);
  });

  it('says what is short and what would fit', () => {
    const state = newGame();
    const preview = previewOrder(state, order(1_500_000));
    expect(preview.code).toBe('insufficient_margin');
    expect(preview.shortByCents).toBe(preview.needsCents - preview.haveCents);
    expect(previewOrder(state, order(preview.fitsLots)).accepted).toBe(true);
    expect(preview.haveCents).toBeGreaterThan(20 * MILLION);
  });

  it('counts bought coins at their weight, not at their price', () => {
    const state = newGame();
    giveDeskPosition(state, 400_000);
    play(state);
    const spot = order(10_000, { market: 'BIT' });
    const preview = previewOrder(state, spot);
    // $1m of cash becomes coins that count 97.5 %: the account loses about $25,000 of value and the fee.
    const notional = state.markets[PERPETUAL]!.markTicks * 400_000;
    const lost = (preview.marginFractionNow! - preview.marginFractionAfter!) * notional;
    expect(lost / (preview.orderValueCents * 0.025 + preview.feeCents)).toBeCloseTo(1, 1);
    expect(preview.actsPriceAfterTicks!).toBeGreaterThan(preview.actsPriceNowTicks!);
  });
});
