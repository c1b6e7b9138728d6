/** A firm on its first day: what its weather, its levers and its customers' confidence are before anything has happened. */
import type { Business, Levers } from '../business.ts';
import type { BusinessSpec } from '../businessSpec.ts';
import { openOutside } from '../market/outside.ts';
import { drawWeather } from '../market/weather.ts';
import type { Seed } from '../random.ts';
import type { Scenario } from '../scenario.ts';

const BPS = 10_000;

const OPENING_LEVERS: Levers = {
  spread: 1,
  hedgeShare: 0.95,
  fundShare: 0.08,
  marketingShare: 0.06,
  proofOfReserves: false,
  strictCollateral: true,
  quoteShare: 0.7,
  farmShare: 0,
  leanShare: 0,
  creditShare: 0,
};

/** Null where the scenario has no business. `depositsCents`: what customers have on the exchange at the opening, at mark. */
export function createBusiness(scenario: Scenario, seed: Seed, depositsCents: number): Business | null {
  const spec = scenario.business;
  if (spec === undefined) return null;
  const weather = drawWeather(spec, seed);
  const outside = openOutside(scenario, weather);
  return {
    weather,
    outside,
    token: null,
    levers: { ...OPENING_LEVERS },
    creditMix: { quoting: 0, farm: 0, tokens: 0, ventures: 0, bit: 0 },
    doubt: spec.customers.doubtBase,
    clawMemory: 0,
    rumour: 0,
    reputationLoss: 0,
    attraction: 0,
    flight: 0,
    depositsCents,
    targetShare: depositsCents / outside.marketCents,
    annualFeesCents: Math.round((depositsCents * spec.customers.turnoverPerYear * scenario.takerFeeBps) / BPS),
    roundFeesCents: 0,
    rivals: openingRivals(spec),
    earnProduct: false,
    tokenLoan: false,
    lenders: { failedDay: null, recalled: false, held: false, waitUntilDay: null, fromAssets: false, extraRate: 0, termCents: 0 },
    coinSale: null,
    pegShortUntilDay: null,
    auditPack: 'asked',
    hedgeLots: 0,
    hedgeTicks: 0,
    insiders: 0,
    contradictions: 0,
    leaks: 0,
    disclosed: null,
    repaying: false,
    peakUseCents: 0,
    gainsOnCustomersCents: 0,
    finesCents: 0,
    finesDueCents: 0,
    hiddenLossCents: 0,
    toldLossCents: 0,
    exploitLossCents: 0,
    exploitOpenUntilDay: null,
    leakHazard: 0,
    protocolOpenUntilDay: null,
    protocolLossCents: 0,
    paidByDeedsCents: 0,
    leftOutCents: 0,
    soldShare: 0,
    recordsDestroyedDay: null,
    recordsHeld: false,
    statements: [],
    offers: [],
    matters: [],
    measures: [],
    staff: [],
    contracts: [],
    readiness: { capacityUntilDay: 0, alarmUntilDay: 0, restoreUntilDay: 0 },
    outage: null,
    pageFollowsLedger: true,
    hardCapCents: null,
    escalations: [],
    allies: [],
    audits: [],
    resigned: [],
    wentPublic: null,
    unfair: 0,
    weekPaidShare: 0,
    runUntilDay: null,
    gatedDay: null,
    wasGated: false,
    unpaidDays: 0,
    defaultDays: 0,
    lastRunDay: -1000,
    published: [],
    ending: null,
  };
}

/** The one that dominates, then the smaller ones in the order in which the weather knows them. Their first step gives them figures. */
function openingRivals({ customers }: BusinessSpec): Business['rivals'] {
  return Array.from({ length: customers.otherRivals + 1 }, (_, index) => ({
    id: `rival_${index}`,
    alive: true,
    shownEquityCents: 0,
    depositsCents: 0,
  }));
}
