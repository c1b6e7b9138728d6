/** The desk's own book and mandate, as desk and chief see them. */
import { roundDays } from '../clock.ts';
import { ratedUnits } from '../exchange/concentration.ts';
import { feeRate } from '../exchange/fees.ts';
import { balanceOf, reservedOf } from '../exchange/ledger.ts';
import { actsPriceTicks, collateralWeight, freeCollateralCents, initialMarginCents, leverageOf, marginOf } from '../exchange/margin.ts';
import * as book from '../exchange/orderBook.ts';
import { globalOrderId } from '../exchange/restingOrders.ts';
import { deskEquityCents, valueAtMark } from '../exchange/valuation.ts';
import { heldNotionalCents, targetNotionalCents, targetOutsideCents } from '../firm/mandate.ts';
import { type Account, accountOf, type SimState, secondAccountOf, USD } from '../state.ts';
import type { AccountView, BalanceView, MandateView, MarginView, OrderView, PositionView } from './types.ts';

export function accountView(state: SimState): AccountView {
  const desk = accountOf(state, 'desk');
  const second = secondAccountOf(state);
  return {
    margin: marginView(state),
    balances: balanceViews(state, desk),
    second: second === null ? null : { id: second.id, balances: balanceViews(state, second) },
    positions: positionViews(state),
    orders: orderViews(state),
    outsideCents: balanceOf(state.ledger, accountOf(state, 'desk_outside').index, USD),
    equityCents: deskEquityCents(state),
  };
}

function balanceViews(state: SimState, account: Account): BalanceView[] {
  return state.scenario.assets.map((spec, asset) => {
    const units = balanceOf(state.ledger, account.index, asset);
    const ratedCoins = ratedUnits(state, account.index, asset, units) / spec.unitsPerCoin;
    return {
      asset: spec.id,
      units,
      unitsPerCoin: spec.unitsPerCoin,
      reservedUnits: reservedOf(state.ledger, account.index, asset),
      valueCents: Math.round(valueAtMark(state, asset, units)),
      weight: asset === USD ? 1 : collateralWeight(spec.weightTotal, spec.imfFactor, ratedCoins),
    };
  });
}

function marginView(state: SimState): MarginView {
  const desk = accountOf(state, 'desk');
  const margin = marginOf(state, desk.index);
  const initial = initialMarginCents(state, desk.index, -1, 0);
  return {
    accountValueCents: Math.round(margin.accountValueCents),
    openNotionalCents: margin.notionalCents,
    marginFraction: margin.marginFraction,
    initialMarginFraction: margin.notionalCents > 0 ? initial / margin.notionalCents : 1 / leverageOf(state, desk.index),
    maintenanceMarginFraction: margin.maintenanceFraction,
    freeCollateralCents: Math.floor(freeCollateralCents(state, desk.index)),
    borrowCents: desk.borrowCents,
    liquidating: desk.liquidating,
    leverage: desk.leverage,
    leverageMax: state.rules.leverageMax,
    makerRate: feeRate(state, desk.index, 'maker'),
    takerRate: feeRate(state, desk.index, 'taker'),
  };
}

function positionViews(state: SimState): PositionView[] {
  const desk = accountOf(state, 'desk').index;
  const { positions, scenario } = state;
  const views: PositionView[] = [];
  for (let m = 0; m < positions.markets; m++) {
    const at = desk * positions.markets + m;
    const size = positions.sizeLots[at]!;
    if (size === 0) continue;
    const spec = scenario.markets[m]!;
    const { markTicks } = state.markets[m]!;
    const value = size * markTicks * spec.centsPerTickLot;
    views.push({
      market: spec.id,
      sizeLots: size,
      entryTicks: Math.round(positions.entryCents[at]! / (size * spec.centsPerTickLot)),
      markTicks,
      notionalCents: Math.abs(value),
      profitCents: value - positions.entryCents[at]!,
      actsPriceTicks: rounded(actsPriceTicks(state, desk, m, 0, 0)),
    });
  }
  return views;
}

export const rounded = (ticks: number | null): number | null => (ticks === null ? null : Math.round(ticks));

function orderViews(state: SimState): OrderView[] {
  const desk = accountOf(state, 'desk').index;
  const views: OrderView[] = [];
  state.books.forEach((b, m) => {
    book.ordersOf(b, desk, (id) => {
      views.push({
        orderId: globalOrderId(state, m, id),
        market: state.scenario.markets[m]!.id,
        side: book.sideOf(b, id) === book.BUY ? 'buy' : 'sell',
        priceTicks: book.priceOf(b, id),
        remainingLots: book.remainingOf(b, id),
        byMandate: book.isMandate(b, id),
        reduceOnly: book.isReduceOnly(b, id),
      });
    });
  });
  return views;
}

export function mandateView(state: SimState): MandateView {
  const desk = accountOf(state, 'desk');
  const { mandate, scenario } = state;
  return {
    quoteShare: mandate.quoteShare,
    directionalShare: mandate.directionalShare,
    outsideShare: mandate.outsideShare,
    targetNotionalCents: targetNotionalCents(state, desk),
    heldNotionalCents: heldNotionalCents(state, desk),
    targetOutsideCents: targetOutsideCents(state, desk),
    blocked: mandate.blocked === null ? null : { ...mandate.blocked },
    aimNotionalCents: scenario.aim.notionalCents,
    aimByDay: roundDays(scenario) * scenario.aim.byShare,
  };
}
