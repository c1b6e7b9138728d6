/**
 * What a request changes in the firm once it is in force, beside the switches that the engine reads: where credit goes, what the levers
 * stand at, who knows, what has been said. What each sets in motion runs by itself afterwards. Amounts: docs/decisions on the economy.
 */
import type { CreditUse } from '../business.ts';
import { dayAt, hasCome, roundDays } from '../clock.ts';
import type { ChangeKind } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import type { SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import { attackPeg, buyPresale, buyWithLenders } from './dealings.ts';
import { bookLossAtDesk } from './exploit.ts';
import { buyOutHolder, issueToken, startDefence, startPump } from './houseToken.ts';
import { addInsiders } from './insiders.ts';
import { rollLoan, saveLenders, showSecondSheet } from './lenders.ts';
import { listPerpetual } from './listing.ts';
import { rescueProtocol } from './protocol.ts';
import { publishFund, shownFundCents } from './publicPage.ts';
import { approverOf } from './requestTable.ts';
import { destroyRecords, pitchRescue, putFriendsFirst, sellOnCleanSheet } from './rescue.ts';
import { correctStatement, makeStatement, standing, statementWeight } from './statements.ts';

const MILLION_CENTS = 100_000_000;
/** What the page shows of a fund that follows volume, as a share of deposits, on its first day. */
export const FILLED_FUND_SHARE = 0.016;
/** Fits into the ordinary working of a desk: below it a line is only for what would else bounce. */
const LARGE_LINE_CENTS = 100 * MILLION_CENTS;
const BOUNDLESS_LINE_CENTS = 10_000 * MILLION_CENTS;

/** Fills that look better than elsewhere are talked about for a while. */
const BETTER_FILLS = 0.35;

/** What one line brings: the least it raises the draw to, what it adds to that, where the money goes, how many get to know. */
interface Draw {
  atLeast: number;
  adds: number;
  mix: Partial<Record<CreditUse, number>>;
  insiders: number;
}
const DRAWS: readonly Draw[] = [
  { atLeast: 0.05, adds: 0, mix: { quoting: 0.4 }, insiders: 3 },
  { atLeast: 0.14, adds: 0.1, mix: { quoting: 0.3, farm: 1, bit: 0.35 }, insiders: 1.5 },
  { atLeast: 0, adds: 0.18, mix: { tokens: 0.4, ventures: 0.5, farm: 0.4, bit: 0.2 }, insiders: 2 },
];
const EARN: Draw = { atLeast: 0, adds: 0.06, mix: { farm: 1 }, insiders: 1.5 };
/** Coins that count for more carry a larger loan. */
const FULL_MARK: Draw = { atLeast: 0, adds: 0.08, mix: { farm: 0.6, tokens: 0.4, bit: 0.1 }, insiders: 1.5 };
/** Coins that everybody talks about bring people. */
const HOT_COINS = 0.06;
const TOKEN_LOAN: Draw = { atLeast: 0, adds: 0.12, mix: { farm: 0.5, tokens: 0.7, ventures: 0.3 }, insiders: 1.5 };

/** Size of a line: 0 none, 1 small, 2 large, 3 beyond anything that could be made good. */
const sizeOf = (cents: number): number => (cents <= 0 ? 0 : cents < LARGE_LINE_CENTS ? 1 : cents < BOUNDLESS_LINE_CENTS ? 2 : 3);

/** Call once when a request comes into force in a firm of several rounds. */
export function takeEffect(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  const business = state.business!;
  const { levers } = business;
  switch (request.kind) {
    case 'credit_line': {
      const size = sizeOf(request.terms.value);
      if (size > sizeOf(request.previousValue)) draw(state, DRAWS[size - 1]!, request);
      if (sizeOf(request.previousValue) === 0) attract(state, request, 0.02);
      return;
    }
    case 'earn_product':
      business.earnProduct = true;
      draw(state, EARN, request);
      addInsiders(state, 0, 0.5);
      return;
    case 'token_loan':
      business.tokenLoan = true;
      draw(state, TOKEN_LOAN, request);
      return;
    case 'liquidation_exemption':
      levers.leanShare = Math.max(levers.leanShare, 0.35);
      addInsiders(state, quiet(request, 3), contradicted(state, 0.5));
      return;
    case 'full_mark':
      draw(state, FULL_MARK, request);
      return;
    case 'desk_fee_tier':
      addInsiders(state, quiet(request, 1), contradicted(state, 0.5));
      return;
    case 'list_perp':
      listPerpetual(state);
      business.attraction += 0.02;
      addInsiders(state, 0.5, 0);
      return;
    case 'list_hot_tokens':
      attract(state, request, HOT_COINS);
      return;
    case 'unlisted_account':
      addInsiders(state, quiet(request, 1.5), 0.5);
      // Totals that are printed without it say that this is all the desk owes.
      makeStatement(state, 'related_party', signerOf(state, request), statementWeight(state, 'related_party'), events);
      return;
    case 'fast_lane':
      addInsiders(state, quiet(request, 1), 0);
      return;
    case 'route_liquidations':
      attract(state, request, BETTER_FILLS);
      addInsiders(state, quiet(request, 1), contradicted(state, 0.5));
      return;
    case 'fund_formula':
      fillShownFund(state);
      levers.fundShare = 0;
      addInsiders(state, 4, 1);
      makeStatement(state, 'insurance_fund', signerOf(state, request), statementWeight(state, 'insurance_fund'), events);
      return;
    case 'house_token_reserve':
      business.pageFollowsLedger = false;
      addInsiders(state, 1, 0.5);
      return;
    case 'lean_long':
      levers.hedgeShare = Math.min(levers.hedgeShare, 0.3);
      levers.leanShare = Math.max(levers.leanShare, 0.35) + 0.25;
      return;
    default:
      takeDeed(state, request, events);
  }
}

/** What touches the token, the holder, a loss or what is said. */
function takeDeed(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  const business = state.business!;
  switch (request.kind) {
    case 'issue_token':
      issueToken(state, request.terms.value === 1);
      addInsiders(state, request.terms.value === 1 ? 0.5 : 0, 0);
      return;
    case 'loss_at_desk':
      bookLossAtDesk(state, events);
      makeStatement(state, 'losses', signerOf(state, request), statementWeight(state, 'losses'), events);
      business.attraction += 0.03;
      addInsiders(state, 2.5, 0.7);
      return;
    case 'buy_out_holder':
      if (business.token === null || business.token.holderShare === 0) return;
      buyOutHolder(state);
      business.doubt = Math.max(0, business.doubt - 0.05);
      business.rumour *= 0.7;
      addInsiders(state, 1.5, 0);
      return;
    case 'pump_token':
      startPump(state);
      business.unfair += 0.3;
      addInsiders(state, 1.5, 0);
      return;
    case 'defend_token':
      startDefence(state);
      business.unfair += 0.3;
      addInsiders(state, 1, 0);
      return;
    case 'say_same_rules':
      reassure(state, request, { liking: 0.04, calm: 0.03 });
      makeStatement(state, 'same_rules', request.proposer, statementWeight(state, 'same_rules'), events);
      addInsiders(state, 0, standing(state, 'same_rules')!.gap > 0 ? 1 : 0);
      return;
    case 'say_assets_fine':
      reassure(state, request, { calm: 0.25, rumourLeft: 0.5 });
      makeStatement(state, 'customer_assets', request.proposer, statementWeight(state, 'customer_assets'), events);
      addInsiders(state, 0, standing(state, 'customer_assets')!.gap > 0 ? 1 : 0);
      return;
    default:
      takeDeal(state, request, events);
  }
}

/** Deals outside the book, and words for an audience of their own. */
function takeDeal(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  const business = state.business!;
  switch (request.kind) {
    case 'presale_stake':
      buyPresale(state);
      addInsiders(state, 1, 0);
      return;
    case 'lender_stake':
      buyWithLenders(state);
      addInsiders(state, 0.5, 0);
      return;
    case 'attack_peg':
      attackPeg(state);
      addInsiders(state, 1, 0);
      return;
    case 'split_audit_pack':
      business.auditPack = 'split';
      reassure(state, request, { liking: 0.08, calm: 0.04 });
      makeStatement(state, 'audit_pack', request.proposer, statementWeight(state, 'audit_pack'), events);
      addInsiders(state, 1.5, 1);
      return;
    case 'say_never_lost':
      reassure(state, request, { liking: 0.04, calm: 0.05 });
      makeStatement(state, 'never_lost', request.proposer, statementWeight(state, 'never_lost'), events);
      addInsiders(state, 0, standing(state, 'never_lost')!.gap > 0 ? 1 : 0);
      return;
    case 'say_testimony':
      {
        reassure(state, request, { liking: 0.03, calm: 0.04, rumourLeft: 0.8 });
        makeStatement(state, 'worst_day', request.proposer, statementWeight(state, 'worst_day'), events);
        const untrue = standing(state, 'worst_day')!.gap > 0;
        addInsiders(state, untrue ? 0.5 : 0, untrue ? 1 : 0);
      }
      return;
    default:
      takeLateDeed(state, request, events);
  }
}

/** What touches lenders, investors, the queue and the records. */
function takeLateDeed(state: SimState, request: ChangeRequest, events: SimEvent[]): void {
  switch (request.kind) {
    case 'save_lenders':
      saveLenders(state);
      return;
    case 'second_sheet':
      showSecondSheet(state, request.proposer, events);
      return;
    case 'roll_loan':
      rollLoan(state, request.proposer, events);
      return;
    case 'rescue_protocol':
      rescueProtocol(state);
      return;
    case 'rescue_pitch':
      pitchRescue(state, request.proposer, events);
      return;
    case 'investors_sheet':
      sellOnCleanSheet(state, request.proposer, events);
      return;
    case 'friends_first':
      reassure(state, request, { calm: 0.12 });
      putFriendsFirst(state, signerOf(state, request), events);
      return;
    case 'auto_delete':
      destroyRecords(state);
  }
}

/** Back to what stood before, where that can be had: what was bought or said in the meantime stays bought and said. */
export function undoEffect(state: SimState, kind: ChangeKind, events: SimEvent[]): void {
  const business = state.business!;
  const { levers, token } = business;
  switch (kind) {
    case 'earn_product':
      business.earnProduct = false;
      lowerDraw(state, EARN);
      return;
    case 'token_loan':
      business.tokenLoan = false;
      lowerDraw(state, TOKEN_LOAN);
      return;
    case 'credit_line':
      if (state.accounts[state.sole.desk]!.borrowCents === 0 && !business.tokenLoan) levers.creditShare = 0;
      return;
    case 'lean_long':
      levers.leanShare = 0;
      return;
    case 'pump_token':
      if (token !== null) token.pump = null;
      return;
    case 'defend_token':
      if (token !== null) token.defence = null;
      return;
    case 'say_same_rules':
      correctStatement(state, 'same_rules', false, events);
      return;
    case 'say_assets_fine':
      correctStatement(state, 'customer_assets', false, events);
      return;
    case 'full_mark':
      lowerDraw(state, FULL_MARK);
      return;
    case 'say_never_lost':
      correctStatement(state, 'never_lost', false, events);
      return;
    case 'say_testimony':
      correctStatement(state, 'worst_day', false, events);
      return;
    case 'split_audit_pack':
      correctStatement(state, 'audit_pack', business.disclosed?.forced ?? false, events);
      return;
    case 'friends_first':
      if (state.rules.queuePolicy === 'favourites_first') state.rules.queuePolicy = 'first_come';
      return;
    case 'unlisted_account':
      // Where the books were opened, that is what corrects it.
      if (business.disclosed === null) correctStatement(state, 'related_party', false, events);
  }
}

function draw(state: SimState, { atLeast, adds, mix, insiders }: Draw, request: ChangeRequest): void {
  const { levers, creditMix } = state.business!;
  levers.creditShare = Math.min(1, Math.max(levers.creditShare, atLeast) + adds);
  creditMix.quoting += mix.quoting ?? 0;
  creditMix.farm += mix.farm ?? 0;
  creditMix.tokens += mix.tokens ?? 0;
  creditMix.ventures += mix.ventures ?? 0;
  creditMix.bit += mix.bit ?? 0;
  addInsiders(state, quiet(request, insiders), 0);
}

function lowerDraw(state: SimState, { adds }: Draw): void {
  const { levers } = state.business!;
  levers.creditShare = Math.max(0, levers.creditShare - adds);
}

/** Draws people, where it is news. */
function attract(state: SimState, request: ChangeRequest, by: number): void {
  if (isNews(state, request)) state.business!.attraction += by;
}

/** What people like to hear and are calmed by, where it is news. */
function reassure(
  state: SimState,
  request: ChangeRequest,
  { liking = 0, calm, rumourLeft = 1 }: { liking?: number; calm: number; rumourLeft?: number },
): void {
  if (!isNews(state, request)) return;
  const business = state.business!;
  business.attraction += liking;
  business.doubt = Math.max(0, business.doubt - calm);
  business.rumour *= rumourLeft;
}

/** Unless the same came into force in the days of a round: taken back and done or said again it is none. */
const isNews = (state: SimState, { requestId, kind }: ChangeRequest): boolean =>
  state.requests.every(
    (one) =>
      one.kind !== kind ||
      one.requestId === requestId ||
      one.mergedStep === null ||
      hasCome(state, dayAt(state.clock, one.mergedStep) + roundDays(state.scenario)),
  );

/** What the page prints is no secret. */
const quiet = (request: ChangeRequest, people: number): number => (request.terms.published ? 0 : people);

/** Counts where the sentence that all accounts follow the same rules stands. */
const contradicted = (state: SimState, count: number): number => (standing(state, 'same_rules') === undefined ? 0 : count);

function fillShownFund(state: SimState): void {
  const business = state.business!;
  business.pageFollowsLedger = false;
  publishFund(state, Math.max(shownFundCents(state), Math.round(FILLED_FUND_SHARE * business.depositsCents)));
}

/** Who signed it: the claim that comes with it is theirs. */
function signerOf(state: SimState, request: ChangeRequest): SeatId {
  const signed = request.trail.find((entry) => entry.verb === 'approved');
  return signed === undefined || signed.seat === 'clock' ? approverOf(state.scenario, request) : signed.seat;
}
