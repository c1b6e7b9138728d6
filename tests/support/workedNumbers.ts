/** Numbers of a business that tests work by hand with: they stay as they are while the scenario's own are calibrated. */
import type { BusinessSpec } from '../../shared/sim/businessSpec.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { atRound, firmWith, theLongBoom } from './boom.ts';
import { MILLION } from './game.ts';

const worked: Pick<BusinessSpec, 'customers' | 'firm' | 'token' | 'discovery'> = {
  customers: {
    turnoverPerYear: 120,
    volume: { boom: 1.15, plateau: 0.85, crash: 1.35, winter: 0.65 },
    dollarShare: 0.8,
    inflowPerWeek: 0.075,
    outflowPerWeek: 0.05,
    runPerWeek: 0.34,
    runMiddle: 0.85,
    runScale: 0.125,
    doubtBase: 0.12,
    doubtDecayPerWeek: 0.11,
    doubtFromWithdrawals: 1.35,
    doubtFromWithdrawalsProved: 0.35,
    doubtFromToken: 0.55,
    rivalWeight: 2.2,
    otherRivals: 3,
  },
  firm: {
    fixedCostCentsPerYear: 9 * MILLION,
    variableCostShare: 0.38,
    buyBackShare: 0.07,
    treasuryYield: 0.02,
    lendRate: 0.11,
    earnRate: 0.06,
    farmYield: { boom: 0.85, plateau: 0.4, crash: 0.06, winter: 0.05 },
    farmCapacityShare: 0.08,
    farmLocked: 0.6,
    farmBeta: 0.22,
    farmFailLoss: 0.45,
    ventureMarkUp: 0.55,
    ventureBeta: 0.75,
    tokenDepthCents: 110 * MILLION,
    drawPerWeek: 0.16,
    creditReach: 0.68,
    hedgeCost: 0.14,
    funding: { boom: 0, plateau: 0, crash: 0, winter: 0 },
  },
  token: {
    supplyUnits: 30_000_000,
    thinDeskShare: 0.62,
    wideDeskShare: 0.12,
    holderShare: 0.08,
    referenceFloat: 0.5,
    impactPower: 1.15,
    multiple: [4.5, 3.2, 0.9],
    lagPerWeek: 0.16,
    volatility: 0.65,
    doubtElasticity: 1.2,
    weightMax: 0.85,
  },
  discovery: {
    hazardPerWeek: 0.0006,
    insiderPower: 0.6,
    contradictionWeight: 0.16,
    stressWeight: 1.6,
    whistleShare: 0.25,
    auditChancePerRound: 0.1,
    auditDetects: 0.25,
    fundCheckChance: 0.12,
    fineTold: 0.1,
    fineForced: 0.15,
    gainsTold: 0.9,
    gainsForced: 1,
    bailOutChance: 0.25,
    bailOutMaxShare: 0.15,
  },
};

/** Gives a game of its own the worked numbers, and whatever else is changed in them. */
export function worksWith(state: SimState, change: (spec: BusinessSpec) => void = () => {}): SimState {
  const business = structuredClone({ ...theLongBoom.business!, ...worked });
  change(business);
  state.scenario = { ...state.scenario, business };
  return state;
}

/** Halfway through a round, by the worked numbers. */
export const workedAt = (round: number, change?: (spec: BusinessSpec) => void): SimState => worksWith(atRound(round), change);

/** A firm on its first day, by the worked numbers. */
export const workedFirm = (change: (spec: BusinessSpec) => void): SimState =>
  firmWith((spec) => {
    Object.assign(spec, structuredClone(worked));
    change(spec);
  });
