/** What must hold after every step, whatever anybody did. Each violation is a sentence; none is the only good answer. */
import { balanceOf, reservedOf } from './exchange/ledger.ts';
import { marginOf, withdrawalFloorCents } from './exchange/margin.ts';
import * as book from './exchange/orderBook.ts';
import { spotHoldCents } from './exchange/restingOrders.ts';
import { accountOf, type SimState, trades, USD } from './state.ts';

export function violations(state: SimState): string[] {
  return [...ledgerViolations(state), ...positionViolations(state), ...orderViolations(state), ...balanceViolations(state)];
}

function ledgerViolations(state: SimState): string[] {
  const found: string[] = [];
  for (let asset = 0; asset < state.ledger.assets; asset++) {
    let sum = 0;
    for (let account = 0; account < state.ledger.accounts; account++) {
      const balance = balanceOf(state.ledger, account, asset);
      if (!Number.isSafeInteger(balance)) found.push(`balance of account ${account} in asset ${asset} is ${balance}`);
      sum += balance;
    }
    if (sum !== 0) found.push(`asset ${asset} sums to ${sum}`);
  }
  if (balanceOf(state.ledger, accountOf(state, 'perp_clearing').index, USD) !== 0) found.push('clearing is not empty after settlement');
  return found;
}

function positionViolations(state: SimState): string[] {
  const found: string[] = [];
  const { positions } = state;
  for (let m = 0; m < positions.markets; m++) {
    let size = 0;
    let cost = 0;
    for (let account = 0; account < state.accounts.length; account++) {
      size += positions.sizeLots[account * positions.markets + m]!;
      cost += positions.costCents[account * positions.markets + m]!;
    }
    if (size !== 0) found.push(`positions of market ${m} sum to ${size}`);
    if (cost !== 0) found.push(`position costs of market ${m} sum to ${cost}`);
  }
  return found;
}

/** Open orders equal what is held for them, and no book is crossed. */
function orderViolations(state: SimState): string[] {
  const found: string[] = [];
  const { scenario, positions, ledger } = state;
  const held = new Float64Array(ledger.balances.length);
  const orders = new Float64Array(state.accounts.length);
  for (let m = 0; m < state.books.length; m++) {
    const b = state.books[m]!;
    const spec = scenario.markets[m]!;
    const bid = book.bestBid(b);
    const ask = book.bestAsk(b);
    if (bid > 0 && ask > 0 && bid >= ask) found.push(`book of market ${m} is crossed: ${bid} >= ${ask}`);
    for (let account = 0; account < state.accounts.length; account++) {
      let buys = 0;
      let sells = 0;
      book.ordersOf(b, account, (id) => {
        const lots = book.remainingOf(b, id);
        orders[account]! += 1;
        if (book.sideOf(b, id) === book.BUY) {
          buys += lots;
          if (spec.kind === 'spot') held[account * ledger.assets + USD]! += spotHoldCents(state, m, book.priceOf(b, id), lots);
        } else {
          sells += lots;
          if (spec.kind === 'spot') held[account * ledger.assets + spec.asset]! += lots * spec.unitsPerLot;
        }
      });
      const at = account * positions.markets + m;
      const reduceBeyond = beyondPosition(state, account, m, buys, sells);
      if (reduceBeyond > 0) found.push(`reduce-only orders of account ${account} in market ${m} exceed its position by ${reduceBeyond}`);
      if (buys !== positions.openBuyLots[at] || sells !== positions.openSellLots[at])
        found.push(`open lots of account ${account} in market ${m} differ from its orders`);
    }
  }
  for (let account = 0; account < state.accounts.length; account++) {
    if (orders[account] !== state.accounts[account]!.openOrders)
      found.push(`account ${account} has ${orders[account]} orders, not as counted`);
    for (let asset = 0; asset < ledger.assets; asset++) {
      const reserved = reservedOf(ledger, account, asset);
      if (reserved !== held[account * ledger.assets + asset])
        found.push(
          `reservation of account ${account} in asset ${asset} is ${reserved}, orders hold ${held[account * ledger.assets + asset]}`,
        );
    }
  }
  return found;
}

/** Lots by which orders on a side that holds reduce-only ones exceed the position that they may reduce. */
function beyondPosition(state: SimState, account: number, market: number, buys: number, sells: number): number {
  const b = state.books[market]!;
  const size = state.positions.sizeLots[account * state.positions.markets + market]!;
  let beyond = 0;
  book.ordersOf(b, account, (id) => {
    if (!book.isReduceOnly(b, id)) return;
    const sellSide = book.sideOf(b, id) === book.SELL;
    beyond = Math.max(beyond, (sellSide ? sells : buys) - Math.max(0, sellSide ? size : 0 - size));
  });
  return beyond;
}

/**
 * Coins never go below zero. Cash may do so only by privilege, against collateral, or as a loss in the open after liquidation;
 * and in the step in which a change expires, whose debtor the engine looks at in the next.
 */
function balanceViolations(state: SimState): string[] {
  const found: string[] = [];
  const justExpired = state.requests.some((request) => request.status === 'expired' && request.changedStep === state.step);
  for (const account of state.accounts) {
    if (account.kind === 'outside_world') continue;
    for (let asset = 1; asset < state.ledger.assets; asset++) {
      if (balanceOf(state.ledger, account.index, asset) < 0) found.push(`account ${account.id} holds a negative number of coins ${asset}`);
    }
    const cash = balanceOf(state.ledger, account.index, USD);
    if (cash >= 0) continue;
    if (account.kind === 'desk_second') {
      if (cash < withdrawalFloorCents(state, account)) found.push(`account ${account.id} is at ${cash}, below its floor`);
      continue;
    }
    // What lenders are owed; and a firm that cannot pay its bills, whose desk has nothing above its floor.
    if (account.kind === 'lender' || (account.kind === 'firm_treasury' && spent(state))) continue;
    if (!trades(account)) {
      if (account.kind !== 'perp_clearing') found.push(`account ${account.id} is at ${cash}`);
      continue;
    }
    const covered = marginOf(state, account.index).accountValueCents >= 0;
    const mayOwe = account.allowNegative || account.tokenLineCents > 0;
    const excused = mayOwe || account.liquidating || account.bankrupt || (account.kind === 'desk' && justExpired);
    if (!covered && !excused) found.push(`account ${account.id} is at ${cash} without privilege or cover`);
  }
  return found;
}

/** The firm of several rounds has no dollars above its desk's floor that would pay the bills of its treasury. */
function spent(state: SimState): boolean {
  const desk = accountOf(state, 'desk');
  const bills = balanceOf(state.ledger, accountOf(state, 'firm_treasury').index, USD);
  return state.business !== null && balanceOf(state.ledger, desk.index, USD) + bills <= withdrawalFloorCents(state, desk);
}
