/**
 * Double entry. Every cent and coin has an account; a balance changes only by `post`, which moves one positive integer amount
 * from one account to another for a stated reason, so that each asset sums to zero at all times. Linked legs are checked
 * together before any is applied. Accounts of kind outside_world and desk_outside lie off the exchange: what the exchange
 * holds (custody) is minus their sum.
 */
import { assert } from '../units.ts';

export const TRANSFER_CODES = [
  'opening',
  'deposit',
  'withdrawal',
  'trade_cash',
  'trade_coin',
  'fee',
  'variation',
  'fund_payout',
  'outside_out',
  'outside_back',
  'outside_yield',
] as const;
export type TransferCode = (typeof TRANSFER_CODES)[number];

export interface Ledger {
  assets: number;
  accounts: number;
  /** Account-major: index = account * assets + asset; smallest units of the asset. */
  balances: Float64Array;
  /** Held for open spot orders; never more than the balance allows, released or used exactly. */
  reserved: Float64Array;
  /** Sum of all amounts ever posted, by code x asset: what came in, went out, was paid as fees. */
  totals: Float64Array;
  posted: number;
}

export interface Transfer {
  asset: number;
  from: number;
  to: number;
  /** Positive safe integer, smallest units. */
  amount: number;
  code: TransferCode;
}

export function createLedger(accounts: number, assets: number): Ledger {
  return {
    assets,
    accounts,
    balances: new Float64Array(accounts * assets),
    reserved: new Float64Array(accounts * assets),
    totals: new Float64Array(TRANSFER_CODES.length * assets),
    posted: 0,
  };
}

const codeIndex: Record<TransferCode, number> = {
  opening: 0,
  deposit: 1,
  withdrawal: 2,
  trade_cash: 3,
  trade_coin: 4,
  fee: 5,
  variation: 6,
  fund_payout: 7,
  outside_out: 8,
  outside_back: 9,
  outside_yield: 10,
};

/** Posts linked transfers: all are checked first, then all are applied. A bad one is a programmer's error and throws. */
export function post(ledger: Ledger, transfers: readonly Transfer[]): void {
  const { balances, assets, totals } = ledger;
  for (const t of transfers) {
    assert(t.amount > 0 && Number.isSafeInteger(t.amount), `transfer of ${t.amount} (${t.code})`);
    assert(t.from !== t.to && t.asset < assets, `transfer ${t.from} to ${t.to} (${t.code})`);
  }
  for (const t of transfers) {
    const from = t.from * assets + t.asset;
    const to = t.to * assets + t.asset;
    const less = balances[from]! - t.amount;
    const more = balances[to]! + t.amount;
    assert(Number.isSafeInteger(less) && Number.isSafeInteger(more), `balance out of range (${t.code})`);
    balances[from] = less;
    balances[to] = more;
    totals[codeIndex[t.code] * assets + t.asset]! += t.amount;
  }
  ledger.posted += transfers.length;
}

export const balanceOf = (ledger: Ledger, account: number, asset: number): number => ledger.balances[account * ledger.assets + asset]!;
export const reservedOf = (ledger: Ledger, account: number, asset: number): number => ledger.reserved[account * ledger.assets + asset]!;
export const totalPosted = (ledger: Ledger, code: TransferCode, asset: number): number =>
  ledger.totals[codeIndex[code] * ledger.assets + asset]!;

/** Changes a reservation by a signed number of units; it may never fall below zero. */
export function reserve(ledger: Ledger, account: number, asset: number, units: number): void {
  const index = account * ledger.assets + asset;
  const next = ledger.reserved[index]! + units;
  assert(next >= 0 && Number.isSafeInteger(next), 'reservation below zero');
  ledger.reserved[index] = next;
}
