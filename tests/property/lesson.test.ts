import { describe, expect, it } from 'vitest';
import { type Cast, Session } from '../../server/session/Session.ts';
import { defaultCharacters } from '../../shared/content/characters.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import { firstRound } from '../support/game.ts';

const cautious: Cast = { chief: 'by_the_book', engineer: 'by_the_book', desk: 'by_the_book', risk: 'by_the_book' };
const PATHS = 48;

function receipts(cast: Cast): Receipt[] {
  return Array.from({ length: PATHS }, (_, path) => {
    const session = new Session(firstRound, String(500 + path), cast);
    while (!session.closed) session.release(session.advance(60, firstRound.seats));
    return session.receipt()!;
  });
}

const median = (values: number[]): number => values.sort((left, right) => left - right)[Math.floor(values.length / 2)]!;

/** The lesson must come out of the machinery: nothing here is scripted, the same worlds are played by two firms. */
describe('over many worlds', () => {
  const granted = receipts(defaultCharacters);
  const refused = receipts(cautious);

  it('granting looks better before the turn', () => {
    const shown = (all: Receipt[]): number => median(all.map((receipt) => receipt.money.displayedBeforeTurnCents));
    expect(shown(granted) / shown(refused)).toBeGreaterThan(1.3);
  });

  it('and leaves customers worse off after it, though in some worlds luck hides it', () => {
    const covered = granted.map((receipt) => receipt.money.coverage);
    expect(median(covered)).toBeLessThan(0.97);
    expect(Math.max(...covered)).toBe(1);
    expect(granted.filter((receipt) => receipt.money.holeCents > 0).length).toBeGreaterThan(PATHS / 2);
  });

  it('a firm that refuses takes its loss itself: no customer is short in any world', () => {
    for (const receipt of refused) {
      expect(receipt.money.coverage).toBe(1);
      expect(receipt.money.deepestHoleCents).toBe(0);
    }
  });

  it('each receipt names who asked, approved and merged, with rows that exist and chain', () => {
    for (const receipt of granted) {
      const rows = new Set(receipt.evidence.map((row) => row.row));
      const line = receipt.changes.find((change) => change.request.kind === 'credit_line')!;
      expect([line.askedBy, line.approvedBy, line.mergedBy]).toEqual(['desk', 'chief', 'engineer']);
      for (const change of receipt.changes) for (const row of change.rows) expect(rows.has(row)).toBe(true);
      for (const statement of receipt.statements) for (const row of statement.rows) expect(rows.has(row)).toBe(true);
      expect(new Set(receipt.evidence.map((row) => row.hash)).size).toBe(receipt.evidence.length);
    }
  });
});
