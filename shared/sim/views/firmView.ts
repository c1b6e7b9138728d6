/** A firm of several rounds as one of its seats sees it. What nobody in play may know (weather, doubt, who could talk) is never read here. */
import type { AuditSubject, Business, LeagueRow, StatementTopic } from '../business.ts';
import { hotUnits } from '../exchange/hotWallet.ts';
import { balanceOf } from '../exchange/ledger.ts';
import { displayedEquityCents } from '../exchange/reportedTotals.ts';
import { valueAtMark } from '../exchange/valuation.ts';
import { mayTell } from '../firm/allies.ts';
import { exitDoor } from '../firm/exitDoor.ts';
import { tokenWeekReturn } from '../firm/houseToken.ts';
import { AUDITS_A_ROUND, checkAudit, checkComeClean, checkGoPublic, checkResign } from '../firm/oversight.ts';
import { shownFundCents } from '../firm/publicPage.ts';
import { actionsFor, mayKnow } from '../firm/requests.ts';
import { executorOf, isFavour, REQUESTS, signsNext } from '../firm/requestTable.ts';
import { isPublicTopic, standing } from '../firm/statements.ts';
import { tokenPriceCents } from '../firm/tokenPrice.ts';
import { signsFor } from '../firm/whistle.ts';
import { coinsCents, custodyCents, debtCents, deskTokenShare, firmCashCents, leanCents, usdOf } from '../firm/worth.ts';
import type { Rejection } from '../rejections.ts';
import { holderOf, type SeatId } from '../scenario.ts';
import { type ChangeRequest, type SimState, USD } from '../state.ts';
import type {
  AuditView,
  BoardCase,
  ChiefView,
  DeskView,
  EngineerView,
  FirmAct,
  FirmView,
  LeagueRowView,
  RequestStanding,
  RiskView,
  RunView,
  StatementView,
  TokenView,
  TreasurerView,
  VoiceView,
} from './firmTypes.ts';
import { creditLineCents, creditWantedCents, drawnCents, feeCostsCents, fixedCostsCents, leverViews } from './leverViews.ts';
import { seatDeeds } from './seatDeeds.ts';

/** Null where the scenario has no business. */
export function firmView(state: SimState, seat: SeatId): FirmView | null {
  const { business } = state;
  if (business === null) return null;
  return {
    league: leagueView(business),
    history: business.published.map((table, round) => {
      const { shownEquityCents, depositsCents } = table.find((row) => row.own)!;
      return { round, shownEquityCents, depositsCents };
    }),
    statements: business.statements
      .filter((one) => one.correctedDay === null && isPublicTopic(one.topic))
      .map((one) => statementView(state, one)),
    token: tokenView(state, seat),
    run: runView(state),
    disclosed: business.disclosed === null ? null : { ...business.disclosed },
    resigned: business.resigned.map((one) => one.seat),
    ending: business.ending === null ? null : { ...business.ending },
    deeds: seatDeeds(state, seat),
    levers: leverViews(state, seat),
    acts: actsOf(state, seat),
    board: boardCases(state, seat),
    exitDoor: exitDoor(state, seat),
    protection: protectionView(business, seat),
    requests: state.requests.filter((one) => mayKnow(state, one, seat)).map((one) => requestStanding(state, one, seat)),
    chief: seat === 'chief' ? chiefView(state) : null,
    desk: seat === 'desk' ? deskView(state) : null,
    engineer: seat === 'engineer' ? engineerView(state) : null,
    risk: seat === 'risk' ? riskView(state) : null,
    treasurer: seat === holderOf(state.scenario, 'treasurer') ? treasurerView(state) : null,
    voice: seat === holderOf(state.scenario, 'voice') ? voiceView(state) : null,
  };
}

// ---- What is public -----------------------------------------------------------------------------------------------------

/** The last table published. Whether an exchange still stands is seen at once. */
function leagueView({ published, rivals, ending }: Business): LeagueRowView[] {
  const before = published.at(-2) ?? null;
  return published.at(-1)!.map((row) => ({
    ...row,
    alive: row.own ? ending === null : (rivals.find((rival) => rival.id === row.id)?.alive ?? false),
    before: before === null ? null : placeIn(before, row.id),
  }));
}

function placeIn(table: readonly LeagueRow[], id: string): LeagueRowView['before'] {
  const at = table.findIndex((row) => row.id === id);
  const row = table[at];
  return row === undefined ? null : { place: at + 1, shownEquityCents: row.shownEquityCents, depositsCents: row.depositsCents };
}

function statementView(state: SimState, { topic, seat, day }: { topic: StatementTopic; seat: SeatId; day: number }): StatementView {
  return { topic, seat, day, claimedCents: topic === 'insurance_fund' ? shownFundCents(state) : null };
}

function tokenView(state: SimState, seat: SeatId): TokenView | null {
  const { token } = state.business!;
  if (token === null) return null;
  return {
    priceCents: tokenPriceCents(state),
    weekReturn: tokenWeekReturn(state),
    floatShare: token.floatShare,
    deskShare: seat === 'chief' || seat === 'desk' ? deskTokenShare(state) : null,
  };
}

function runView(state: SimState): RunView {
  let waiting = 0;
  for (const entry of state.queue) if (entry.asset === USD) waiting += entry.units;
  const on = state.business!.runUntilDay !== null;
  const paid = { day: 0, week: 0 };
  for (const { day, cents } of on ? state.withdrawn : []) {
    paid.week += cents;
    if (day > state.clock.day - 1) paid.day += cents;
  }
  const { queuePolicy } = state.rules;
  return {
    on,
    waitingCents: waiting,
    paidDayCents: paid.day,
    paidWeekCents: paid.week,
    gated: queuePolicy === 'gated',
    queuePolicy,
  };
}

// ---- What the seat may do -----------------------------------------------------------------------------------------------

function actsOf(state: SimState, seat: SeatId): FirmView['acts'] {
  const code = (rejection: Rejection | null): Rejection['code'] | null => rejection?.code ?? null;
  const only = (owner: SeatId, check: () => Rejection | null): Rejection['code'] | null =>
    seat === owner ? code(check()) : 'foreign_seat';
  return {
    come_clean: only('chief', () => checkComeClean(state)),
    go_public: seat === 'chief' ? 'foreign_seat' : code(checkGoPublic(state, seat)),
    resign: code(checkResign(state, seat)),
    audit: only('risk', () => checkAudit(state)),
  } satisfies Record<FirmAct, Rejection['code'] | null>;
}

const requestStanding = (state: SimState, request: ChangeRequest, seat: SeatId): RequestStanding => ({
  requestId: request.requestId,
  actions: actionsFor(state, request, seat),
  ...signature(state, request),
  toldBy: state.business!.allies.flatMap((one) => (one.requestId === request.requestId && one.seat === seat ? [one.from] : [])),
  told: state.business!.allies.flatMap((one) => (one.requestId === request.requestId && one.from === seat ? [one.seat] : [])),
  mayTell: mayTell(state, request, seat),
  executor: executorOf(state.scenario, request.kind),
  favour: isFavour(request),
  code: REQUESTS[request.kind].code,
});

function signature(state: SimState, request: ChangeRequest): Pick<RequestStanding, 'waitsFor' | 'inPlaceOf'> {
  const due = signsNext(state.scenario, request);
  const signs = due === null ? null : signsFor(state, due);
  return { waitsFor: signs, inPlaceOf: signs === due ? null : due };
}

/** That it went outside everybody knows; how often the seat has been passed over, the seat itself and whoever did it. */
const protectionView = ({ wentPublic }: Business, seat: SeatId): FirmView['protection'] =>
  wentPublic === null || (seat !== wentPublic.seat && seat !== 'chief')
    ? null
    : {
        seat: wentPublic.seat,
        letterDay: wentPublic.letterDay,
        letterCame: wentPublic.letterCame,
        passedOver: wentPublic.passedOver,
      };

const boardCases = (state: SimState, seat: SeatId): BoardCase[] =>
  state
    .business!.escalations.filter(({ requestId }) => {
      const request = state.requests.find((one) => one.requestId === requestId);
      return request !== undefined && mayKnow(state, request, seat);
    })
    .map((one) => ({ ...one, wouldPass: one.wouldPass === null ? null : { ...one.wouldPass } }));

// ---- One part per seat --------------------------------------------------------------------------------------------------

const TOPICS: readonly StatementTopic[] = ['same_rules', 'losses', 'customer_assets', 'coverage', 'related_party'];

function chiefView(state: SimState): ChiefView {
  const business = state.business!;
  const published = business.published.at(-1)!.find((row) => row.own)!;
  return {
    roundFeesCents: Math.round(business.roundFeesCents),
    yearFeesCents: Math.round(business.annualFeesCents),
    fixedCostsCents: fixedCostsCents(state),
    feeCostsCents: feeCostsCents(state),
    displayedEquityCents: displayedEquityCents(state),
    depositsChangeCents: Math.round(business.depositsCents - published.depositsCents),
    hardCapCents: business.hardCapCents,
  };
}

function treasurerView(state: SimState): TreasurerView {
  const { lenders, earnProduct, tokenLoan } = state.business!;
  return {
    fundShownCents: shownFundCents(state),
    lenderDebtCents: debtCents(state),
    recalled: lenders.recalled,
    earnProduct,
    tokenLoan,
    hotCents: hotUnits(state, USD),
    custodyCents: custodyCents(state),
  };
}

/** Nobody speaks of a loss that has not happened; the fund's figure is the page's. */
function voiceView(state: SimState): VoiceView {
  const { exploitLossCents } = state.business!;
  return {
    sayable: TOPICS.filter((topic) => standing(state, topic) === undefined && (topic !== 'losses' || exploitLossCents > 0)),
  };
}

function deskView(state: SimState): DeskView {
  const { token, hedgeLots } = state.business!;
  const { basket, bit } = coinsCents(state);
  const { houseToken } = state.scenario;
  const { quotesLots, tokenUnits } = deskHoldings(state);
  return {
    cashCents: firmCashCents(state),
    mainCents: usdOf(state, 'desk'),
    quotingCents: usdOf(state, 'desk_quotes'),
    farmCents: usdOf(state, 'desk_farm'),
    venturesCents: usdOf(state, 'desk_ventures'),
    basketCents: Math.round(basket),
    bitCents: Math.round(bit),
    tokenCents: houseToken === null ? 0 : Math.round(valueAtMark(state, houseToken, tokenUnits)),
    leanCents: Math.round(leanCents(state)),
    quotesLots,
    hedgeLots,
    lineCents: creditLineCents(state),
    drawnCents: drawnCents(state),
    wantedCents: creditWantedCents(state),
    pumpUntilDay: token?.pump?.untilDay ?? null,
    defence: token?.defence == null ? null : { ...token.defence },
  };
}

function deskHoldings(state: SimState): { quotesLots: number; tokenUnits: number } {
  const { houseToken, markets } = state.scenario;
  const perpetual = markets.findIndex((spec) => spec.kind === 'perpetual');
  const quotes = state.sole.desk_quotes;
  return {
    quotesLots: quotes < 0 ? 0 : state.positions.sizeLots[quotes * state.positions.markets + perpetual]!,
    tokenUnits: houseToken === null ? 0 : balanceOf(state.ledger, state.sole.desk, houseToken),
  };
}

function engineerView(state: SimState): EngineerView {
  const inForce = state.requests.filter((one) => one.status === 'merged' && REQUESTS[one.kind].code);
  return {
    inForce: inForce
      .map(({ requestId, kind, terms, mergedStep, untilDay, timesUsed }) => ({
        requestId,
        kind,
        value: terms.value,
        mergedStep: mergedStep ?? 0,
        untilDay,
        published: terms.published,
        timesUsed,
      }))
      .reverse(),
  };
}

function riskView(state: SimState): RiskView {
  const { audits, escalations } = state.business!;
  const { round } = state.clock;
  const said = state.requests.flatMap((request) => request.trail).filter((entry) => entry.seat === 'risk' && entry.verb === 'objected');
  return {
    auditsLeft: Math.max(0, AUDITS_A_ROUND - audits.filter((audit) => audit.round === round).length),
    audits: audits.map((audit) => auditView(state, audit)).reverse(),
    objections: said.length,
    escalations: escalations.filter((one) => one.seat === 'risk').length,
  };
}

/** The figures as they were on the day of the answer, not today's. */
function auditView(
  state: SimState,
  audit: { subject: AuditSubject; round: number; day: number; answerDay: number; answeredStep: number | null },
): AuditView {
  const { subject, round, day, answerDay, answeredStep } = audit;
  const told = state.inbox.find(({ item }) => item.kind === 'audit' && item.subject === subject && item.step === answeredStep)?.item;
  const figures = told?.kind === 'audit' ? told : null;
  return {
    subject,
    round,
    day,
    answerDay,
    answered: answeredStep !== null,
    foundCents: figures?.foundCents ?? null,
    besideCents: figures?.besideCents ?? null,
    privileges: [...(figures?.privileges ?? [])],
  };
}
