import { describe, expect, it } from 'vitest';
import { dayOfStep } from '../../client/i18n/weeks.ts';
import { type HoleReading, holeReading, missing, roundSpans } from '../../client/plots/holeReading.ts';
import { type FirmReading, firmReading } from '../../client/screens/receipt/firm/firmReading.ts';
import { readReceipt } from '../../client/screens/receipt/reading.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import { decideFirm } from '../../shared/sim/policies/firm/decideFirm.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { coarseOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { createFirmMemory, type FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { theLongBoom } from '../support/boom.ts';

function played(id: FirmPolicyId, seed: string): { reading: FirmReading; hole: HoleReading } {
  const state = createSim(coarseOf(theLongBoom), seed);
  const log = createEvidence();
  const memory = createFirmMemory();
  while (state.phase !== 'closed') recordEvidence(log, state, step(state, decideFirm(firmPolicies[id], state, memory)));
  const reading = firmReading(readReceipt(scoreReceipt(state, log, seed), []))!;
  return { reading, hole: holeReading(reading)! };
}

describe('the hole in the market that was played', () => {
  it('is as wide as the receipt says, begins where something is first missing, and pins what the receipt’s chart pins', () => {
    const { reading, hole } = played('slippery-slope', '3');
    const { receipt } = reading;
    expect(missing(hole.widest)).toBe(Math.max(...receipt.series.map(({ holeCents }) => holeCents)));
    expect(missing(hole.widest)).toBeGreaterThan(0);
    const before = hole.points.filter(({ step }) => step < hole.first!.step);
    expect(before.every((point) => missing(point) <= 0)).toBe(true);
    const days = hole.pins.map(({ day }) => day);
    expect(days).toEqual([...days].sort((a, b) => a - b));
    expect(hole.pins.filter(({ kind }) => kind === 'merged').length).toBeGreaterThan(3);
  });

  it('a step lies on the day that its row of the record names', () => {
    const { reading } = played('slippery-slope', '3');
    const { evidence, calendar } = reading.receipt;
    const rows = evidence.filter(({ verb }) => verb === 'merged' || verb === 'round_closed' || verb === 'gated');
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) expect(Math.abs(dayOfStep(calendar, row.step) - row.day), row.row).toBeLessThan(0.01);
  });

  it('a firm that kept everything has no hole', () => {
    const { hole } = played('slow-and-honest', '3');
    expect(hole.first).toBeNull();
    expect(missing(hole.widest)).toBe(0);
  });

  it('the rounds fill the days without a gap, the last one cut where the record ends', () => {
    const { reading } = played('slow-and-honest', '3');
    const { roundDays } = reading.firm;
    const spans = roundSpans(reading, 2.5 * roundDays);
    expect(spans.map(({ from, to }) => [from, to])).toEqual([
      [0, roundDays],
      [roundDays, 2 * roundDays],
      [2 * roundDays, 2.5 * roundDays],
    ]);
  });
});
