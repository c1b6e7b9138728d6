/**
 * P4: what one fill's linked transfers cost, written as settlement writes them and posted with every guard and the record by code.
 * Amounts pass 2^31, so that nothing is gained by small integers. The ledger is checked afterwards: each asset sums to zero.
 */
import { balanceOf, CODE, createLedger, type Ledger, link, post, type Transfer } from '../../shared/sim/exchange/ledger.ts';
import { drawBits, seedFromText } from '../../shared/sim/random.ts';
import { atMost, cpuSeconds, medianOf } from './measure.ts';
import type { BenchRow } from './row.ts';

const ACCOUNTS = 512;
const FEES = 0;
const USD = 0;
const COIN = 1;
const CENTS_PER_LOT = 10_000_000;
/** Drawn beforehand, and used over and over. */
const DRAWN = 1 << 14;
const FILLS = 500_000;
const ROUNDS = 7;

interface Fills {
  buyer: Int32Array;
  seller: Int32Array;
  lots: Int32Array;
}

function drawFills(): Fills {
  const seed = seedFromText('fills');
  const fills: Fills = { buyer: new Int32Array(DRAWN), seller: new Int32Array(DRAWN), lots: new Int32Array(DRAWN) };
  for (let i = 0; i < DRAWN; i++) {
    const buyer = drawBits(seed, 9, i, 0, 0) % (ACCOUNTS - 1);
    const step = drawBits(seed, 9, i, 0, 1) % (ACCOUNTS - 2);
    fills.buyer[i] = 1 + buyer;
    fills.seller[i] = 1 + ((buyer + 1 + step) % (ACCOUNTS - 1));
    fills.lots[i] = 1 + (drawBits(seed, 9, i, 0, 2) % 100);
  }
  return fills;
}

function settle(ledger: Ledger, legs: Transfer[], fills: Fills, i: number, bothPay: boolean): void {
  const at = i & (DRAWN - 1);
  const buyer = fills.buyer[at]!;
  const seller = fills.seller[at]!;
  const lots = fills.lots[at]!;
  let linked = link(legs, 0, COIN, seller, buyer, lots, CODE.trade_coin);
  linked = link(legs, linked, USD, buyer, seller, lots * CENTS_PER_LOT, CODE.trade_cash);
  linked = link(legs, linked, USD, buyer, FEES, lots * 7_000, CODE.fee);
  if (bothPay) linked = link(legs, linked, USD, seller, FEES, lots * 2_000, CODE.fee);
  post(ledger, legs, linked);
}

function nanosecondsPerFill(fills: Fills, bothPay: boolean): number {
  const ledger = createLedger(ACCOUNTS, 3);
  const legs: Transfer[] = [];
  const before = process.cpuUsage();
  for (let i = 0; i < FILLS; i++) settle(ledger, legs, fills, i, bothPay);
  const seconds = cpuSeconds(before);
  if (ledger.posted !== FILLS * (bothPay ? 4 : 3)) throw new Error('transfers are missing');
  for (const asset of [USD, COIN]) {
    let sum = 0;
    for (let account = 0; account < ACCOUNTS; account++) sum += balanceOf(ledger, account, asset);
    if (sum !== 0) throw new Error(`asset ${asset} sums to ${sum}`);
  }
  return (seconds / FILLS) * 1e9;
}

export function benchLedger(): BenchRow[] {
  const fills = drawFills();
  const median = (bothPay: boolean): number => medianOf(ROUNDS, () => nanosecondsPerFill(fills, bothPay));
  return [
    atMost('P4', median(false), 80, 45, 'ns a fill: coin, cash, fee'),
    atMost('P4', median(true), 80, 45, 'ns a fill: coin, cash, two fees'),
  ];
}
