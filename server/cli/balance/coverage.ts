/**
 * Whether play reaches everything: over many sessions, how often each offer came up and what became of it, and whether the record
 * shows each way that it went.
 */
import type { OfferSpec } from '../../../shared/sim/businessSpec.ts';
import type { Scenario } from '../../../shared/sim/scenario.ts';
import { COVERAGE_POLICIES, type OfferFate } from './coveragePath.ts';
import type { Broken, CoverageJob, Runner } from './jobs.ts';

export interface CoverageRow {
  offer: string;
  opened: number;
  asked: number;
  granted: number;
  refused: number;
  declined: number;
  lapsed: number;
  /** Each honest way that the offer names, also where it was never taken. */
  ways: Record<string, number>;
  /** Fates whose way the record does not show. */
  unrecorded: number;
  /** Came into force at least once, and went another way at least once, both recorded. */
  bothWays: boolean;
}
export interface CoverageReport {
  sessions: number;
  rows: CoverageRow[];
  missing: string[];
  broken: Broken[];
}

export async function measureCoverage(runner: Runner, scenario: Scenario, sessions: number, from: number): Promise<CoverageReport> {
  const jobs = Array.from(
    { length: sessions },
    (_, index): CoverageJob => ({ kind: 'coverage', seed: from + index, policy: COVERAGE_POLICIES[index % COVERAGE_POLICIES.length]! }),
  );
  const done = await runner.run(jobs, 'sessions');
  const fates = done.flatMap(({ found }) => found.flat());
  const rows = scenario.business!.offers.map((spec) =>
    rowOf(
      spec,
      fates.filter((fate) => fate.offer === spec.offer),
    ),
  );
  return {
    sessions,
    rows,
    missing: rows.filter((row) => !row.bothWays || row.unrecorded > 0).map((row) => row.offer),
    broken: done.flatMap(({ broken }) => broken),
  };
}

/** Whether an offer went another way than it was meant to. */
const wentElsewhere = ({ status }: OfferFate): boolean => ['other', 'declined', 'lapsed', 'refused'].includes(status);

export function rowOf(spec: Pick<OfferSpec, 'offer' | 'alternatives'>, fates: readonly OfferFate[]): CoverageRow {
  const times = (...statuses: OfferFate['status'][]): number => fates.filter((fate) => statuses.includes(fate.status)).length;
  const decided = fates.filter((fate) => fate.status === 'granted' || wentElsewhere(fate));
  return {
    offer: spec.offer,
    opened: fates.length,
    asked: times('asked', 'granted', 'refused'),
    granted: times('granted'),
    refused: times('refused'),
    declined: times('declined'),
    lapsed: times('lapsed'),
    ways: Object.fromEntries(spec.alternatives.map((way) => [way, fates.filter((fate) => fate.way === way).length])),
    unrecorded: decided.filter((fate) => fate.rows === 0).length,
    bothWays:
      fates.some((fate) => fate.status === 'granted' && fate.rows > 0) && fates.some((fate) => wentElsewhere(fate) && fate.rows > 0),
  };
}
