/**
 * Integrity, 0..100, from sums of the ledger and what was said. Five duties, each starting at 100; factors multiply, and every factor
 * is a line that shows the points it took in the order in which it fell, so that a duty's lines add up to what it lost. Half the weight
 * lies on the worst duty owed to others. Source: docs/decisions on the economy, section "Integrity score".
 */
import type { StatementTopic } from '../business.ts';
import type { ChangeKind } from '../commands.ts';
import { exp, log as ln } from '../mathematics.ts';

export type DutyId = 'coverage' | 'equal' | 'truth' | 'prudence' | 'repair';
const WEIGHTS: Record<DutyId, number> = { coverage: 0.3, equal: 0.2, truth: 0.25, prudence: 0.15, repair: 0.1 };
/** Integrals are brought to a session of this many rounds, of this many years in all. */
export const ROUNDS_JUDGED = 8;
const YEARS_JUDGED = 3.69;
const MISSING_YEARS = 0.25;
const PRIVILEGE_YEARS = 1.2;
const UNFAIR_RATE = 0.5;
const UNTRUTH_RATE = 0.45;
const OVER_LIMIT_YEARS = 0.45 * YEARS_JUDGED;
const RECORDS_DESTROYED = 0.6;
const FORCED_REPAIR = 0.3;
const LATE_PER_ROUND = 0.25;
const LN2 = 0.6931471805599453;

export type LineLabel =
  | 'missing'
  | 'deepest'
  | 'not_repaid'
  | 'privilege'
  | 'taken'
  | 'statement'
  | 'records_destroyed'
  | 'over_limit'
  | 'never_repaired'
  | 'repaired_when_found'
  | 'repaired_late';

/** Figures in, as the record holds them: integrals in years as they ran, `scale` brings them to eight rounds. */
export interface IntegrityFigures {
  scale: number;
  shortYears: number;
  deepestShare: number;
  repaidShare: number;
  coverageRows: string[];
  privileges: { requestId: number; kind: ChangeKind; weightedYears: number; fromDay: number; rows: string[] }[];
  taken: { requestId: number | null; tenths: number; fromDay: number; rows: string[] }[];
  statements: {
    topic: StatementTopic;
    weight: number;
    worstGap: number;
    fromDay: number;
    /** Rounds that it stood untrue before it was put right; null if it never was. */
    roundsUntrue: number | null;
    forced: boolean;
    rows: string[];
  }[];
  /** Records that were made to go; null if none were. */
  records: { requestId: number; rows: string[] } | null;
  overLimitYears: number;
  overLimitRows: string[];
  /** Rounds from the first wrong to the day it was told or came out; null if it never was. */
  roundsToRepair: number | null;
  repairForced: boolean;
  repairRows: string[];
}

/** One deduction. `amount` is what the words need: years, a share, tenths, a gap or rounds, by label. */
export interface IntegrityLine {
  duty: DutyId;
  label: LineLabel;
  kind: ChangeKind | null;
  topic: StatementTopic | null;
  requestId: number | null;
  amount: number;
  points: number;
  rows: string[];
}
export interface IntegrityReport {
  coverage: number;
  equal: number;
  truth: number;
  prudence: number;
  repair: number;
  geometric: number;
  /** The lowest of coverage, equal treatment and truth. */
  worst: number;
  total: number;
  /** Points of repair that telling in full at that time earned; whoever brought the repair about has them. */
  repairCredit: number;
  lines: IntegrityLine[];
}

type Factor = Omit<IntegrityLine, 'duty' | 'points'> & { factor: number };
const about = { kind: null, topic: null, requestId: null } as const;

export function scoreIntegrity(figures: IntegrityFigures): IntegrityReport {
  const lines: IntegrityLine[] = [];
  const coverage = multiply('coverage', coverageFactors(figures), lines);
  const equal = multiply('equal', equalFactors(figures), lines);
  const truth = multiply('truth', truthFactors(figures), lines);
  const overYears = figures.overLimitYears * figures.scale;
  const prudence = multiply(
    'prudence',
    [{ ...about, label: 'over_limit', amount: overYears, factor: exp(0 - overYears / OVER_LIMIT_YEARS), rows: figures.overLimitRows }],
    lines,
  );
  const harm = 1 - (coverage * equal) / 10_000;
  const telling = figures.roundsToRepair === null ? 0 : exp(0 - LATE_PER_ROUND * figures.roundsToRepair) * figures.repaidShare;
  const repaired = telling * (figures.repairForced ? FORCED_REPAIR : 1);
  const repair = multiply('repair', [repairFactor(figures, 1 - harm * (1 - repaired))], lines);
  const duties = { coverage, equal, truth, prudence, repair };
  const geometric = geometricMean(duties);
  const worst = Math.max(1, Math.min(coverage, equal, truth));
  return { ...duties, geometric, worst, total: Math.sqrt(geometric * worst), repairCredit: 100 * harm * telling, lines };
}

/** Applies the factors in order to 100 and writes a line for each that took something. */
function multiply(duty: DutyId, factors: Factor[], lines: IntegrityLine[]): number {
  let left = 100;
  for (const { factor, ...line } of factors) {
    const points = left * (1 - factor);
    if (points <= 0) continue;
    lines.push({ duty, ...line, points });
    left -= points;
  }
  return left;
}

function coverageFactors(figures: IntegrityFigures): Factor[] {
  const { deepestShare, repaidShare, coverageRows: rows } = figures;
  const years = figures.shortYears * figures.scale;
  return [
    { ...about, label: 'missing', amount: years, factor: exp(0 - years / MISSING_YEARS), rows },
    { ...about, label: 'deepest', amount: deepestShare, factor: 1 - 0.5 * deepestShare, rows },
    { ...about, label: 'not_repaid', amount: repaidShare, factor: 0.4 + 0.6 * repaidShare, rows },
  ];
}

function equalFactors(figures: IntegrityFigures): Factor[] {
  const privileges = figures.privileges.map(({ requestId, kind, weightedYears, fromDay, rows }) => {
    const amount = weightedYears * figures.scale;
    return { ...about, label: 'privilege' as const, kind, requestId, amount, factor: exp(0 - amount / PRIVILEGE_YEARS), rows, fromDay };
  });
  const taken = figures.taken.map(({ requestId, tenths, fromDay, rows }) => ({
    ...about,
    label: 'taken' as const,
    requestId,
    amount: tenths,
    factor: exp(0 - UNFAIR_RATE * tenths),
    rows,
    fromDay,
  }));
  return inOrderOfDays([...privileges, ...taken]);
}

/** Each topic counts once, by its worst entry: true chatter cannot dilute, and repeating a sentence does not multiply it. */
function truthFactors(figures: IntegrityFigures): Factor[] {
  const worst = new Map<StatementTopic, Factor & { fromDay: number; untruth: number }>();
  for (const { topic, weight, worstGap, fromDay, roundsUntrue, forced, rows } of figures.statements) {
    const untruth = weight * worstGap * standing(roundsUntrue, forced);
    const before = worst.get(topic);
    const heavier = before === undefined || untruth > before.untruth;
    const kept = heavier
      ? { ...about, label: 'statement' as const, topic, amount: worstGap, factor: exp(0 - UNTRUTH_RATE * untruth), rows, fromDay, untruth }
      : before;
    worst.set(topic, { ...kept, rows: before === undefined ? rows : [...before.rows, ...rows] });
  }
  const factors = inOrderOfDays([...worst.values()].map(({ untruth: _, ...factor }) => factor));
  if (figures.records !== null)
    factors.push({ ...about, ...figures.records, kind: 'auto_delete', label: 'records_destroyed', amount: 1, factor: RECORDS_DESTROYED });
  return factors;
}

/** How much of an untruth counts by how long it stood and who put it right: 1 if nobody did. */
function standing(roundsUntrue: number | null, forced: boolean): number {
  if (roundsUntrue === null) return 1;
  const least = forced ? 0.6 : 0.25;
  return least + (1 - least) * (1 - exp(0 - LN2 * roundsUntrue));
}

function inOrderOfDays(factors: (Factor & { fromDay: number })[]): Factor[] {
  return factors.sort((left, right) => left.fromDay - right.fromDay).map(({ fromDay: _, ...factor }) => factor);
}

function repairFactor(figures: IntegrityFigures, factor: number): Factor {
  const { roundsToRepair, repairForced, repairRows: rows } = figures;
  const label = roundsToRepair === null ? 'never_repaired' : repairForced ? 'repaired_when_found' : 'repaired_late';
  return { ...about, label, amount: roundsToRepair ?? 0, factor, rows };
}

function geometricMean(duties: Record<DutyId, number>): number {
  let sum = 0;
  for (const duty of ['coverage', 'equal', 'truth', 'prudence', 'repair'] as const)
    sum += WEIGHTS[duty] * ln(Math.max(1, duties[duty]) / 100);
  return 100 * exp(sum);
}
