/**
 * What telling customers everything today would come to: what is owed, what is there, the fine, what a sale in order would bring, and who
 * gets what. For whoever signs for the books; it reads what that seat's own screen shows, and the fine as counsel works it out. Bids are
 * those of an ordinary market: what the mood of the market will be nobody at the table knows, so nothing here depends on it.
 * Where a treasurer sits at the table the chief has the figures of the page last published, and not what only the treasurer counts.
 */
import { displayedEquityCents, reportedTotals } from '../exchange/reportedTotals.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { holderOf, type SeatId } from '../scenario.ts';
import type { SimState } from '../state.ts';
import { clamp } from '../units.ts';
import type { ExitDoorView } from '../views/firmTypes.ts';
import { fineWantedCents } from './disclosure.ts';
import { saleOfTokenCents } from './tokenPrice.ts';
import { coinsCents, deskTokenShare, usdOf } from './worth.ts';

/** Parts of mark that an orderly sale keeps in an ordinary market. Source: docs/decisions/0015-economy.md, orderly equity. */
const USUAL_MOOD = 0.65;
const BIT_KEEPS = 0.99;
const BASKET_KEEPS = 0.95;
const STAKES_KEEP = 0.85;
const FUND_KEEPS = 0.75;
const TOKENS_KEEP = 0.4 * (0.5 + 0.5 * USUAL_MOOD);
/** Of what the firm is worth, the most that is fined. */
const FINED_AT_MOST = 0.85;

/** Null for seats that do not sign for the books, and once everything is known anyway. */
export function exitDoor(state: SimState, seat: SeatId): ExitDoorView | null {
  const { business } = state;
  if (business === null || business.disclosed !== null || business.ending !== null) return null;
  const counts = holderOf(state.scenario, 'treasurer') === seat;
  if (!counts && seat !== 'chief') return null;
  const shownEquityCents = displayedEquityCents(state);
  const worthCents = shownEquityCents - discountCents(state);
  if (!counts) {
    const published = business.published.at(-1)!.find((row) => row.own)!;
    const unknown = { thereCents: null, deskOwesCents: null, fineCents: null, repaidShare: null, ownersKeepCents: null };
    return { figures: 'last_page', shownEquityCents, worthCents, owedCents: published.depositsCents, ...unknown };
  }
  const { owedCents, holeCents, relatedPartyCents } = reportedTotals(state);
  const fineCents = Math.floor(Math.min(fineWantedCents(state, false), Math.max(0, FINED_AT_MOST * worthCents)));
  return {
    figures: 'today',
    shownEquityCents,
    worthCents,
    owedCents,
    thereCents: owedCents - holeCents,
    deskOwesCents: relatedPartyCents,
    fineCents,
    repaidShare: worthCents >= 0 ? 1 : clamp(1 + worthCents / Math.max(1, owedCents), 0, 1),
    ownersKeepCents: Math.max(0, worthCents - fineCents),
  };
}

/** What is lost between mark and an orderly sale. Farms and ventures count together: only the desk sees which is which. */
function discountCents(state: SimState): number {
  const { basket, bit } = coinsCents(state);
  const depth = 4 * state.scenario.business!.firm.tokenDepthCents * USUAL_MOOD;
  const stakes = Math.max(0, usdOf(state, 'desk_farm') + usdOf(state, 'desk_ventures'));
  const lost =
    bit * (1 - BIT_KEEPS) +
    basket * (1 - BASKET_KEEPS / (1 + basket / depth)) +
    stakes * (1 - STAKES_KEEP) +
    usdOf(state, 'insurance_fund') * (1 - FUND_KEEPS) +
    tokensLost(state);
  return Math.round(lost);
}

function tokensLost(state: SimState): number {
  const { houseToken, business: spec } = state.scenario;
  if (houseToken === null || state.business!.token === null) return 0;
  const share = deskTokenShare(state);
  return valueAtMark(state, houseToken, share * spec!.token.supplyUnits) - TOKENS_KEEP * saleOfTokenCents(state, share);
}
