import { describe, expect, it } from 'vitest';
import type { SimEvent, SimEventType } from '../../shared/sim/events.ts';
import { balanceOf, CODE, post } from '../../shared/sim/exchange/ledger.ts';
import { runLiquidations } from '../../shared/sim/exchange/liquidation.ts';
import { marginOf } from '../../shared/sim/exchange/margin.ts';
import * as book from '../../shared/sim/exchange/orderBook.ts';
import { routedPriceTicks, takenByDesk } from '../../shared/sim/exchange/routing.ts';
import { settleFill, settleVariation } from '../../shared/sim/exchange/settlement.ts';
import { recordWaterfall } from '../../shared/sim/exchange/waterfall.ts';
import { violations } from '../../shared/sim/invariants.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { type Account, type SimState, USD } from '../../shared/sim/state.ts';
import { cashOf, giveDeskPosition, MILLION, newGame, PERPETUAL, setDeskCash, the } from '../support/game.ts';

const only = <T extends SimEventType>(events: readonly SimEvent[], type: T): Extract<SimEvent, { type: T }>[] =>
  events.filter((event): event is Extract<SimEvent, { type: T }> => event.type === type);
const sizeOf = (state: SimState, account: Account): number =>
  state.positions.sizeLots[account.index * state.positions.markets + PERPETUAL]!;

/** A client without coins, long 1,000 BIT at 10,000 ($10m), whose cash alone makes its margin fraction. MMF is 3.79 %, ACMF half of it. */
function clientAt(cashCents: number, lots = 100_000): { state: SimState; client: Account } {
  const state = newGame();
  const client = state.accounts.find((account) => account.id === 'institution_1')!;
  const world = the(state, 'outside_world').index;
  for (let asset = 0; asset < state.ledger.assets; asset++) {
    const gap = (asset === USD ? cashCents : 0) - balanceOf(state.ledger, client.index, asset);
    if (gap < 0) post(state.ledger, [{ asset, from: client.index, to: world, amount: 0 - gap, code: CODE.withdrawal }]);
  }
  const maker = state.accounts.find((account) => account.kind === 'maker')!.index;
  const before = balanceOf(state.ledger, client.index, USD);
  settleFill(state, PERPETUAL, lots > 0 ? client.index : maker, lots > 0 ? maker : client.index, true, 10_000, Math.abs(lots));
  const fee = before - balanceOf(state.ledger, client.index, USD);
  if (fee > 0) post(state.ledger, [{ asset: USD, from: world, to: client.index, amount: fee, code: CODE.deposit }]);
  state.rules.liquidationsGoToDesk = true;
  return { state, client };
}

/** Lets the engine look until it has sold or routed something. */
function firstSlice(state: SimState): SimEvent[] {
  for (let i = 0; i < 40; i++) {
    const events: SimEvent[] = [];
    state.step += 1;
    runLiquidations(state, events);
    if (events.some((event) => event.type === 'liquidation_ordered' || event.type === 'liquidation_routed')) return events;
  }
  throw new Error('no slice in forty steps');
}

describe('a slice handed to the desk', () => {
  it('costs the mark less 30 basis points, and the mark plus as much where the client was short', () => {
    const state = newGame();
    expect([routedPriceTicks(state, PERPETUAL, 'sell'), routedPriceTicks(state, PERPETUAL, 'buy')]).toEqual([9_970, 10_030]);
    state.markets[PERPETUAL]!.markTicks = 9_999;
    // 9,969.003 and 10,028.997: rounded in the desk's favour.
    expect([routedPriceTicks(state, PERPETUAL, 'sell'), routedPriceTicks(state, PERPETUAL, 'buy')]).toEqual([9_969, 10_029]);
  });

  it('moves $1m of position, $3,000 of discount and both fees, and prints nothing', () => {
    const { state, client } = clientAt(0.35 * MILLION);
    const desk = the(state, 'desk');
    const market = structuredClone(state.markets[PERPETUAL]!);
    const depth = book.depth(state.books[PERPETUAL]!, book.BUY, 10);
    const cash = [cashOf(state, 'desk'), balanceOf(state.ledger, client.index, USD), cashOf(state, 'exchange_fees')];
    const events: SimEvent[] = [];
    expect(takenByDesk(state, client, PERPETUAL, 'sell', 10_000, events)).toBe(true);
    expect([sizeOf(state, desk), sizeOf(state, client)]).toEqual([10_000, 90_000]);
    expect(events).toEqual([
      { type: 'liquidation_routed', account: client.index, market: PERPETUAL, side: 'sell', sizeLots: 10_000, priceTicks: 9_970 },
    ]);
    expect(state.markets[PERPETUAL]).toEqual(market);
    expect(book.depth(state.books[PERPETUAL]!, book.BUY, 10)).toEqual(depth);
    settleVariation(state);
    // At 9,970 the fill is worth 99,700,000 cents: 7 bp from the client, 0.8 bp from a desk with $12m of house tokens.
    expect(cashOf(state, 'desk') - cash[0]!).toBe(300_000 - 7_976);
    expect(balanceOf(state.ledger, client.index, USD) - cash[1]!).toBe(-300_000 - 69_790);
    expect(cashOf(state, 'exchange_fees') - cash[2]!).toBe(7_976 + 69_790);
    expect(violations(state)).toEqual([]);
  });

  it('is carry with a tail: the price does not know that the outside venue has moved on', () => {
    const { state, client } = clientAt(0.35 * MILLION);
    const desk = the(state, 'desk').index;
    state.markets[PERPETUAL]!.referenceTicks = 9_500;
    takenByDesk(state, client, PERPETUAL, 'sell', 10_000, []);
    const before = balanceOf(state.ledger, desk, USD);
    state.markets[PERPETUAL]!.markTicks = 9_500;
    settleVariation(state);
    // Bought at 9,970 what the outside venue trades at 9,500: $47,000 for each hundred BIT, sixteen times the discount.
    expect(balanceOf(state.ledger, desk, USD) - before).toBe(-4_700_000);
  });

  it('buys for a client who was short as well', () => {
    const { state, client } = clientAt(0.35 * MILLION, -100_000);
    expect(takenByDesk(state, client, PERPETUAL, 'buy', 10_000, [])).toBe(true);
    expect([sizeOf(state, the(state, 'desk')), sizeOf(state, client)]).toEqual([-10_000, -90_000]);
  });
});

describe('while the rule is on', () => {
  it('tier 1 fills against the desk and not the book; with the rule off, the book', () => {
    const { state, client } = clientAt(0.35 * MILLION);
    expect(marginOf(state, client.index)).toMatchObject({ marginFraction: 0.035 });
    expect(marginOf(state, client.index).maintenanceFraction).toBeCloseTo(0.03795, 5);
    const events = firstSlice(state);
    expect(only(events, 'liquidation_ordered')).toEqual([]);
    const routed = only(events, 'liquidation_routed')[0]!;
    expect(sizeOf(state, the(state, 'desk'))).toBe(routed.sizeLots);
    expect(sizeOf(state, client)).toBe(100_000 - routed.sizeLots);

    const { state: ordinary } = clientAt(0.35 * MILLION);
    ordinary.rules.liquidationsGoToDesk = false;
    expect(only(firstSlice(ordinary), 'liquidation_ordered').length).toBe(1);
    expect(sizeOf(ordinary, the(ordinary, 'desk'))).toBe(0);
  });

  it('goes the ordinary way where the desk lacks the margin for the slice', () => {
    const { state, client } = clientAt(0.35 * MILLION);
    // House tokens count $5.9m by their size; at leverage 1 a position of $5.8m leaves next to nothing.
    the(state, 'desk').leverage = 1;
    giveDeskPosition(state, 58_000);
    setDeskCash(state, 0);
    const events = firstSlice(state);
    expect(only(events, 'liquidation_routed')).toEqual([]);
    expect(only(events, 'liquidation_ordered')[0]!.account).toBe(client.index);
    expect(sizeOf(state, the(state, 'desk'))).toBe(58_000);
  });

  it('goes the ordinary way while the desk is being liquidated itself', () => {
    const { state, client } = clientAt(0.35 * MILLION);
    the(state, 'desk').liquidating = true;
    expect(takenByDesk(state, client, PERPETUAL, 'sell', 10_000, [])).toBe(false);
    expect(sizeOf(state, client)).toBe(100_000);
  });

  it('leaves an account below zero to the book and the waterfall', () => {
    const { state, client } = clientAt(0);
    setDeskCash(state, 90 * MILLION);
    post(state.ledger, [
      { asset: USD, from: client.index, to: the(state, 'outside_world').index, amount: MILLION / 10, code: CODE.withdrawal },
    ]);
    const events: SimEvent[] = [];
    state.step += 1;
    runLiquidations(state, events);
    expect(only(events, 'liquidation_routed')).toEqual([]);
    expect(sizeOf(state, client)).toBe(0);
  });

  it('never takes the desk’s own position from the desk', () => {
    const { state } = clientAt(0.35 * MILLION);
    expect(takenByDesk(state, the(state, 'desk'), PERPETUAL, 'sell', 10, [])).toBe(false);
  });

  it('shows the public a provider, and the record the desk', () => {
    const { state } = clientAt(0.35 * MILLION);
    const events = firstSlice(state);
    recordWaterfall(state, events);
    const { sizeLots } = only(events, 'liquidation_routed')[0]!;
    expect(state.waterfall).toMatchObject({ soldCents: 0, byProvidersCents: sizeLots * 10_000 });
    const log = createEvidence();
    recordEvidence(log, state, events);
    const row = log.rows.find((entry) => entry.verb === 'routed_to_desk')!;
    expect(row.facts.slice(0, 2)).toEqual([
      { label: 'account', text: 'institution_1' },
      { label: 'amount', cents: sizeLots * 9_970 },
    ]);
  });
});
