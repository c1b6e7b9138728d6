/**
 * Double entry. Every cent and coin has an account; a balance changes only by `post`, which moves one positive integer amount
 * from one account to another for a stated reason, so that each asset sums to zero at all times. Linked transfers are all checked
 * before any is applied. Accounts off the exchange (valuation.ts says which kinds) hold what is not here: what the exchange
 * holds (custody) is minus their sum.
 */
import { assert } from '../units.ts';

/** Why an amount moves: the rows of a ledger's totals. Never renumber: recorded games depend on it. */
export const CODE = {
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
  takeover: 11,
  loss_share: 12,
  funding: 13,
  buy_back: 14,
  burn: 15,
  own_accounts: 16,
  debt_moved: 17,
  capital: 18,
  cost: 19,
  fund_contribution: 20,
  interest: 21,
  farm: 22,
  farm_yield: 23,
  venture: 24,
  venture_mark: 25,
  outside_trade: 26,
  outside_hedge: 27,
  token_issue: 28,
  loan: 29,
  exploit: 30,
  fine: 31,
  reimbursed: 32,
  income: 33,
} as const;
export type TransferCode = (typeof CODE)[keyof typeof CODE];
const CODES = Object.keys(CODE).length;

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
    totals: new Float64Array(CODES * assets),
    posted: 0,
  };
}

/** Posts linked transfers, all or none: a bad one is a programmer's error, and throws before any balance has changed. */
export function post(ledger: Ledger, transfers: readonly Transfer[], count = transfers.length): void {
  const { balances, totals, assets } = ledger;
  let moved = 0;
  for (let i = 0; i < count; i++) {
    const t = transfers[i]!;
    moved += t.amount;
    check(ledger, t, moved);
  }
  for (let i = 0; i < count; i++) {
    const { asset, from, to, amount, code } = transfers[i]!;
    balances[from * assets + asset]! -= amount;
    balances[to * assets + asset]! += amount;
    totals[code * assets + asset]! += amount;
  }
  ledger.posted += count;
}

/** `moved`, all that the linked transfers have moved so far, bounds what they can have done to any one balance. */
function check(ledger: Ledger, t: Transfer, moved: number): void {
  const { balances, totals, assets } = ledger;
  const { asset, from, to, amount, code } = t;
  if (!(amount > 0 && Number.isSafeInteger(amount))) fail(t, 'no positive whole amount');
  if (!(isBelow(asset, assets) && isBelow(from, ledger.accounts) && isBelow(to, ledger.accounts) && from !== to))
    fail(t, 'not between two accounts of this ledger');
  const inRange =
    balances[from * assets + asset]! - moved >= Number.MIN_SAFE_INTEGER &&
    balances[to * assets + asset]! + moved <= Number.MAX_SAFE_INTEGER &&
    totals[code * assets + asset]! + moved <= Number.MAX_SAFE_INTEGER;
  if (!inRange) fail(t, 'a sum beyond 2^53');
}

const isBelow = (index: number, length: number): boolean => index >>> 0 === index && index < length;

function fail(t: Transfer, why: string): never {
  throw new Error(`simulation invariant: transfer of ${t.amount} of asset ${t.asset} from ${t.from} to ${t.to} (code ${t.code}): ${why}`);
}

/**
 * Writes a transfer into place `count` of records that are used again, and returns the next place. Settlement, which posts for
 * every fill, makes no garbage that way; anyone else writes transfers out.
 */
export function link(
  records: Transfer[],
  count: number,
  asset: number,
  from: number,
  to: number,
  amount: number,
  code: TransferCode,
): number {
  const t = records[count];
  if (t === undefined) records.push({ asset, from, to, amount, code });
  else {
    t.asset = asset;
    t.from = from;
    t.to = to;
    t.amount = amount;
    t.code = code;
  }
  return count + 1;
}

export const balanceOf = (ledger: Ledger, account: number, asset: number): number => ledger.balances[account * ledger.assets + asset]!;
export const reservedOf = (ledger: Ledger, account: number, asset: number): number => ledger.reserved[account * ledger.assets + asset]!;
export const totalPosted = (ledger: Ledger, code: TransferCode, asset: number): number => ledger.totals[code * ledger.assets + asset]!;

/** Changes a reservation by a signed number of units; it may never fall below zero. */
export function reserve(ledger: Ledger, account: number, asset: number, units: number): void {
  const index = account * ledger.assets + asset;
  const next = ledger.reserved[index]! + units;
  assert(next >= 0 && Number.isSafeInteger(next), 'reservation below zero');
  ledger.reserved[index] = next;
}
