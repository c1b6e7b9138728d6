import { CODE, post } from '../exchange/ledger.ts';
import { type SimState, USD } from '../state.ts';

/** New equity of `share` of what the firm is taken to be worth. Whoever puts it up owns his part of what is left at the end. */
export function raiseEquity(state: SimState, worthCents: number, share: number): void {
  const cents = Math.floor(share * Math.max(0, worthCents));
  if (cents <= 0) return;
  const business = state.business!;
  post(state.ledger, [{ asset: USD, from: state.sole.outside_world, to: state.sole.desk, amount: cents, code: CODE.capital }]);
  business.soldShare = 1 - (1 - business.soldShare) * (1 - cents / (worthCents + cents));
}
