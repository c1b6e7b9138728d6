/**
 * The public surface of the simulation: createSim, step, fingerprint. One step is 250 ms of play and the only unit of progress.
 *
 * Order of a step, a written contract:
 *   1 commands, in arrival order, each checked, reserved, matched and settled before the next
 *   2 reference prices move at the outside venue
 *   3 agents and customers: makers requote, customers trade, deposit, withdraw; the queue is worked; blocks are offered
 *   4 desk mandates; once a day the house token's buy-back
 *   5 marks, then variation is settled into cash, then funding is paid
 *   6 liquidation: slices through the book, then takeovers, then the insurance fund, then the published loss policy
 *   7 firm processes: expiries, once a day the totals, interest at the outside venue, news
 *   8 candles, doubt; the caller records evidence from the events
 */

import type { SeatCommand } from './commands.ts';
import { applyCommand } from './commandTable.ts';
import type { SimEvent } from './events.ts';
import { renewCapacity } from './exchange/backstop.ts';
import { buyBackAndBurn } from './exchange/buyBack.ts';
import { siblingsOf } from './exchange/concentration.ts';
import { setFeeRates, turnVolumeDay, VOLUME_DAYS } from './exchange/fees.ts';
import { payFunding } from './exchange/funding.ts';
import { fillColdStorage, moveHotWallet } from './exchange/hotWallet.ts';
import { CODE, createLedger, post, type Transfer } from './exchange/ledger.ts';
import { runLiquidations } from './exchange/liquidation.ts';
import { createBook } from './exchange/orderBook.ts';
import { movePosition, settleVariation } from './exchange/settlement.ts';
import { solvency } from './exchange/valuation.ts';
import { createWaterfall, recordWaterfall } from './exchange/waterfall.ts';
import { workQueue } from './exchange/withdrawals.ts';
import { hashState } from './fingerprint.ts';
import { runBlocks } from './firm/blocks.ts';
import { addNote } from './firm/inbox.ts';
import { runMandates } from './firm/mandate.ts';
import { earnOutside, marginCalls, printNews } from './firm/processes.ts';
import { moveShownFund } from './firm/publicPage.ts';
import { expireChanges } from './firm/requests.ts';
import { drawUpTotals } from './firm/unlisted.ts';
import { moveDoubt, runCustomers, runMakers } from './market/agents.ts';
import { markMarkets, turnCandles } from './market/marks.ts';
import { drawTurn, moveReferences } from './market/reference.ts';
import { drawShocks } from './market/shocks.ts';
import { log } from './mathematics.ts';
import { seedFromText } from './random.ts';
import type { Scenario } from './scenario.ts';
import { accountOf, RULES_VERSION, type SimState, type SoleKind, USD } from './state.ts';
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
      lossPolicy: scenario.lossPolicy,
      queuePolicy: 'first_come',
      leverageMax: scenario.leverageMax,
      makerFeeBps: scenario.makerFeeBps,
      takerFeeBps: scenario.takerFeeBps,
    },
    accounts: scenario.accounts.map((spec, index) => ({
      index,
      id: spec.id,
      kind: spec.kind,
      siblings: siblings[index]!,
      allowNegative: false,
      fullMark: false,
      fastLane: false,
      unlisted: false,
      leverage: spec.leverage ?? scenario.leverageMax,
      makerRebate: spec.makerRebate ?? 0,
      favourite: spec.favourite ?? false,
      borrowCents: 0,
      borrowUntilStep: null,
      liquidating: false,
      bankrupt: false,
      passedOver: false,
      openOrders: 0,
      restsReduceOnly: false,
    })),
    sole: soleAccounts(scenario),
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
    withdrawnByStep: [],
    nextId: 1,
  };
  openAccounts(state);
  fillColdStorage(state);
  openPositions(state);
  setFeeRates(state);
  state.page.displayedFundCents = state.ledger.balances[accountOf(state, 'insurance_fund').index * assets + USD]!;
  state.page.claimsSameRules = true;
  state.openingPage = { fundCents: state.page.displayedFundCents, assetsCents: solvency(state).owedCents };
  for (const seat of scenario.seats) addNote(state, seat, (seat === 'desk' ? scenario.wording?.deskBrief : undefined) ?? `${seat}_brief`);
  runMakers(state, []);
  return state;
}

function soleAccounts(scenario: Scenario): Record<SoleKind, number> {
  const seconds = scenario.accounts.filter((spec) => spec.kind === 'desk_second');
  const owner = scenario.accounts.find((spec) => spec.kind === 'desk')?.owner;
  assert(
    seconds.length <= 1 && seconds.every((spec) => spec.owner !== undefined && spec.owner === owner),
    'a second account is the desk owner’s',
  );
  const indexOf = (kind: SoleKind): number => {
    const index = scenario.accounts.findIndex((spec) => spec.kind === kind);
    assert(index >= 0, `no account of kind ${kind}`);
    return index;
  };
  return {
    outside_world: indexOf('outside_world'),
    insurance_fund: indexOf('insurance_fund'),
    exchange_fees: indexOf('exchange_fees'),
    firm_treasury: indexOf('firm_treasury'),
    perp_clearing: indexOf('perp_clearing'),
    desk_outside: indexOf('desk_outside'),
    desk: indexOf('desk'),
  };
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
  state.step += 1;
  turnVolumeDay(state);
  turnCandles(state);
  moveReferences(state, events);
  runMakers(state, events);
  runCustomers(state, events);
  moveHotWallet(state);
  workQueue(state, events);
  runBlocks(state, events);
  runMandates(state, events);
  buyBackAndBurn(state, events);
  markMarkets(state);
  settleVariation(state);
  payFunding(state);
  renewCapacity(state);
  runLiquidations(state, events);
  expireChanges(state, events);
  drawUpTotals(state);
  moveShownFund(state);
  earnOutside(state);
  marginCalls(state);
  moveDoubt(state);
  recordWithdrawn(state, events);
  recordWaterfall(state, events);
  printNews(state, events);
  if (state.step >= state.scenario.stepsPerRound) {
    state.phase = 'closed';
    events.push({ type: 'round_closed' });
  }
  return events;
}

const WITHDRAWN_KEPT = 120;

/** Customers' withdrawals by step, in USD cents of cash: the chief's "last week" sums the tail. */
function recordWithdrawn(state: SimState, events: readonly SimEvent[]): void {
  let cents = 0;
  for (const event of events) if (event.type === 'withdrawal_paid' && event.asset === USD) cents += event.units;
  state.withdrawnByStep.push(cents);
  if (state.withdrawnByStep.length > WITHDRAWN_KEPT) state.withdrawnByStep.shift();
}

/** Sixteen hexadecimal digits over the whole state except the scenario's text: equal states, equal fingerprints, on every machine. */
export function fingerprint(state: SimState): string {
  return hashState(state);
}
