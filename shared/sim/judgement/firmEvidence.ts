/** Rows of a firm of several rounds: offers, statements, levers, audits, what came out, runs, rounds and how it ended. */
import type { Levers, Statement, StatementTopic } from '../business.ts';
import type { SetLevers } from '../commands.ts';
import type { SimEvent } from '../events.ts';
import { displayedEquityCents, relatedPartyCents } from '../exchange/reportedTotals.ts';
import { solvency } from '../exchange/valuation.ts';
import { MATTERS } from '../firm/matters/table.ts';
import { heldFundCents, shownFundCents } from '../firm/publicPage.ts';
import { isPublicTopic, quietExceptions, untoldLossCents } from '../firm/statements.ts';
import { customersMoneyInUseCents, orderlyEquityCents } from '../firm/worth.ts';
import type { SeatId } from '../scenario.ts';
import type { ChangeRequest, SimState } from '../state.ts';
import { append, cents, type EvidenceLog, fraction, text } from './evidenceLog.ts';
import type { EvidenceVerb, Fact, FirmPoint } from './types.ts';
import { atTable, everyone, SEES_BOOK, toldOf, toldOfUntruth } from './whoKnew.ts';

const DAYS_PER_WEEK = 7;

export function recordFirmEvent(log: EvidenceLog, state: SimState, event: SimEvent): void {
  switch (event.type) {
    case 'offer_opened':
    case 'offer_lapsed':
      recordOffer(log, state, event.type, event.offerId, null);
      return;
    case 'offer_answered':
      recordOffer(log, state, answerVerb(event.answer), event.offerId, event);
      return;
    case 'matter_closed':
      recordWork(log, state, event);
      return;
    case 'statement_made':
    case 'statement_contradicted':
    case 'statement_corrected':
      recordStatement(log, state, event);
      return;
    case 'audit_asked':
      append(log, state, 'audit_ordered', { seat: 'risk', facts: [text('subject', event.subject)], knew: ['risk'] });
      return;
    case 'audit_answered':
      append(log, state, 'audit_answered', { facts: [text('subject', event.subject), ...ledgerFacts(state)], knew: ['risk'] });
      return;
    case 'seat_resigned':
      append(log, state, 'resigned', { seat: event.seat, knew: everyone(state) });
      return;
    case 'went_public':
      append(log, state, 'went_public', { seat: event.seat, facts: ledgerFacts(state), knew: everyone(state) });
      return;
    case 'ally_told':
    case 'signed_over': {
      const { requestId } = event;
      const fact = event.type === 'ally_told' ? text('ally', event.ally) : text('in_place_of', event.seat);
      const seat = event.type === 'ally_told' ? event.seat : event.by;
      append(log, state, event.type, { seat, requestId, facts: [fact], knew: toldOf(state, requestWith(state, requestId)) });
      return;
    }
    case 'letter_came':
      append(log, state, 'letter_came', {
        facts: [text('in_place_of', event.seat), cents('fine', event.fineCents)],
        knew: ['chief', event.seat],
      });
      return;
    case 'command_accepted':
      if (event.command.type === 'come_clean')
        append(log, state, 'told_openly', { seat: event.seat, facts: ledgerFacts(state), knew: everyone(state) });
      if (event.command.type === 'set_levers')
        append(log, state, 'levers_set', { seat: event.seat, facts: leverFacts(event.command), knew: ['chief', event.seat] });
      return;
    case 'round_ended':
      closeRound(log, state, event.round);
      return;
    default:
      recordFate(log, state, event);
  }
}

/** What nobody decides in one command: what came out, runs, the gate, the end. */
function recordFate(log: EvidenceLog, state: SimState, event: SimEvent): void {
  const knew = everyone(state);
  switch (event.type) {
    case 'leaked':
    case 'fund_checked':
      append(log, state, event.type, { facts: ledgerFacts(state), knew });
      return;
    case 'audited':
      append(log, state, 'audited', { facts: ledgerFacts(state), knew: event.found ? knew : [] });
      return;
    case 'disclosed':
      append(log, state, 'disclosed', {
        facts: [...ledgerFacts(state), cents('hole', event.holeCents), cents('fine', event.fineCents), yesNo('forced', event.forced)],
        knew,
      });
      return;
    case 'run_began':
    case 'run_ended':
    case 'gated':
    case 'reopened':
      append(log, state, event.type, { facts: [cents('deposits', state.business!.depositsCents), ...topicFacts(state, 'coverage')], knew });
      return;
    case 'firm_ended':
      recordEnding(log, state, event);
  }
}

const requestWith = (state: SimState, requestId: number): ChangeRequest =>
  state.requests.find((request) => request.requestId === requestId)!;
const yesNo = (label: Fact['label'], yes: boolean): Fact => text(label, yes ? 'yes' : 'no');
const ledgerFacts = (state: SimState): Fact[] => [
  cents('in_use', customersMoneyInUseCents(state)),
  fraction('coverage', solvency(state).coverage),
  cents('fund_shown', shownFundCents(state)),
  cents('fund_held', heldFundCents(state)),
];

// ---- Offers and levers --------------------------------------------------------------------------------------------------

type Answered = Extract<SimEvent, { type: 'offer_answered' }>;

function answerVerb(answer: Answered['answer']): EvidenceVerb {
  if (answer === 'ask') return 'offer_asked';
  if (answer === 'decline') return 'offer_declined';
  return answer === 'stall' ? 'offer_stalled' : 'offer_alternative';
}

function recordOffer(log: EvidenceLog, state: SimState, verb: EvidenceVerb, offerId: number, answered: Answered | null): void {
  const offer = state.business!.offers.find((one) => one.offerId === offerId)!;
  append(log, state, verb, {
    seat: answered?.seat ?? 'engine',
    offerId,
    requestId: offer.requestId,
    reason: answered?.reason ?? null,
    facts: [
      text('offer', offer.offer),
      ...(verb === 'offer_alternative' && answered !== null ? [text('answer', answered.answer)] : []),
      cents('displayed', displayedEquityCents(state)),
    ],
    knew: [offer.seat],
  });
  if (answered?.answer === 'file_orderly')
    append(log, state, 'told_openly', { seat: answered.seat, facts: ledgerFacts(state), knew: everyone(state) });
}

function leverFacts({ type: _, takerFeeBps, leverageMax, ...levers }: SetLevers): Fact[] {
  const facts = Object.entries(levers).map(([lever, value]) => {
    const label = `lever_${lever as keyof Levers}` as const;
    return typeof value === 'number' ? fraction(label, value) : yesNo(label, value);
  });
  if (takerFeeBps !== undefined) facts.push(text('taker_fee', `${takerFeeBps} bp`));
  if (leverageMax !== undefined) facts.push(text('leverage', `${leverageMax}x`));
  return facts;
}

// ---- Ordinary work ------------------------------------------------------------------------------------------------------

/** Words are texts of the matter: its own id, then what was done and what came of it. */
function recordWork(log: EvidenceLog, state: SimState, { matterId, seat }: Extract<SimEvent, { type: 'matter_closed' }>): void {
  const one = state.business!.matters.find((each) => each.matterId === matterId)!;
  const { matter, answer, outcome, wrong } = one;
  const { signs } = MATTERS[matter];
  const signedOpen = wrong && answer !== null && signs?.answers.includes(answer) === true;
  append(log, state, 'worked', {
    seat,
    facts: [
      text('matter', matter),
      ...(answer === null ? [] : [text('done', `${matter}.answer.${answer}`)]),
      text('outcome', `${matter}.outcome.${outcome}`),
      ...(signedOpen ? [text('signed_open', signs!.about)] : []),
    ],
    knew: [one.seat],
  });
}

// ---- Statements ---------------------------------------------------------------------------------------------------------

type Said = Extract<SimEvent, { type: 'statement_made' | 'statement_contradicted' | 'statement_corrected' }>;

function recordStatement(log: EvidenceLog, state: SimState, event: Said): void {
  const statement = state.business!.statements.findLast((one) => one.topic === event.topic)!;
  append(log, state, event.type, {
    seat: sayer(event, statement),
    topic: event.topic,
    facts: [text('topic', event.topic), fraction('gap', statement.gap), ...topicFacts(state, event.topic), ...forcedFact(event)],
    knew: event.type === 'statement_contradicted' || !isPublicTopic(event.topic) ? toldOfUntruth(state, event.topic) : everyone(state),
  });
}

function sayer(event: Said, statement: Statement): SeatId | 'engine' {
  if (event.type === 'statement_made') return event.seat;
  return event.type === 'statement_corrected' && !event.forced ? statement.seat : 'engine';
}

const forcedFact = (event: Said): Fact[] => (event.type === 'statement_corrected' ? [yesNo('forced', event.forced)] : []);

/** The ledger's own figure beside the claim. */
function topicFacts(state: SimState, topic: StatementTopic): Fact[] {
  switch (topic) {
    case 'same_rules': {
      const exceptions = quietExceptions(state);
      return exceptions.length > 0 ? [text('exceptions', exceptions.join(' '))] : [];
    }
    case 'related_party':
    case 'audit_pack':
      return [cents('related_party', relatedPartyCents(state)), cents('in_use', customersMoneyInUseCents(state))];
    case 'insurance_fund':
      return [cents('fund_shown', shownFundCents(state)), cents('fund_held', heldFundCents(state))];
    case 'worst_day':
      return [
        cents('hidden_loss', untoldLossCents(state)),
        cents('fund_shown', shownFundCents(state)),
        cents('fund_held', heldFundCents(state)),
      ];
    case 'losses':
    case 'never_lost':
      return [cents('hidden_loss', untoldLossCents(state))];
    case 'lenders_sheet':
      return [
        cents('displayed', displayedEquityCents(state)),
        cents('orderly', orderlyEquityCents(state)),
        cents('in_use', customersMoneyInUseCents(state)),
      ];
    case 'investors':
      return [cents('hidden_loss', state.business!.leftOutCents), cents('hole', solvency(state).holeCents)];
    case 'queue':
      return [text('terms', state.rules.queuePolicy)];
    case 'coverage':
      return [
        cents('owed', solvency(state).owedCents),
        cents('in_use', customersMoneyInUseCents(state)),
        cents('hole', solvency(state).holeCents),
      ];
    case 'customer_assets': {
      const { owedCents, holeCents, coverage } = solvency(state);
      return [cents('owed', owedCents), cents('hole', holeCents), fraction('coverage', coverage)];
    }
  }
}

// ---- Weeks and rounds ---------------------------------------------------------------------------------------------------

/** Call once a step: a point for each week that the firm lives. */
export function markWeek(log: EvidenceLog, state: SimState): void {
  const last = log.weeks.at(-1);
  const week = Math.floor(state.clock.day / DAYS_PER_WEEK);
  if (state.business!.ending === null && (last === undefined || Math.floor(last.day / DAYS_PER_WEEK) < week))
    log.weeks.push(firmPoint(state));
}

/** What the firm shows at its end is what it showed before it was wound up. */
function recordEnding(log: EvidenceLog, state: SimState, ended: Extract<SimEvent, { type: 'firm_ended' }>): void {
  const row = append(log, state, 'ended', {
    facts: [text('ending', ended.ending), cents('orderly', ended.equityCents), fraction('repaid', ended.repaidShare)],
    knew: everyone(state),
  });
  const last = log.weeks.at(-1);
  const { round } = state.clock;
  if (last !== undefined && (log.rounds.at(-1)?.round ?? 0) < round) log.rounds.push(roundPoint(last, round, row));
}

function closeRound(log: EvidenceLog, state: SimState, round: number): void {
  // A game that ended with this round has been wound up by now.
  const point = state.business!.ending === null ? firmPoint(state) : log.weeks.at(-1);
  if (point === undefined) return;
  const row = append(log, state, 'round_closed', {
    seat: 'clock',
    facts: [
      cents('displayed', point.displayedEquityCents),
      cents('orderly', point.orderlyEquityCents),
      cents('deposits', point.depositsCents),
      fraction('coverage', point.coverage),
      cents('hole', point.holeCents),
      cents('fund_shown', point.fundShownCents),
      cents('fund_held', point.fundHeldCents),
    ],
    knew: atTable(state, SEES_BOOK),
  });
  if ((log.rounds.at(-1)?.round ?? 0) < round) log.rounds.push(roundPoint(point, round, row));
}

const roundPoint = (point: FirmPoint, round: number, row: string): EvidenceLog['rounds'][number] => ({
  round,
  day: point.day,
  displayedEquityCents: point.displayedEquityCents,
  orderlyEquityCents: point.orderlyEquityCents,
  depositsCents: point.depositsCents,
  coverage: point.coverage,
  row,
});

function firmPoint(state: SimState): FirmPoint {
  const business = state.business!;
  const { holeCents, coverage } = solvency(state);
  return {
    step: state.step,
    day: state.clock.day,
    round: state.clock.round,
    coverage,
    holeCents,
    relatedPartyCents: relatedPartyCents(state),
    displayedEquityCents: displayedEquityCents(state),
    orderlyEquityCents: orderlyEquityCents(state),
    fundShownCents: shownFundCents(state),
    fundHeldCents: heldFundCents(state),
    doubt: business.doubt,
    depositsCents: business.depositsCents,
  };
}
