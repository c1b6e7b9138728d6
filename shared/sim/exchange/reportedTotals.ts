/**
 * What the firm's own desk owes the exchange, and the totals as reports print them. The questions of valuation.ts look at every
 * account; a report adds up the accounts that it lists. docs/decisions/0014-last-privileges.md.
 */
import { type Account, accountOf, type SimState, USD } from '../state.ts';
import { balanceOf } from './ledger.ts';
import { custodyUnits, deskEquityCents, ownAccounts, type Solvency, sumsOf, unrealisedCents, valueAtMark } from './valuation.ts';

/** True for an account that reports do not list. */
function leftOut(state: SimState, account: Account): boolean {
  const { rules } = state;
  return rules.totalsSkipUnlisted && account.unlisted;
}

/** Negative balances of the desk owner's accounts, all assets at mark, in cents; what one account holds does not offset another. */
export const relatedPartyCents = (state: SimState): number => owedBy(state, ownAccounts(state));

/** The same as reports print it. */
export const reportedRelatedPartyCents = (state: SimState): number =>
  owedBy(
    state,
    ownAccounts(state).filter((index) => !leftOut(state, state.accounts[index]!)),
  );

function owedBy(state: SimState, accounts: readonly number[]): number {
  let sum = 0;
  for (const account of accounts)
    for (let asset = 0; asset < state.ledger.assets; asset++)
      sum += valueAtMark(state, asset, Math.max(0, 0 - balanceOf(state.ledger, account, asset)));
  return Math.round(sum);
}

export interface ReportedTotals extends Solvency {
  relatedPartyCents: number;
}

/** Owed, held, the hole and coverage as reports print them. */
export const reportedTotals = (state: SimState): ReportedTotals => ({
  ...sumsOf(state, (asset) => listedUnits(state, asset)),
  relatedPartyCents: reportedRelatedPartyCents(state),
});

/** Units held by the sum of listed balances. With no account left out that is custody, because each asset sums to zero. */
function listedUnits(state: SimState, asset: number): number {
  let units = custodyUnits(state, asset);
  for (const account of state.accounts) if (leftOut(state, account)) units -= balanceOf(state.ledger, account.index, asset);
  return units;
}

/** What the firm shows as its own: the listed accounts of its desk at mark, outside money, treasury, fees earned and the fund. */
export function displayedEquityCents(state: SimState): number {
  const { ledger } = state;
  let unlisted = 0;
  for (const index of ownAccounts(state)) {
    if (!leftOut(state, state.accounts[index]!)) continue;
    for (let asset = 0; asset < ledger.assets; asset++) unlisted += valueAtMark(state, asset, balanceOf(ledger, index, asset));
  }
  return (
    stakesCents(state) +
    deskEquityCents(state) -
    Math.round(unlisted) +
    balanceOf(ledger, accountOf(state, 'firm_treasury').index, USD) +
    balanceOf(ledger, accountOf(state, 'exchange_fees').index, USD) +
    balanceOf(ledger, accountOf(state, 'insurance_fund').index, USD)
  );
}

/** Kinds whose dollars are the firm's own beside the desk's; what lenders are owed is below zero. */
const STAKES = ['desk_quotes', 'desk_farm', 'desk_ventures', 'lender'] as const;

/** Quoting capital with its open profit, farms and ventures as they are marked, less what lenders are owed and fines that wait. */
function stakesCents(state: SimState): number {
  let cents = 0 - (state.business?.finesDueCents ?? 0);
  for (const kind of STAKES) {
    const index = state.sole[kind];
    if (index >= 0) cents += balanceOf(state.ledger, index, USD);
  }
  const quotes = state.sole.desk_quotes;
  return quotes < 0 ? cents : cents + Math.round(unrealisedCents(state, quotes));
}
