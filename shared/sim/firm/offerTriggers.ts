/** What has to have happened for an offer to come up. Each reads the state; none knows what is to come. */
import type { OfferTrigger } from '../businessSpec.ts';
import { hasCome } from '../clock.ts';
import type { ChangeKind } from '../commands.ts';
import { feeRate, volumeCents } from '../exchange/fees.ts';
import { accountOf, type SimState } from '../state.ts';
import { FILLED_FUND_SHARE } from './effects.ts';
import { lendersFail, loanIsCalled } from './lenders.ts';
import { deskHoldsCents, nextToList } from './listing.ts';
import { heldFundCents } from './publicPage.ts';
import { lossesToShowCents } from './rescue.ts';
import { standing } from './statements.ts';
import { customersMoneyInUseCents, debtCents, deskTokenShare, displayedEquityCents, holeCents } from './worth.ts';

const MILLION_CENTS = 100_000_000;
/** Without a float some conversion fails within these days. */
const CONVERSION_FAILS_BY_DAY = 10;
const SHARP_WEEK = -0.06;
const CRASH_WEEK = -0.1;
const RISEN_WEEK = 0.03;
/** The thin coins have risen by this much since the opening, log return. */
const HOT_LOG = 0.1;
const FAST_WEEK = 0.05;
const GROWN_EQUITY_CENTS = 150 * MILLION_CENTS;
const NOTICED_USE_CENTS = 5 * MILLION_CENTS;
const QUOTED_VOLUME_CENTS = 10 * MILLION_CENTS;
const HARD_TO_SELL_CENTS = 3 * MILLION_CENTS;
const LARGE_LINE_CENTS = 300 * MILLION_CENTS;
const LARGE_TOKEN_SHARE = 0.2;
const USED_UP_SHARE = 0.9;
const LARGE_HOLE_SHARE = 0.1;
const MANY_PEOPLE = 5;
/** Owed by the desk, from which a treasurer minds the line in the totals; lost, from which investors would ask. */
const SHOWS_CENTS = 5 * MILLION_CENTS;
const LOSS_CENTS = MILLION_CENTS / 2;

export const TRIGGERS: Record<OfferTrigger, (state: SimState) => boolean> = {
  always: () => true,
  conversion_failed: (state) => !deskMayOwe(state) && (wasRefused(state) || hasCome(state, CONVERSION_FAILS_BY_DAY)),
  asked_in_public: (state) => standing(state, 'same_rules') === undefined,
  liquidations_seen: (state) => !state.rules.liquidationsGoToDesk && (state.liquidationLog.length > 0 || weekReturn(state) < SHARP_WEEK),
  growing: (state) =>
    state.business!.token === null &&
    (state.business!.outside.regime === 'boom' || state.business!.depositsCents > state.openingPage.assetsCents),
  flash_crash_seen: (state) =>
    deskMayOwe(state) && (hasCome(state, state.business!.weather.flashDay + 1) || weekReturn(state) < CRASH_WEEK),
  hedge_cost_after_rise: (state) => weekReturn(state) > RISEN_WEEK,
  line_used_up: lineUsedUp,
  fund_thin: (state) => !state.rules.fundFollowsVolume && fundIsThin(state),
  idle_deposits: (state) => !state.business!.earnProduct && customersMoneyInUseCents(state) < 0.5 * state.business!.depositsCents,
  token_held: holdsMuchToken,
  exploit: (state) => state.business!.exploitOpenUntilDay !== null,
  line_large: (state) => accountOf(state, 'desk').borrowCents >= LARGE_LINE_CENTS,
  token_is_collateral: (state) => holdsMuchToken(state) && livesOnCredit(state),
  holder_asks: (state) => {
    const token = state.business!.token;
    return token !== null && token.holderShare > 0 && token.holderAsksUntilDay !== null;
  },
  token_falls: (state) => holdsMuchToken(state) && livesOnCredit(state) && tokenFalls(state),
  hole_and_doubt: (state) => {
    const { depositsCents, doubt } = state.business!;
    return doubt > state.scenario.business!.customers.doubtBase && holeCents(state) > 0.05 * depositsCents;
  },
  hot_coins: (state) => state.business!.outside.basketLog > HOT_LOG,
  presale_round: (state) => state.business!.outside.regime === 'boom' && weekReturn(state) > 0,
  size_rule_binds: (state) => state.business!.tokenLoan || (holdsMuchToken(state) && deskMayOwe(state)),
  marks_have_grown: (state) => displayedEquityCents(state) > GROWN_EQUITY_CENTS,
  asked_about_losses: (state) => state.business!.exploitLossCents > 0 || state.liquidationLog.length > 0,
  auditor_asks: (state) => customersMoneyInUseCents(state) > NOTICED_USE_CENTS,
  peg_looks_weak: (state) => weekReturn(state) < 0 && state.business!.outside.regime !== 'crash',
  quotes_pay_fees: (state) => {
    const quotes = state.sole.desk_quotes;
    return quotes >= 0 && feeRate(state, quotes, 'maker') >= 0 && volumeCents(state, quotes) > QUOTED_VOLUME_CENTS;
  },
  thin_coins_to_sell: (state) => {
    const market = nextToList(state);
    return market >= 0 && deskHoldsCents(state, state.scenario.markets[market]!.asset) > HARD_TO_SELL_CENTS;
  },
  orders_come_late: (state) => wasRefused(state) || Math.abs(weekReturn(state)) > FAST_WEEK,
  legislators_ask: (state) => state.business!.exploitLossCents > 0,
  lenders_fail: (state) => lendersFail(state),
  lenders_want_sheet: (state) => debtCents(state) > MILLION_CENTS && !state.business!.lenders.held,
  loan_called: (state) => loanIsCalled(state),
  run_with_hole: (state) => (state.business!.runUntilDay !== null || state.queue.length > 0) && hasLargeHole(state),
  large_hole: (state) => hasLargeHole(state),
  people_know: ({ business }) => business!.insiders > MANY_PEOPLE,
  protocol_falls: ({ business }) => business!.protocolOpenUntilDay !== null,
  debt_shows: (state) => !state.rules.totalsSkipUnlisted && customersMoneyInUseCents(state) > SHOWS_CENTS,
  fund_thin_with_token: (state) => state.business!.token !== null && !state.rules.pageCountsHouseToken && fundIsThin(state),
  loss_on_record: (state) => lossesToShowCents(state) > LOSS_CENTS,
};

const weekReturn = (state: SimState): number => state.business!.outside.bitWeekReturn;
const deskMayOwe = (state: SimState): boolean => accountOf(state, 'desk').allowNegative;
const livesOnCredit = (state: SimState): boolean => deskMayOwe(state) || state.business!.tokenLoan;

const fundIsThin = (state: SimState): boolean => heldFundCents(state) < FILLED_FUND_SHARE * state.business!.depositsCents;
const hasLargeHole = (state: SimState): boolean => holeCents(state) > LARGE_HOLE_SHARE * state.business!.depositsCents;

function holdsMuchToken(state: SimState): boolean {
  return state.business!.token !== null && deskTokenShare(state) > LARGE_TOKEN_SHARE;
}

const wasRefused = (state: SimState): boolean =>
  state.inbox.some(({ seat, item }) => seat === 'desk' && (item.kind === 'order_refused' || item.kind === 'transfer_refused'));

/** The desk has drawn the line that it was given, or would draw more. What Earn lends on is another matter. */
function lineUsedUp(state: SimState): boolean {
  const line = state.requests.findLast((request) => request.kind === 'credit_line' && request.status === 'merged');
  if (line === undefined) return false;
  const business = state.business!;
  const wants = state.scenario.business!.firm.creditReach * business.levers.creditShare * business.depositsCents;
  return Math.max(wants, customersMoneyInUseCents(state)) >= USED_UP_SHARE * line.terms.value;
}

function tokenFalls(state: SimState): boolean {
  const past = state.business!.token!.pastLogs;
  const fell = past.length > 1 && past.at(-1)! < past[0]!;
  return fell || state.business!.outside.mood < 0.5;
}

/** The line that is asked for is one that the desk does not have yet. */
export const asksForMore = (state: SimState, kind: ChangeKind, value: number): boolean =>
  kind !== 'credit_line' || value > accountOf(state, 'desk').borrowCents;
