/**
 * Numbers that a scenario gives a firm of several rounds: its weather, its customers, its token, its offers. Rates per year unless the name
 * says otherwise, money in US cents, lengths in rounds or calendar days as named.
 */

import type { ByRegime, OfferId } from './business.ts';
import type { ChangeKind } from './commands.ts';
import type { ALTERNATIVES } from './ids.ts';
import type { SeatId } from './scenario.ts';

export interface OfferSpec {
  offer: OfferId;
  /** What is asked for when it is taken; value as in ProposeChange. */
  kind: ChangeKind;
  value: number;
  /** Window in rounds of an eight-round session (from, to inclusive), scaled to the session's length. Null: an event brings it. */
  rounds: [number, number] | null;
  /** A run opens the window too, whatever the round. */
  inRun?: boolean;
  trigger: OfferTrigger;
  /** Calendar days that it stays on the desk, and before it may come again after a refusal (null: once). */
  openDays: number;
  cooldownDays: number | null;
  /** May be taken again and again. */
  repeats: boolean;
  /** Seat of a table of six whose work brings it up. */
  proposer: SeatId;
  /** Honest ways of getting what was needed; each is a mechanic of its own. */
  alternatives: AlternativeId[];
}

export type OfferTrigger =
  | 'always'
  | 'conversion_failed'
  | 'asked_in_public'
  | 'liquidations_seen'
  | 'growing'
  | 'flash_crash_seen'
  | 'hedge_cost_after_rise'
  | 'line_used_up'
  | 'fund_thin'
  | 'idle_deposits'
  | 'token_held'
  | 'exploit'
  | 'line_large'
  | 'token_is_collateral'
  | 'holder_asks'
  | 'token_falls'
  | 'hole_and_doubt'
  | 'hot_coins'
  | 'presale_round'
  | 'size_rule_binds'
  | 'marks_have_grown'
  | 'asked_about_losses'
  | 'auditor_asks'
  | 'peg_looks_weak'
  | 'quotes_pay_fees'
  | 'thin_coins_to_sell'
  | 'orders_come_late'
  | 'legislators_ask'
  | 'lenders_fail'
  | 'lenders_want_sheet'
  | 'loan_called'
  | 'run_with_hole'
  | 'large_hole'
  | 'people_know'
  | 'protocol_falls'
  | 'debt_shows'
  | 'fund_thin_with_token'
  | 'loss_on_record';

export type AlternativeId = (typeof ALTERNATIVES)[number];

export interface OpeningSpec {
  regime: 'plateau' | 'winter';
  chance: number;
  min: number;
  max: number;
}

/** Numbers of the business, from a scenario. Names follow docs/decisions on the economy. */
export interface BusinessSpec {
  rounds: { min: number; max: number };
  /** Steps of a run's six days, and calendar days they last. */
  runSteps: number;
  runDays: number;
  closeSteps: number;
  weather: {
    boomMin: number;
    boomShape: number;
    boomScale: number;
    plateauMin: number;
    plateauMean: number;
    crashMin: number;
    crashMax: number;
    depthMin: number;
    depthMax: number;
    softChance: number;
    softDepth: number;
    /** What a session may open in before the boom, each with its chance and how many rounds it lasts; in the boom where none is drawn. */
    openings: OpeningSpec[];
    drift: ByRegime<number>;
    volatility: ByRegime<number>;
    jumpsPerYear: ByRegime<number>;
    jumpMean: number;
    jumpDeviation: number;
    flashSize: number;
    flashRetraced: number;
    basketBeta: ByRegime<number>;
    basketDrift: ByRegime<number>;
    basketVolatility: number;
    depegBasketReturn: number;
    depegLossMin: number;
    depegLossMax: number;
    exploitFrom: number;
    exploitTo: number;
    exploitShare: number;
    rivalFailChance: number;
    farmFailChance: number;
    marketCents: number;
    marketMaxCents: number;
    marketGrowth: ByRegime<number>;
    marketBeta: number;
  };
  customers: {
    /** Turnover of deposits per year at the usual fee in calm weather. */
    turnoverPerYear: number;
    volume: ByRegime<number>;
    /** Share of deposits held in dollars. */
    dollarShare: number;
    inflowPerWeek: number;
    outflowPerWeek: number;
    runPerWeek: number;
    runMiddle: number;
    runScale: number;
    doubtBase: number;
    doubtDecayPerWeek: number;
    doubtFromWithdrawals: number;
    doubtFromWithdrawalsProved: number;
    doubtFromToken: number;
    rivalWeight: number;
    otherRivals: number;
  };
  firm: {
    fixedCostCentsPerYear: number;
    variableCostShare: number;
    /** Of fee income, spent on the token while there is one. */
    buyBackShare: number;
    treasuryYield: number;
    lendRate: number;
    earnRate: number;
    farmYield: ByRegime<number>;
    farmCapacityShare: number;
    farmLocked: number;
    farmBeta: number;
    farmFailLoss: number;
    ventureMarkUp: number;
    ventureBeta: number;
    tokenDepthCents: number;
    drawPerWeek: number;
    creditReach: number;
    hedgeCost: number;
    funding: ByRegime<number>;
  };
  token: {
    supplyUnits: number;
    thinDeskShare: number;
    wideDeskShare: number;
    holderShare: number;
    referenceFloat: number;
    impactPower: number;
    multiple: [number, number, number];
    lagPerWeek: number;
    volatility: number;
    doubtElasticity: number;
    weightMax: number;
  };
  discovery: {
    hazardPerWeek: number;
    insiderPower: number;
    contradictionWeight: number;
    stressWeight: number;
    whistleShare: number;
    auditChancePerRound: number;
    auditDetects: number;
    fundCheckChance: number;
    fineTold: number;
    fineForced: number;
    gainsTold: number;
    gainsForced: number;
    bailOutChance: number;
    bailOutMaxShare: number;
  };
  /** Switched off one by one in ablations. */
  without: { discovery: boolean; fines: boolean; runFeedback: boolean; crash: boolean };
  offers: OfferSpec[];
}
