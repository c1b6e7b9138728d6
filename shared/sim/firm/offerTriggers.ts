/** What has to have happened for an offer to come up. Each reads the state; none knows what is to come. */
import type { OfferTrigger } from '../businessSpec.ts';
import { hasCome } from '../clock.ts';
import type { ChangeKind } from '../commands.ts';
import { accountOf, type SimState } from '../state.ts';
import { FILLED_FUND_SHARE } from './effects.ts';
import { heldFundCents } from './publicPage.ts';
import { standing } from './statements.ts';
import { customersMoneyInUseCents, deskTokenShare, holeCents } from './worth.ts';

const MILLION_CENTS = 100_000_000;
/** Without a float some conversion fails within these days. */
const CONVERSION_FAILS_BY_DAY = 10;
const SHARP_WEEK = -0.06;
const CRASH_WEEK = -0.1;
const RISEN_WEEK = 0.03;
const LARGE_LINE_CENTS = 300 * MILLION_CENTS;
const LARGE_TOKEN_SHARE = 0.2;
const USED_UP_SHARE = 0.9;

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
  fund_thin: (state) => !state.rules.fundFollowsVolume && heldFundCents(state) < FILLED_FUND_SHARE * state.business!.depositsCents,
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
    return holeCents(state) > 0.05 * depositsCents && doubt > state.scenario.business!.customers.doubtBase;
  },
};

const weekReturn = (state: SimState): number => state.business!.outside.bitWeekReturn;
const deskMayOwe = (state: SimState): boolean => accountOf(state, 'desk').allowNegative;
const livesOnCredit = (state: SimState): boolean => deskMayOwe(state) || state.business!.tokenLoan;

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
