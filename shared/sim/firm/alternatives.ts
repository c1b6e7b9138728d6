/**
 * The other ways of getting what an offer was about. Each costs something or gives something up, and each is in force at once: no
 * second signature is needed for what favours nobody. Leaving an event alone has its own course too.
 */
import type { OfferState } from '../business.ts';
import type { AlternativeId } from '../businessSpec.ts';
import type { SimEvent } from '../events.ts';
import { setFeeRates } from '../exchange/fees.ts';
import { CODE, post, type TransferCode } from '../exchange/ledger.ts';
import { displayedEquityCents } from '../exchange/reportedTotals.ts';
import { accountOf, type SimState, USD } from '../state.ts';
import { buyFromOwnCash, buyOnMatchedTerms, shortPeg } from './dealings.ts';
import { payLossOpenly } from './exploit.ts';
import { closeGate } from './gate.ts';
import { issueToken, letHolderSell, startSellDown } from './houseToken.ts';
import { agreeStandstill, lendersCall, repayFromAssets, showTrueSheet, tellOfLenders } from './lenders.ts';
import { sellOverTime, warnCustomers } from './listing.ts';
import { letProtocolFail, shareRescue } from './protocol.ts';
import { endChanges } from './requests.ts';
import { isLine } from './requestTable.ts';
import { makeStatement, showLedgerFund, statementWeight, tellHiddenLosses, untoldLossCents } from './statements.ts';
import { fileOrderly, holdRecords, oneQueue, openDataRoom, sellWithLoss } from './waysOut.ts';
import { customersMoneyInUseCents, firmCashCents, holeCents, usdOf } from './worth.ts';

const FLOAT_COST_CENTS = 20_000_000;
const PRINTED_LINE_DAYS = 84;
/** One lender's loan, as a share of what the firm shows. */
const LOAN_SHARE = 0.05;
const MAKERS_LEVERAGE = 2;
const FASTER_COST_CENTS = 200_000_000;
/** Stakes from the firm's own money: shares of what it shows, and never more than this share of its cash. */
const VESTED_SHARE = 0.02;
const OWN_STAKE_SHARE = 0.03;
const OWN_CASH_SHARE = 0.2;

const ACTS: Record<AlternativeId, (state: SimState, offer: OfferState, events: SimEvent[]) => void> = {
  prefund_conversions: (state) => pay(state, 'outside_world', FLOAT_COST_CENTS, CODE.cost),
  open_facility: (state) => {
    pay(state, 'outside_world', FLOAT_COST_CENTS, CODE.cost);
    attract(state, 0.01);
  },
  print_fee_terms: (state) => attract(state, 0.02),
  say_nothing: () => {},
  backstop_auction: (state) => {
    for (const backstop of state.backstops) {
      backstop.perMinuteCents = Math.round(backstop.perMinuteCents * 1.5);
      backstop.perHourCents = Math.round(backstop.perHourCents * 1.5);
    }
  },
  lower_leverage: (state) => {
    state.rules.leverageMax = Math.max(1, state.rules.leverageMax - 1);
  },
  wide_float: (state) => issueToken(state, false),
  no_token: () => {},
  post_margin: (state) => {
    const { levers } = state.business!;
    levers.quoteShare *= 0.8;
    levers.leanShare *= 0.5;
  },
  // One stop for all who make markets here, the desk among them: less borrowed against each position.
  printed_maker_rule: (state) => {
    for (const account of state.accounts)
      if (account.kind === 'maker' || account.kind === 'desk' || account.kind === 'desk_quotes')
        account.leverage = Math.min(account.leverage, MAKERS_LEVERAGE);
    attract(state, 0.01);
  },
  stay_hedged: (state) => {
    const { levers } = state.business!;
    levers.hedgeShare = Math.max(levers.hedgeShare, 0.95);
  },
  small_stated_lean: (state) => {
    const { levers } = state.business!;
    levers.hedgeShare = Math.max(levers.hedgeShare, 0.9);
    levers.leanShare = 0.1;
  },
  own_equity: (state) => {
    const { levers } = state.business!;
    levers.quoteShare = Math.min(0.9, levers.quoteShare + 0.1);
    levers.farmShare = Math.max(0, levers.farmShare - 0.1);
  },
  printed_line: (state) => {
    const line = state.requests.findLast((request) => request.kind === 'credit_line' && request.status === 'merged');
    if (line === undefined) return;
    const untilDay = state.clock.day + PRINTED_LINE_DAYS;
    line.terms = { ...line.terms, published: true, expiresAfterDays: PRINTED_LINE_DAYS };
    line.untilDay = untilDay;
    accountOf(state, 'desk').borrowUntilDay = untilDay;
  },
  show_ledger_fund: (state, offer, events) => {
    showLedgerFund(state);
    makeStatement(state, 'insurance_fund', offer.seat, statementWeight(state, 'insurance_fund'), events);
  },
  contribute_more: (state) => {
    const { levers } = state.business!;
    levers.fundShare = Math.min(0.3, levers.fundShare + 0.06);
    pay(state, 'insurance_fund', 0.05 * firmCashCents(state), CODE.fund_contribution);
  },
  // Offered on terms that match the farm's, and the firm's own money is the first to be lost.
  opt_in_earn: (state) => {
    const { levers } = state.business!;
    levers.farmShare = Math.min(0.5, levers.farmShare + 0.05);
    attract(state, 0.05);
  },
  independent_lender: (state) => {
    const lender = state.sole.lender;
    const amount = Math.floor(LOAN_SHARE * displayedEquityCents(state));
    if (lender >= 0 && amount > 0) post(state.ledger, [{ asset: USD, from: lender, to: state.sole.desk, amount, code: CODE.loan }]);
  },
  fund_then_equity: (state, _offer, events) => payLossOpenly(state, events),
  hard_cap: (state) => {
    state.business!.hardCapCents = accountOf(state, 'desk').borrowCents;
  },
  leave_price: () => {},
  disclose_holdings: (state, offer, events) => {
    makeStatement(state, 'related_party', offer.seat, statementWeight(state, 'related_party'), events);
    state.business!.rumour *= 0.8;
  },
  // Shown the books he stays where they close, and goes where they do not.
  answer_holder: (state) => {
    const business = state.business!;
    if (holeCents(state) > 0) holderLeaves(state);
    else {
      business.rumour *= 0.5;
      if (business.token !== null) business.token.holderAsksUntilDay = null;
    }
  },
  let_holder_sell: (state) => holderLeaves(state),
  let_it_trade: () => {},
  stop_lending_on_token: (state, _offer, events) => {
    const lent = state.business!.tokenLoan;
    endChanges(state, ['token_loan'], events);
    if (!lent) attract(state, 0.01);
  },
  publish_coverage: (state) => {
    const business = state.business!;
    const missing = Math.min(1, holeCents(state) / Math.max(1, business.depositsCents));
    business.doubt += 0.3 * missing;
    business.rumour *= 0.7;
  },
  gate_alike: (state, _offer, events) => closeGate(state, events),
  // Listed like at others, but each counts for less the more of it stands behind one account.
  haircuts_by_size: (state) => {
    pay(state, 'outside_world', FLOAT_COST_CENTS, CODE.cost);
    state.business!.levers.strictCollateral = true;
    attract(state, 0.03);
  },
  // A smaller part at cost, locked, with the holding on the page and nothing said about the price.
  vest_and_disclose: (state) => {
    buyFromOwnCash(state, VESTED_SHARE, OWN_CASH_SHARE);
    attract(state, 0.01);
  },
  no_presale: () => {},
  keep_size_rule: () => {},
  sell_down: (state) => startSellDown(state),
  equity_only: (state) => buyFromOwnCash(state, OWN_STAKE_SHARE, OWN_CASH_SHARE),
  match_terms: (state) => buyOnMatchedTerms(state),
  // Names what was kept at the desk, where there is something.
  true_record: (state, _offer, events) => {
    const business = state.business!;
    if (untoldLossCents(state) > 0) tellHiddenLosses(state, events);
    else business.doubt = Math.max(0, business.doubt - 0.01);
  },
  hand_over_both: (state) => {
    state.business!.auditPack = 'both';
  },
  short_quietly: (state, _offer, events) => shortPeg(state, events),
  warn_customers: (state) => {
    warnCustomers(state);
    attract(state, 0.02);
  },
  // Nobody who makes prices here pays for it any more.
  published_tier: (state) => {
    state.rules.makerFeeBps = 0;
    setFeeRates(state);
    attract(state, 0.02);
  },
  sell_over_time: (state) => sellOverTime(state),
  faster_for_all: (state) => {
    pay(state, 'outside_world', FASTER_COST_CENTS, CODE.cost);
    attract(state, 0.02);
  },
  // The figures of one past day, with what was kept from them: nothing in it can go bad later.
  testify_from_ledger: (state, _offer, events) => {
    tellHiddenLosses(state, events);
    showLedgerFund(state);
    attract(state, 0.01);
  },
  // An empty chair is talked about.
  decline_hearing: (state) => {
    const business = state.business!;
    business.doubt += 0.02;
    business.rumour = Math.min(1, business.rumour + 0.02);
  },
  let_lenders_fail: (state) => lendersCall(state),
  repay_from_assets: (state) => repayFromAssets(state),
  tell_customers_of_lenders: (state) => tellOfLenders(state),
  one_true_sheet: (state) => showTrueSheet(state),
  standstill: (state) => agreeStandstill(state),
  one_queue: (state, offer, events) => oneQueue(state, offer.seat, events),
  open_data_room: (state) => openDataRoom(state),
  file_orderly: (state, _offer, events) => fileOrderly(state, events),
  litigation_hold: (state) => holdRecords(state),
  share_rescue: (state) => shareRescue(state),
  let_protocol_fail: (state) => letProtocolFail(state),
  repay_lender: (state) => repayFromAssets(state),
  // The number stands on the page for everybody; what it is hardly reassures.
  print_related_party: (state, offer, events) => {
    for (const request of state.requests) if (isLine(request.kind) && request.status === 'merged') request.terms.published = true;
    makeStatement(state, 'related_party', offer.seat, statementWeight(state, 'related_party'), events);
    const business = state.business!;
    business.doubt += 0.2 * Math.min(1, customersMoneyInUseCents(state) / Math.max(1, business.depositsCents));
  },
  // Nothing more is drawn, and what is drawn goes back as things can be sold.
  pay_down: (state) => {
    state.business!.levers.creditShare = 0;
  },
  sheet_with_loss: (state) => sellWithLoss(state),
};

export const takeAlternative = (state: SimState, offer: OfferState, alternative: AlternativeId, events: SimEvent[]): void =>
  ACTS[alternative](state, offer, events);

/** An event that is not answered by what was asked takes its course: the loss is paid in the open, the holder sells,
 * the lenders call, the protocol falls. */
export function takeCourse(state: SimState, offer: OfferState, events: SimEvent[]): void {
  if (offer.offer === 'D13') payLossOpenly(state, events);
  else if (offer.offer === 'D23') holderLeaves(state);
  else if (offer.offer === 'D21' && !state.business!.lenders.held) lendersCall(state);
  else if (offer.offer === 'N3') letProtocolFail(state);
}

/** What a large holder sells is seen, the more so the more is said already. */
function holderLeaves(state: SimState): void {
  const business = state.business!;
  if (business.token === null || business.token.holderShare === 0) return;
  letHolderSell(state);
  business.doubt += 0.14 * (0.4 + business.rumour);
  business.rumour = Math.min(1, business.rumour + 0.2);
}

function attract(state: SimState, by: number): void {
  state.business!.attraction += by;
}

/** From the desk's own cash, and no further than it goes. */
function pay(state: SimState, to: 'outside_world' | 'insurance_fund', cents: number, code: TransferCode): void {
  const amount = Math.floor(Math.min(cents, usdOf(state, 'desk'), firmCashCents(state)));
  if (amount > 0) post(state.ledger, [{ asset: USD, from: state.sole.desk, to: state.sole[to], amount, code }]);
}
