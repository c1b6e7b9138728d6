import { describe, expect, it } from 'vitest';
import { percent, usdShort } from '../../client/overlay/format.ts';
import {
  breachName,
  type FirmReading,
  firmPins,
  firmReading,
  firmSentences,
  ledgerBeside,
  lineWords,
  worldSentences,
} from '../../client/screens/receipt/firm/firmReading.ts';
import { readReceipt } from '../../client/screens/receipt/reading.ts';
import { rowFacts, rowWhat } from '../../client/screens/receipt/rowText.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { DAYS_PER_YEAR } from '../../shared/sim/judgement/integrals.ts';
import { ROUNDS_JUDGED } from '../../shared/sim/judgement/integrityScore.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import { decideFirm } from '../../shared/sim/policies/firm/decideFirm.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { coarseOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { createFirmMemory, type FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { theLongBoom } from '../support/boom.ts';

function readingOf(id: FirmPolicyId, seed: string, scenario = theLongBoom): FirmReading {
  const state = createSim(coarseOf(scenario), seed);
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
    words.push(...worldSentences(reading));
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((text) => text.trim() === '' || /[{}]|undefined|NaN/.test(text))).toEqual([]);
  });

  it('counts weeks from the opening, and names the round beside them', () => {
    const reading = readingOf('slippery-slope', '3');
    expect(reading.whenOfDay(168)).toBe('R1 wk 24');
    expect(reading.whenOfDay(169)).toBe('R2 wk 25');
    expect(reading.weekOfDay(340)).toBe('49 (round 3)');
  });

  it('tells long-running deductions as a share of the game, and ordinary work by its name', () => {
    const reading = readingOf('degenerate', '7');
    const shares = reading.integrity.lines.filter(({ label }) => label === 'missing' || label === 'privilege');
    expect(shares.length).toBeGreaterThan(1);
    for (const line of shares) {
      const share = (line.amount * DAYS_PER_YEAR) / (ROUNDS_JUDGED * reading.firm.roundDays);
      expect(share).toBeLessThanOrEqual(1);
      expect(lineWords(reading, line)).toContain(percent(share, share < 0.1 ? 1 : 0));
    }
    const { receipt } = reading;
    const worked = receipt.evidence.filter(({ verb }) => verb === 'worked');
    const words = worked.flatMap((row) => [rowWhat(receipt, row), ...rowFacts(row, receipt).map(({ value }) => value)]);
    expect(words.filter((text) => /\w\.\w|_/.test(text))).toEqual([]);
  });

  it('pins each turning point once, and the end last', () => {
    const reading = readingOf('degenerate', '7');
    const pins = firmPins(reading);
    expect(pins.filter((pin) => pin.text === 'Withdrawals stopped').length).toBeLessThanOrEqual(1);
    expect(pins.at(-1)?.text).toBe(firmSentences(reading)[0]);
  });
});

describe('the world on a receipt', () => {
  const quiet = scenarios['quiet-years']!;
  const paid = (reading: FirmReading): boolean => worldSentences(reading).some((text) => text.includes('the shortcut paid'));

  it('says that the shortcut paid where no crash came and a firm lived on customers’ money unseen', () => {
    const reading = readingOf('one-small-exception', '1', quiet);
    expect(reading.firm.ending?.id).toBe('survived_lucky');
    const [world, money] = worldSentences(reading);
    expect(world).toBe('No crash came in this world.');
    const ends = usdShort(reading.firm.ending!.equityCents);
    expect(money).toContain(`of customers’ money in use`);
    expect(money).toContain(`owners began with ${usdShort(9_600_000_000)} and end with ${ends}`);
  });

  it('does not say so of a firm that used none, of one that was caught, or of a world with a crash', () => {
    for (const [id, seed, scenario] of [
      ['slow-and-honest', '1', quiet],
      ['one-small-exception', '2', quiet],
      ['slippery-slope', '9', theLongBoom],
    ] as const)
      expect({ id, paid: paid(readingOf(id, seed, scenario)) }).toEqual({ id, paid: false });
  });

  it('calls no crash one that would have begun after the last round', () => {
    const state = createSim(coarseOf(theLongBoom), '1');
    const { weather } = state.business!;
    const soft = (plateauEnd: number): boolean => {
      Object.assign(weather, { soft: false, plateauEnd });
      return scoreReceipt(state, createEvidence(), '1').firm!.luck.soft;
    };
    expect([soft(weather.rounds - 0.1), soft(weather.rounds)]).toEqual([false, true]);
  });
});
