/**
 * The public surface of the simulation: createSim, step, fingerprint. One step is 250 ms of play and the only unit of progress.
 *
 * Order of a step, a written contract. First commands, in arrival order, each checked, reserved, matched and settled before the next;
 * then the clock. In a close nothing else happens. A game of one round:
 *   2 reference prices move at the outside venue
 *   3 agents and customers: makers requote, customers trade, deposit, withdraw; the queue is worked; blocks are offered
 *   4 desk mandates; once a day the house token's buy-back
 *   5 marks, then variation is settled into cash, then funding is paid
 *   6 liquidation: slices through the book, then takeovers, then the insurance fund, then the published loss policy
 *   7 firm processes: expiries, once a day the totals, interest at the outside venue, news
 *   8 candles, doubt; the caller records evidence from the events
 * A firm of several rounds:
 *   2 the outside world moves; makers, the house token's ladder and the desk's quotes follow it
 *   3 cohorts trade, customers come and go; the queue is worked; blocks are offered
 *   4 the desk's strategies; the house token, its buy-back and standing orders
 *   5 and 6 as above
 *   7 expiries, the shown fund, the exploit, the farm's protocol, the treasury and the lenders, offers, the day's work, statements
 *   8 discovery, rivals, confidence, how it ends; the treasury's last sweep; records
 * The last step of a round closes it; that of the last round, or an ending, closes the game.
 */

import { beginClose, createClock, hasCome, isLastRound, passClose, roundIsOver, turnClock } from './clock.ts';
import type { SeatCommand } from './commands.ts';
import { applyCommand } from './commandTable.ts';
import type { SimEvent } from './events.ts';
import { renewCapacity } from './exchange/backstop.ts';
import { buyBackAndBurn } from './exchange/buyBack.ts';
import { siblingsOf } from './exchange/concentration.ts';
import { setFeeRates, turnVolumeDay, VOLUME_DAYS } from './exchange/fees.ts';
import { payFunding } from './exchange/funding.ts';
import { fillColdStorage, moveHotWallet } from './exchange/hotWallet.ts';
import { balanceOf, CODE, createLedger, post, type Transfer } from './exchange/ledger.ts';
import { runLiquidations } from './exchange/liquidation.ts';
import { createBook } from './exchange/orderBook.ts';
import { movePosition, settleVariation } from './exchange/settlement.ts';
import { UNTUNED } from './exchange/tuning.ts';
import { pricingMarkets, solvency, valueAtMark } from './exchange/valuation.ts';
import { createWaterfall, recordWaterfall } from './exchange/waterfall.ts';
import { workQueue } from './exchange/withdrawals.ts';
import { hashState } from './fingerprint.ts';
import { runBlocks } from './firm/blocks.ts';
import { createBusiness } from './firm/createBusiness.ts';
import { runDiscovery } from './firm/discovery.ts';
import { checkEnding, windUp } from './firm/ending.ts';
import { runExploit } from './firm/exploit.ts';
import { moveToken, quoteToken } from './firm/houseToken.ts';
import { addNote } from './firm/inbox.ts';
import { runMandates } from './firm/mandate.ts';
import { runMatters } from './firm/matters.ts';
import { runOffers } from './firm/offers.ts';
import { earnOutside, marginCalls, printDelay, printNews } from './firm/processes.ts';
import { runProtocol } from './firm/protocol.ts';
import { moveShownFund } from './firm/publicPage.ts';
import { pullQuotes, runQuoting } from './firm/quoting.ts';
import { expireChanges } from './firm/requests.ts';
import { moveStatements } from './firm/statements.ts';
import { runStrategies } from './firm/strategies.ts';
import { runTreasury, sweepToDesk } from './firm/treasury.ts';
import { drawUpTotals } from './firm/unlisted.ts';
import { moveDoubt, runCustomers, runMakers } from './market/agents.ts';
import { printArrivals } from './market/arrivals.ts';
import { tradeCohorts } from './market/cohorts.ts';
import { moveConfidence } from './market/confidence.ts';
import { moveCustomers } from './market/deposits.ts';
import { quoteMarkets } from './market/makers.ts';
import { markMarkets, turnCandles } from './market/marks.ts';
import { moveOutside } from './market/outside.ts';
import { drawTurn, moveBands, moveReferences } from './market/reference.ts';
import { moveRivals, publishTable } from './market/rivals.ts';
import { drawShocks } from './market/shocks.ts';
import { log } from './mathematics.ts';
import { seedFromText } from './random.ts';
import type { Scenario } from './scenario.ts';
import { accountOf, OPTIONAL_KINDS, RULES_VERSION, type SimState, type SoleKind, USD } from './state.ts';
import { assert } from './units.ts';

export { RULES_VERSION } from './state.ts';

/** A new game. `seedText` is 32 hexadecimal digits, or any text, which is hashed. Throws on a scenario that contradicts itself. */
export function createSim(scenario: Scenario, seedText: string): SimState {
  const seed = seedFromText(seedText);
  const assets = scenario.assets.length;
  const markets = scenario.markets.length;
  const cells = scenario.accounts.length * markets;
  const turn = drawTurn(scenario, seed);
  const shocks = drawShocks(scenario, seed);
  const siblings = siblingsOf(scenario.accounts);
  const logReference = new Array<number>(assets).fill(0);
  for (const reference of scenario.world.references) logReference[reference.asset] = log(reference.startTicks);
  const state: SimState = {
    rulesVersion: RULES_VERSION,
    scenario,
    seed,
    step: 0,
    clock: createClock(scenario),
    phase: 'live',
    rules: {
      floorReadsFlag: false,
      liquidationReadsFlag: false,
      weightReadsFlag: false,
      fundsCheckReadsFlag: false,
      liquidationsGoToDesk: false,
      totalsSkipUnlisted: false,
      concentrationPerOwner: scenario.concentrationPerOwner ?? true,
      fundFollowsVolume: false,
      pageCountsHouseToken: false,
      thinCoinsCountInFull: false,
      feesReadFlag: false,
      recordsExpire: false,
      lossPolicy: scenario.lossPolicy,
      queuePolicy: 'first_come',
      leverageMax: scenario.leverageMax,
      makerFeeBps: scenario.makerFeeBps,
      takerFeeBps: scenario.takerFeeBps,
      tuning: { ...UNTUNED },
    },
    accounts: scenario.accounts.map((spec, index) => ({
      index,
      id: spec.id,
      kind: spec.kind,
      siblings: siblings[index]!,
      allowNegative: false,
      fullMark: false,
      fastLane: false,
      feeTier: false,
      unlisted: false,
      leverage: spec.leverage ?? scenario.leverageMax,
      makerRebate: spec.makerRebate ?? 0,
      favourite: spec.favourite ?? false,
      borrowCents: 0,
      tokenLineCents: 0,
      settlesOutside: spec.settlesOutside ?? false,
      people: spec.people ?? 1,
      borrowUntilDay: null,
      liquidating: false,
      bankrupt: false,
      passedOver: false,
      openOrders: 0,
      restsReduceOnly: false,
    })),
    sole: soleAccounts(scenario),
    pricedIn: pricingMarkets(scenario),
    settledOutside: scenario.accounts.flatMap((spec, index) => (spec.settlesOutside === true ? [index] : [])),
    ledger: createLedger(scenario.accounts.length, assets),
    positions: {
      markets,
      sizeLots: new Float64Array(cells),
      costCents: new Float64Array(cells),
      entryCents: new Float64Array(cells),
      openBuyLots: new Float64Array(cells),
      openSellLots: new Float64Array(cells),
    },
    books: scenario.markets.map(() => createBook()),
    backstops: scenario.backstops.map(({ account, perMinuteCents, perHourCents }) => {
      const index = scenario.accounts.findIndex((spec) => spec.id === account);
      assert(index >= 0, `no account ${account} for a backstop`);
      return { account: index, perMinuteCents, perHourCents, usedMinuteCents: 0, usedHourCents: 0 };
    }),
    feesSeenCents: 0,
    coldUnits: new Float64Array(assets),
    volumes: new Float64Array(scenario.accounts.length * VOLUME_DAYS),
    feeRates: new Float64Array(scenario.accounts.length * 2),
    markets: scenario.markets.map((spec) => {
      const start = scenario.world.references.find((r) => r.asset === spec.asset);
      assert(start !== undefined, `market ${spec.id} has no reference price`);
      const at = start.startTicks;
      return {
        listed: spec.listedLater !== true,
        referenceTicks: at,
        bandTicks: at,
        markTicks: at,
        lastTicks: at,
        openingTicks: at,
        candles: [{ step: 0, openTicks: at, highTicks: at, lowTicks: at, closeTicks: at, volumeLots: 0 }],
        tape: [],
      };
    }),
    world: { logReference, ...turn, shocks, doubt: 0 },
    mandate: { ...scenario.openingMandate, cutting: false, callingBack: false, quoteIds: [], blocked: null },
    requests: [],
    page: { displayedFundCents: 0, claimsSameRules: null, publishedStep: 0 },
    openingPage: { fundCents: 0, assetsCents: 0 },
    blocks: [],
    queue: [],
    inbox: [],
    news: [{ step: 0, newsId: scenario.wording?.opening ?? 'opening' }],
    waterfall: createWaterfall(),
    liquidationLog: [],
    flow: { buys: 0, sells: 0, liquidations: 0 },
    withdrawn: [],
    nextId: 1,
    business: null,
  };
  openAccounts(state);
  fillColdStorage(state);
  openPositions(state);
  setFeeRates(state);
  state.business = createBusiness(scenario, seed, customersAssetsCents(state));
  state.page.displayedFundCents = state.ledger.balances[accountOf(state, 'insurance_fund').index * assets + USD]!;
  state.page.claimsSameRules = true;
  state.openingPage = { fundCents: state.page.displayedFundCents, assetsCents: solvency(state).owedCents };
  for (const seat of scenario.seats) addNote(state, seat, (seat === 'desk' ? scenario.wording?.deskBrief : undefined) ?? `${seat}_brief`);
  if (state.business === null) runMakers(state, []);
  else {
    quoteMarkets(state, []);
    publishTable(state);
  }
  return state;
}

const SOLE_KINDS: readonly SoleKind[] = [
  'outside_world',
  'insurance_fund',
  'exchange_fees',
  'firm_treasury',
  'perp_clearing',
  'desk_outside',
  'desk',
  ...OPTIONAL_KINDS,
];

function soleAccounts(scenario: Scenario): Record<SoleKind, number> {
  const optional: readonly string[] = OPTIONAL_KINDS;
  const ownerOf = (kind: SoleKind): string | undefined => scenario.accounts.find((spec) => spec.kind === kind)?.owner;
  const second = scenario.accounts.some((spec) => spec.kind === 'desk_second');
  assert(!second || (ownerOf('desk') !== undefined && ownerOf('desk_second') === ownerOf('desk')), 'a second account is the desk owner’s');
  const entries = SOLE_KINDS.map((kind) => {
    const index = scenario.accounts.findIndex((spec) => spec.kind === kind);
    assert(index >= 0 || optional.includes(kind), `no account of kind ${kind}`);
    assert(scenario.accounts.findLastIndex((spec) => spec.kind === kind) === index, `more than one account of kind ${kind}`);
    return [kind, index] as const;
  });
  return Object.fromEntries(entries) as Record<SoleKind, number>;
}

/** What customers, market makers aside, have on the exchange at mark. */
function customersAssetsCents(state: SimState): number {
  let cents = 0;
  for (const account of state.accounts) {
    if (account.kind !== 'customer') continue;
    for (let asset = 0; asset < state.ledger.assets; asset++)
      cents += valueAtMark(state, asset, balanceOf(state.ledger, account.index, asset));
  }
  return Math.round(cents);
}

/** Every opening balance comes from outside, so that assets sum to zero from the first step. */
function openAccounts(state: SimState): void {
  const outside = accountOf(state, 'outside_world').index;
  const legs: Transfer[] = [];
  state.scenario.accounts.forEach((spec, index) => {
    spec.opening.forEach((amount, asset) => {
      if (amount > 0) legs.push({ asset, from: outside, to: index, amount, code: CODE.opening });
    });
  });
  post(state.ledger, legs);
}

/** Opening positions are held against the makers in equal parts, at the opening mark and without fees. */
function openPositions(state: SimState): void {
  const makers = state.accounts.filter((account) => account.kind === 'maker');
  state.scenario.accounts.forEach((spec, index) => {
    for (const { market: id, lots } of spec.openingPositions ?? []) {
      const market = state.scenario.markets.findIndex((m) => m.id === id && m.kind === 'perpetual');
      assert(market >= 0, `no perpetual ${id} for an opening position`);
      const part = Math.trunc(lots / makers.length);
      makers.forEach((maker, i) => {
        movePosition(state, market, maker.index, index, i === 0 ? lots - part * (makers.length - 1) : part);
      });
    }
  });
}

/** Advances the game by one step. Mutates `state`; returns what happened, in order. A closed game refuses every command. */
export function step(state: SimState, commands: readonly SeatCommand[]): SimEvent[] {
  const events: SimEvent[] = [];
  state.flow = { buys: 0, sells: 0, liquidations: 0 };
  for (const command of commands) applyCommand(state, command, events);
  if (state.phase === 'closed') return events;
  if (state.phase === 'close') {
    if (state.business !== null && state.business.ending !== null) closeGame(state, events);
    else passClose(state, events);
    return events;
  }
  turnClock(state);
  turnVolumeDay(state);
  turnCandles(state);
  if (state.business === null) playOneRound(state, events);
  else playBusiness(state, events);
  if (state.business !== null && state.business.ending !== null) closeGame(state, events);
  else if (roundIsOver(state)) endRound(state, events);
  return events;
}

function playOneRound(state: SimState, events: SimEvent[]): void {
  moveReferences(state, events);
  moveBands(state);
  runMakers(state, events);
  runCustomers(state, events);
  moveHotWallet(state);
  workQueue(state, events);
  runBlocks(state, events);
  runMandates(state, events);
  buyBackAndBurn(state, events);
  settle(state, events);
  expireChanges(state, events);
  drawUpTotals(state);
  moveShownFund(state);
  earnOutside(state);
  marginCalls(state);
  moveDoubt(state);
  record(state, events);
  printNews(state, events);
}

function playBusiness(state: SimState, events: SimEvent[]): void {
  pullQuotes(state);
  moveOutside(state, events);
  moveBands(state);
  quoteMarkets(state, events);
  quoteToken(state, events);
  runQuoting(state, events);
  tradeCohorts(state, events);
  moveCustomers(state, events);
  moveHotWallet(state);
  workQueue(state, events);
  runBlocks(state, events);
  runStrategies(state, events);
  moveToken(state, events);
  settle(state, events);
  expireChanges(state, events);
  moveShownFund(state);
  runExploit(state, events);
  runProtocol(state);
  runTreasury(state, events);
  runOffers(state, events);
  runMatters(state, events);
  moveStatements(state, events);
  runDiscovery(state, events);
  moveRivals(state);
  moveConfidence(state, events);
  checkEnding(state, events);
  sweepToDesk(state);
  marginCalls(state);
  record(state, events);
  printDelay(state, events);
  printArrivals(state, events);
}

/** Marks, variation, funding, liquidation. */
function settle(state: SimState, events: SimEvent[]): void {
  markMarkets(state);
  settleVariation(state);
  payFunding(state);
  renewCapacity(state);
  runLiquidations(state, events);
}

function endRound(state: SimState, events: SimEvent[]): void {
  events.push({ type: 'round_ended', round: state.clock.round });
  if (state.business !== null) publishTable(state);
  if (!isLastRound(state)) {
    beginClose(state);
    return;
  }
  if (state.business !== null) windUp(state, events);
  closeGame(state, events);
}

function closeGame(state: SimState, events: SimEvent[]): void {
  state.phase = 'closed';
  events.push({ type: 'round_closed' });
}

function record(state: SimState, events: readonly SimEvent[]): void {
  recordWithdrawn(state, events);
  recordWaterfall(state, events);
}

const WITHDRAWN_DAYS = 7;

/** Customers' withdrawals of cash: what the chief sees of the last seven days. */
function recordWithdrawn(state: SimState, events: readonly SimEvent[]): void {
  let cents = 0;
  for (const event of events) if (event.type === 'withdrawal_paid' && event.asset === USD) cents += event.units;
  if (cents > 0) state.withdrawn.push({ day: state.clock.day, cents });
  while (state.withdrawn.length > 0 && hasCome(state, state.withdrawn[0]!.day + WITHDRAWN_DAYS)) state.withdrawn.shift();
}

/** Sixteen hexadecimal digits over the whole state except the scenario's text: equal states, equal fingerprints, on every machine. */
export function fingerprint(state: SimState): string {
  return hashState(state);
}
