/**
 * Deals that the desk makes beside its book: a presale whose coins are marked up and sold to the public, a stake bought with lenders'
 * money, an attack on a weak peg, and the plain versions of each. What comes in and goes out is posted; what cannot be called back
 * lies with the ventures. Amounts: docs/decisions/0015-economy.md and 0018-offers.md.
 */
import { hasCome } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { CODE, post } from '../exchange/ledger.ts';
import { withdrawalFloorCents } from '../exchange/margin.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { tradeForDesk } from './deskOrders.ts';
import {
  custodyCents,
  customersMoneyInUseCents,
  displayedEquityCents,
  firmCashCents,
  orderlyEquityCents,
  ownLiquidCents,
  usdOf,
} from './worth.ts';

const MILLION_CENTS = 100_000_000;
/** A presale: at most this share of what the firm shows, from half of its own cash and a part of what is left of the line. */
const PRESALE_SHARE = 0.22;
const PRESALE_OWN_SHARE = 0.5;
const PRESALE_LINE_SHARE = 0.15;
/** Marked up at once, and sold to the public at once, as shares of what was paid. */
const PRESALE_MARKED_UP = 0.5;
const PRESALE_CASH_BACK = 0.3;
/** The smallest equity against which takings from outsiders are measured. */
const LEAST_EQUITY_CENTS = 20 * MILLION_CENTS;
const LENT_SHARE = 0.2;
const TERM_LOAN_SHARE = 0.05;
const PEG_GAIN_SHARE = 0.05;
const PEG_LEAST_WORTH_CENTS = 30 * MILLION_CENTS;
/** A short that nobody has to hear of: this share of the firm's own liquid money, for twelve weeks. */
const SHORT_SHARE = 0.01;
const SHORT_DAYS = 84;
/** The coin whose peg rests on another coin. */
const PEGGED = 'LUMEN';

/** In tenths of what the firm shows: how takings from outsiders are counted. */
export const tenthsOfEquity = (state: SimState, cents: number): number =>
  cents / (0.1 * Math.max(LEAST_EQUITY_CENTS, displayedEquityCents(state)));

/** Early coins at a discount, promoted in the firm's name and sold on to the public; the rest is locked at the price made that way. */
export function buyPresale(state: SimState): void {
  const business = state.business!;
  const desk = accountOf(state, 'desk');
  const floor = withdrawalFloorCents(state, desk);
  const shown = Math.max(10 * MILLION_CENTS, displayedEquityCents(state));
  const lineLeft = Math.max(0, 0 - floor - customersMoneyInUseCents(state));
  const wanted = Math.min(PRESALE_SHARE * shown, PRESALE_OWN_SHARE * Math.max(0, firmCashCents(state)) + PRESALE_LINE_SHARE * lineLeft);
  const stake = Math.floor(Math.min(wanted, usdOf(state, 'desk') - floor, custodyCents(state)));
  if (stake < 100) return;
  const { desk: from, desk_ventures: ventures, outside_world: outside } = state.sole;
  const back = Math.floor(stake * PRESALE_CASH_BACK);
  post(state.ledger, [
    { asset: USD, from, to: ventures, amount: stake, code: CODE.venture },
    { asset: USD, from: outside, to: ventures, amount: Math.floor(stake * PRESALE_MARKED_UP), code: CODE.venture_mark },
    { asset: USD, from: outside, to: from, amount: back, code: CODE.outside_trade },
  ]);
  business.unfair += tenthsOfEquity(state, back);
}

/** A part of what the firm shows, lent on the strength of those marks, straight into what cannot be sold. */
export function buyWithLenders(state: SimState): void {
  lendIntoVentures(state, LENT_SHARE);
}

/** Less, and lent for as long as the stake is locked: it cannot be called. */
export function buyOnMatchedTerms(state: SimState): void {
  state.business!.lenders.termCents += lendIntoVentures(state, TERM_LOAN_SHARE);
}

function lendIntoVentures(state: SimState, share: number): number {
  const { lender, desk_ventures: ventures } = state.sole;
  const amount = Math.floor(share * Math.max(0, displayedEquityCents(state)));
  if (amount <= 0 || lender < 0 || ventures < 0) return 0;
  post(state.ledger, [{ asset: USD, from: lender, to: ventures, amount, code: CODE.loan }]);
  return amount;
}

/** A stake at cost, from cash that is the firm's own. */
export function buyFromOwnCash(state: SimState, shareOfShown: number, shareOfCash: number): void {
  const own = Math.max(0, Math.min(firmCashCents(state), usdOf(state, 'desk'), custodyCents(state)));
  const amount = Math.floor(Math.min(shareOfShown * Math.max(0, displayedEquityCents(state)), shareOfCash * own));
  const { desk, desk_ventures: ventures } = state.sole;
  if (amount > 0 && ventures >= 0) post(state.ledger, [{ asset: USD, from: desk, to: ventures, amount, code: CODE.venture }]);
}

/** Sold short, sold hard, and talked down: others pay for it, remember it, and talk in turn. */
export function attackPeg(state: SimState): void {
  const business = state.business!;
  const amount = Math.floor(PEG_GAIN_SHARE * Math.max(PEG_LEAST_WORTH_CENTS, orderlyEquityCents(state)));
  post(state.ledger, [{ asset: USD, from: state.sole.outside_world, to: state.sole.desk, amount, code: CODE.outside_trade }]);
  business.unfair += 0.5;
  business.rumour = Math.min(1, business.rumour + 0.04);
  business.clawMemory += 0.03;
  business.reputationLoss += 0.02;
}

const pegMarket = (state: SimState): number =>
  state.scenario.markets.findIndex((spec) => spec.kind === 'perpetual' && state.scenario.assets[spec.asset]!.id === PEGGED);

/** The asset that a peg attack, a short or a warning is about; -1 where the scenario has none. */
export const peggedAsset = (state: SimState): number => state.scenario.assets.findIndex((spec) => spec.id === PEGGED);

export function shortPeg(state: SimState, events: SimEvent[]): void {
  const market = pegMarket(state);
  if (market < 0) return;
  const lotCents = state.markets[market]!.markTicks * state.scenario.markets[market]!.centsPerTickLot;
  const lots = Math.floor((SHORT_SHARE * Math.max(0, ownLiquidCents(state))) / lotCents);
  if (lots === 0) return;
  tradeForDesk(state, market, 'sell', lots, events);
  state.business!.pegShortUntilDay = state.clock.day + SHORT_DAYS;
}

/** Call once a step. */
export function coverPegShort(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  if (business.pegShortUntilDay === null || !hasCome(state, business.pegShortUntilDay)) return;
  const market = pegMarket(state);
  const lots = 0 - state.positions.sizeLots[state.sole.desk * state.positions.markets + market]!;
  if (lots > 0) tradeForDesk(state, market, 'buy', lots, events);
  else business.pegShortUntilDay = null;
}
