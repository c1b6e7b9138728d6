/**
 * How things come out. The more people know and the more has been said that is not so, the likelier a leak in any week; a fall makes
 * it likelier still. Some leaks go to a regulator, who makes the firm open its books; audits and checks of the displayed fund come once
 * a round, a proof of reserves every week.
 */
import type { Business } from '../business.ts';
import { roundIsOver } from '../clock.ts';
import type { SimEvent } from '../events.ts';
import { exp, log } from '../mathematics.ts';
import { drawUniform, STREAM } from '../random.ts';
import { accountOf, type SimState } from '../state.ts';
import { disclose, LEAK_REPUTATION } from './disclosure.ts';
import { letHolderSell } from './houseToken.ts';
import { heldFundCents, publishFund, shownFundCents } from './publicPage.ts';
import { endChanges } from './requests.ts';
import { customersMoneyInUseCents, holeCents } from './worth.ts';

const DAYS_PER_WEEK = 7;
const CENTS_PER_MILLION = 100_000_000;
/** Chance that an audit finds what is there to find, by what it was given. */
const DETECTS: Record<Business['auditPack'], (usual: number) => number> = { asked: (usual) => usual, split: () => 0.08, both: () => 0.6 };
/** A fund counts as made up when the page shows this much more than is held. */
const FUND_GAP = 1.1;
/** Doubt that comes with a proof that fails: what a printed coverage brings. */
const DOUBT_PER_MISSING = 0.3;

export function runDiscovery(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const { discovery, without } = state.scenario.business!;
  const week = Math.floor(state.clock.day / DAYS_PER_WEEK);
  const newWeek = Math.floor(state.clock.dayBefore / DAYS_PER_WEEK) < week;
  const stress = business.outside.mood < 0.35 ? 1 : 0;
  if (business.insiders > 0 && !without.discovery)
    business.leakHazard +=
      ((discovery.hazardPerWeek * state.clock.daysPerStep) / DAYS_PER_WEEK) *
      exp(discovery.insiderPower * log(business.insiders)) *
      (1 + discovery.contradictionWeight * business.contradictions) *
      (1 + discovery.stressWeight * stress);
  if (newWeek) {
    proveReserves(state, events);
    const hazard = business.leakHazard;
    business.leakHazard = 0;
    const told = business.disclosed?.forced ?? false;
    if (!told && hazard > 0 && draw(state, week, 0) < 1 - exp(0 - hazard)) leak(state, week, events);
    holderMayLeave(state, week, events);
  }
  if (roundIsOver(state) && !without.discovery) checkRound(state, events);
}

/**
 * Over a hole there is no proof: what is missing can be seen, and from then on nothing is proved. Opened books show their hole
 * themselves, each week.
 */
function proveReserves(state: SimState, events: SimEvent[]): void {
  const { levers, depositsCents, disclosed } = state.business!;
  const missing = levers.proofOfReserves && disclosed === null ? holeCents(state) : 0;
  if (missing === 0) return;
  levers.proofOfReserves = false;
  state.business!.doubt += DOUBT_PER_MISSING * Math.min(1, missing / Math.max(1, depositsCents));
  state.news.push({ step: state.step, newsId: 'proof_failed' });
  events.push({ type: 'news_printed', newsId: 'proof_failed' });
}

const draw = (state: SimState, key: number, k: number): number => drawUniform(state.seed, STREAM.discovery, key, 0, k);

function leak(state: SimState, week: number, events: SimEvent[]): void {
  const business = state.business!;
  business.leaks += 1;
  if (draw(state, week, 1) < state.scenario.business!.discovery.whistleShare && customersMoneyInUseCents(state) > 5 * CENTS_PER_MILLION) {
    if (business.disclosed === null) disclose(state, true, events);
    return;
  }
  const weight = 0.5 + draw(state, week, 2);
  const hole = Math.min(1, holeCents(state) / Math.max(1, business.depositsCents));
  business.doubt += (0.2 + 0.42 * hole + 0.03 * business.contradictions) * weight;
  business.reputationLoss += LEAK_REPUTATION * weight;
  business.rumour = Math.min(1, business.rumour + 0.25 + 0.3 * draw(state, week, 3));
  if (fundIsMadeUp(state)) fundComesOut(state, events);
  events.push({ type: 'leaked', week });
}

const fundIsMadeUp = (state: SimState): boolean => shownFundCents(state) > heldFundCents(state) * FUND_GAP + CENTS_PER_MILLION / 10;

/** The page is corrected by others. */
export function fundComesOut(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  endChanges(state, ['fund_formula', 'house_token_reserve'], events);
  publishFund(state, heldFundCents(state));
  business.doubt += 0.2;
  business.reputationLoss += LEAK_REPUTATION;
  for (const statement of business.statements)
    if (statement.topic === 'insurance_fund' && statement.correctedDay === null) {
      statement.correctedDay = state.clock.day;
      statement.forced = true;
    }
}

/** Once a round: an audit may look at customers' money, and somebody may ask for the fund's address. */
function checkRound(state: SimState, events: SimEvent[]): void {
  const business = state.business!;
  const { discovery } = state.scenario.business!;
  const { round } = state.clock;
  const used = customersMoneyInUseCents(state) > 5 * CENTS_PER_MILLION;
  if (used && business.disclosed === null && draw(state, round, 10) < discovery.auditChancePerRound) {
    const found = draw(state, round, 11) < DETECTS[business.auditPack](discovery.auditDetects);
    events.push({ type: 'audited', found });
    // What the firm handed over itself it has told.
    if (found) disclose(state, business.auditPack !== 'both', events);
    else business.insiders += 0.5;
  }
  const asked = discovery.fundCheckChance * (business.levers.proofOfReserves ? 1 : 0.5);
  if (fundIsMadeUp(state) && draw(state, round, 12) < asked) {
    fundComesOut(state, events);
    business.rumour = Math.min(1, business.rumour + 0.3);
    events.push({ type: 'fund_checked' });
  }
  const secret = customersMoneyInUseCents(state) > 0 || fundIsMadeUp(state) || accountOf(state, 'desk').allowNegative;
  if (!secret || business.disclosed !== null) business.insiders *= 0.78;
}

/** A large holder of the token who smells something leaves; nobody else knows why the price gave way. */
function holderMayLeave(state: SimState, week: number, events: SimEvent[]): void {
  const business = state.business!;
  const { token, outside } = business;
  if (token === null || token.holderShare === 0 || business.rumour <= 0.3) return;
  if (token.holderAsksUntilDay !== null) {
    if (state.clock.day < token.holderAsksUntilDay) return;
    letHolderSell(state);
    business.doubt += 0.14 * (0.4 + business.rumour);
    business.rumour = Math.min(1, business.rumour + 0.2);
    events.push({ type: 'holder_left' });
    return;
  }
  const hazard = 0.03 * business.rumour * (outside.mood < 0.5 ? 2 : 0.7);
  if (draw(state, week, 20) >= 1 - exp(0 - hazard)) return;
  token.holderAsksUntilDay = state.clock.day + 2 * DAYS_PER_WEEK;
  events.push({ type: 'holder_asks' });
}
