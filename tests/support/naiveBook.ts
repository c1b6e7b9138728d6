/** The order book as one would write it on a napkin: a list of orders in arrival order, searched from the start each time. */

export interface NaiveOrder {
  tag: number;
  side: number;
  priceTicks: number;
  lots: number;
  account: number;
  mandate: 0 | 1;
}

export interface NaiveTake {
  fills: { account: number; tag: number; priceTicks: number; lots: number; remainingLots: number }[];
  own: { tag: number; priceTicks: number; lots: number }[];
  filledLots: number;
}

export class NaiveBook {
  orders: NaiveOrder[] = [];

  rest(order: NaiveOrder): void {
    this.orders.push({ ...order });
  }

  /** The best order a taker of this side meets within its limit: best price, then first to arrive. */
  private best(takerSide: number, limitTicks: number): NaiveOrder | null {
    let best: NaiveOrder | null = null;
    for (const order of this.orders) {
      if (order.side === takerSide || (order.priceTicks - limitTicks) * takerSide > 0) continue;
      if (best === null || (order.priceTicks - best.priceTicks) * takerSide < 0) best = order;
    }
    return best;
  }

  take(takerSide: number, limitTicks: number, sizeLots: number, takerAccount: number): NaiveTake {
    const result: NaiveTake = { fills: [], own: [], filledLots: 0 };
    while (result.filledLots < sizeLots) {
      const order = this.best(takerSide, limitTicks);
      if (order === null) break;
      const { account, tag, priceTicks } = order;
      if (account === takerAccount) {
        result.own.push({ tag, priceTicks, lots: order.lots });
        this.cancel(tag);
        continue;
      }
      const lots = Math.min(order.lots, sizeLots - result.filledLots);
      order.lots -= lots;
      result.filledLots += lots;
      result.fills.push({ account, tag, priceTicks, lots, remainingLots: order.lots });
      if (order.lots === 0) this.cancel(tag);
    }
    return result;
  }

  cancel(tag: number): boolean {
    const before = this.orders.length;
    this.orders = this.orders.filter((order) => order.tag !== tag);
    return this.orders.length < before;
  }

  /** Best first, as [price, lots, price, lots, ...]. */
  depth(side: number): number[] {
    const totals = new Map<number, number>();
    for (const order of this.orders) {
      if (order.side === side) totals.set(order.priceTicks, (totals.get(order.priceTicks) ?? 0) + order.lots);
    }
    return [...totals].sort(([a], [b]) => (b - a) * side).flat();
  }
}
