import { beforeAll, describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import { chainHash } from '../../shared/sim/fingerprint.ts';
import { isPublicTopic } from '../../shared/sim/firm/statements.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { readFirm } from '../../shared/sim/judgement/firmReading.ts';
import { integrity } from '../../shared/sim/judgement/integrity.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import type { EvidenceRow, EvidenceVerb, Receipt } from '../../shared/sim/judgement/types.ts';
import { decideFirm } from '../../shared/sim/policies/firm/decideFirm.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { coarseOf } from '../../shared/sim/policies/firm/playCoarse.ts';
import { createFirmMemory, type FirmPolicyId } from '../../shared/sim/policies/firm/types.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { MILLION, mergeChange, newGame, play, the } from '../support/game.ts';

/** A whole coarse game, with and without rows. */
function playFirm(id: FirmPolicyId, seed: string): { receipt: Receipt; totalWithoutRows: number } {
  const state = createSim(coarseOf(scenarios['the-long-boom']!), seed);
  const log = createEvidence();
  const bare = createEvidence({ rows: false });
  const memory = createFirmMemory();
  while (state.phase !== 'closed') {
    const events = step(state, decideFirm(firmPolicies[id], state, memory));
    recordEvidence(log, state, events);
    recordEvidence(bare, state, events);
  }
  expect(bare.rows).toEqual([]);
  return { receipt: scoreReceipt(state, log, seed), totalWithoutRows: integrity(bare, state).total };
}

let cheat: Receipt;
let cheatWithoutRows: number;
let honest: Receipt;
let told: Receipt;
beforeAll(() => {
  ({ receipt: cheat, totalWithoutRows: cheatWithoutRows } = playFirm('degenerate', '7'));
  honest = playFirm('slow-and-honest', '7').receipt;
  told = playFirm('cheats-then-cleans-up', '13').receipt;
});

const rowsOf = (receipt: Receipt, ...verbs: EvidenceVerb[]): EvidenceRow[] => receipt.evidence.filter(({ verb }) => verbs.includes(verb));
const sum = (values: number[]): number => values.reduce((all, one) => all + one, 0);

describe('the record of a firm of several rounds', () => {
  it('is chained row by row', () => {
    let before = '';
    for (const { hash, ...body } of cheat.evidence) {
      const again = chainHash(before, JSON.stringify(Object.values(body)));
      expect(hash).toBe(again);
      before = again;
    }
  });

  it('holds a row for every offer that came up and for every answer', () => {
    for (const receipt of [cheat, honest]) {
      const { offers } = receipt.firm!;
      expect(rowsOf(receipt, 'offer_opened').map(({ offerId }) => offerId)).toEqual(offers.map(({ offerId }) => offerId));
      const answered = rowsOf(receipt, 'offer_asked', 'offer_alternative', 'offer_declined').map(({ offerId }) => offerId);
      for (const offer of offers) if (offer.status !== 'open' && offer.status !== 'lapsed') expect(answered).toContain(offer.offerId);
    }
    expect(rowsOf(honest, 'offer_alternative').length).toBeGreaterThan(0);
  });

  it('knows who could know: an offer only its seat, a line not risk, a sentence everyone, a sheet who signed it', () => {
    for (const row of rowsOf(cheat, 'offer_opened')) {
      const offer = cheat.firm!.offers.find(({ offerId }) => offerId === row.offerId)!;
      expect(row.knew).toEqual([offer.seat]);
    }
    const line = rowsOf(cheat, 'merged').find(({ facts }) => facts.some(({ text }) => text === 'credit_line'))!;
    expect(line.knew).toContain('engineer');
    expect(line.knew).not.toContain('risk');
    for (const { topic, knew } of rowsOf(cheat, 'statement_made'))
      expect([topic, knew]).toEqual([topic, isPublicTopic(topic!) ? ['chief', 'engineer', 'desk', 'risk'] : ['chief', 'risk']]);
  });

  it('has a point for each week and a line for each round', () => {
    for (const receipt of [cheat, honest]) {
      const { series, rounds, roundDays, ending } = receipt.firm!;
      const weeks = series.map(({ day }) => Math.floor(day / 7));
      expect(new Set(weeks).size).toBe(weeks.length);
      expect(weeks.length).toBeGreaterThan(0.95 * Math.floor(ending!.day / 7));
      expect(rounds.map(({ round }) => round)).toEqual(Array.from({ length: ending!.round }, (_, i) => i + 1));
      for (const one of rounds.slice(0, -1)) expect(one.day).toBe(one.round * roundDays);
    }
  });
});

describe('its integrity', () => {
  it('is the same with and without rows', () => {
    expect(cheatWithoutRows).toBe(cheat.integrity!.total);
  });

  it('takes nothing from a firm that asked for nothing, and its seats carry nothing', () => {
    expect(honest.integrity!.coverage).toBe(100);
    expect(honest.integrity!.equal).toBe(100);
    expect(honest.integrity!.truth).toBe(100);
    expect(honest.firm!.breaches.filter(({ duties }) => duties.some(({ duty }) => duty !== 'prudence'))).toEqual([]);
  });

  it('every point that a duty lost is in a breach, and every breach names rows of the record', () => {
    for (const receipt of [cheat, told]) {
      const { coverage, equal, truth, prudence } = receipt.integrity!;
      const lost = { coverage, equal, truth, prudence };
      for (const duty of ['coverage', 'equal', 'truth', 'prudence'] as const) {
        const points = receipt.firm!.breaches.flatMap(({ duties }) => duties.filter((one) => one.duty === duty).map((one) => one.points));
        expect(sum(points), duty).toBeCloseTo(100 - lost[duty], 6);
      }
      const known = new Set(receipt.evidence.map(({ row }) => row));
      const cited = [...receipt.integrity!.lines, ...receipt.firm!.breaches].flatMap(({ rows }) => rows);
      expect(cited.length).toBeGreaterThan(20);
      expect(cited.filter((row) => !known.has(row))).toEqual([]);
    }
  });
});

describe('who carries it', () => {
  const roleIn = (receipt: Receipt, seat: SeatId, kind: string): string[] => {
    const ids = receipt.firm!.breaches.filter((breach) => breach.kind === kind).map(({ id }) => id);
    const { breaches } = receipt.seats.find((one) => one.seat === seat)!.responsibility!;
    return breaches.filter(({ breachId }) => ids.includes(breachId)).map(({ role }) => role);
  };

  it('follows the signatures on the requests', () => {
    expect(new Set(roleIn(cheat, 'chief', 'liquidation_exemption'))).toEqual(new Set(['approved']));
    expect(new Set(roleIn(cheat, 'engineer', 'route_liquidations'))).toEqual(new Set(['carried_out']));
    expect(new Set(roleIn(cheat, 'risk', 'credit_line'))).toEqual(new Set(['not_told']));
    expect(new Set(roleIn(cheat, 'risk', 'token_loan'))).toEqual(new Set(['approved']));
  });

  it('a seat’s points are those of the breach times its part, and add up to what it carries', () => {
    for (const { responsibility } of cheat.seats) {
      for (const { breachId, points, weight } of responsibility!.breaches)
        expect(points).toBeCloseTo(cheat.firm!.breaches.find(({ id }) => id === breachId)!.points * weight, 9);
      expect(sum(responsibility!.breaches.map(({ points }) => points))).toBeCloseTo(responsibility!.carried, 9);
      expect(responsibility!.score).toBeLessThan(20);
    }
    for (const { responsibility } of honest.seats) expect(responsibility!.score).toBeGreaterThan(90);
  });

  it('who told has the credit of the repair, and nobody else', () => {
    expect(told.integrity!.repairCredit).toBeGreaterThan(0);
    for (const { seat, responsibility } of told.seats) {
      if (seat === 'chief') expect(responsibility!.credit).toBeCloseTo(told.integrity!.repairCredit, 9);
      else expect(responsibility!.credit).toBe(0);
    }
  });
});

it('a flag that still stands after its line was taken back is still that line’s', () => {
  const state = createSim(scenarios['the-long-boom']!, '7');
  const requestId = mergeChange(state, 'credit_line', 5 * MILLION);
  const standing = () => readFirm(state).inForce.map((change) => change.requestId);
  expect(standing()).toEqual([requestId]);
  state.requests.at(-1)!.status = 'reverted';
  expect(standing()).toEqual([requestId]);
  the(state, 'desk').allowNegative = false;
  expect(standing()).toEqual([]);
});

it('a game of one round has no such part', () => {
  const state = newGame();
  const log = createEvidence();
  for (let i = 0; i < 3; i++) recordEvidence(log, state, play(state));
  const receipt = scoreReceipt(state, log, '7');
  expect([receipt.integrity, receipt.firm, ...receipt.seats.map((seat) => seat.responsibility)]).toEqual([
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
