import { describe, expect, it } from 'vitest';
import {
  breachName,
  type FirmReading,
  firmPins,
  firmReading,
  firmSentences,
  ledgerBeside,
  lineWords,
} from '../../client/screens/receipt/firm/firmReading.ts';
import { readReceipt } from '../../client/screens/receipt/reading.ts';
import { rowFacts, rowWhat } from '../../client/screens/receipt/rowText.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import { decideFirm } from '../../shared/sim/policies/firm/decideFirm.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { coarseOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { createFirmMemory, type FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { theLongBoom } from '../support/boom.ts';

function readingOf(id: FirmPolicyId, seed: string): FirmReading {
  const state = createSim(coarseOf(theLongBoom), seed);
  const log = createEvidence();
  const memory = createFirmMemory();
  while (state.phase !== 'closed') recordEvidence(log, state, step(state, decideFirm(firmPolicies[id], state, memory)));
  const reading = firmReading(readReceipt(scoreReceipt(state, log, seed), []));
  if (reading === null) throw new Error('a firm of several rounds has no receipt of its own');
  return reading;
}

const cases = [
  ['degenerate', '7'],
  ['slippery-slope', '3'],
  ['whistle-blower', '5'],
] as const;

describe('a firm’s receipt in words', () => {
  it.each(cases)('%s on seed %s: every line, breach, statement and row says everything that it has a place for', (id, seed) => {
    const reading = readingOf(id, seed);
    const { receipt, firm, integrity } = reading;
    const words = [
      ...firmSentences(reading),
      ...integrity.lines.map((line) => lineWords(reading, line)),
      ...firm.breaches.map((breach) => breachName(reading, breach)),
      ...firm.said.map((said) => ledgerBeside(reading, said)),
      ...firmPins(reading).map((pin) => pin.text),
      ...receipt.evidence.map((row) => rowWhat(receipt, row)),
      ...receipt.evidence.flatMap((row) => rowFacts(row, receipt).map(({ label, value }) => `${label} ${value}`)),
    ];
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((text) => text.trim() === '' || /[{}]|undefined|NaN/.test(text))).toEqual([]);
  });

  it('counts weeks from the opening of each round', () => {
    const reading = readingOf('slippery-slope', '3');
    expect(reading.whenOfDay(168)).toBe('R1 wk 24');
    expect(reading.whenOfDay(169)).toBe('R2 wk 1');
    expect(reading.weekOfDay(340)).toBe('1 of round 3');
  });

  it('pins each turning point once, and the end last', () => {
    const reading = readingOf('degenerate', '7');
    const pins = firmPins(reading);
    expect(pins.filter((pin) => pin.text === 'Withdrawals stopped').length).toBeLessThanOrEqual(1);
    expect(pins.at(-1)?.text).toBe(firmSentences(reading)[0]);
  });
});
