import { describe, expect, it } from 'vitest';
import { csvOf, type Table } from '../../server/export/csv.ts';
import { TABLES, tablesOf } from '../../server/export/tables.ts';
import type { Session } from '../../server/session/Session.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { writeSessionFile } from '../../shared/net/sessionFile.ts';
import type { TrialAct } from '../../shared/sim/judgement/hearing.ts';
import { theLongBoom } from '../support/boom.ts';
import { firstRound } from '../support/game.ts';
import { record } from '../support/recordedGames.ts';

const ordersFirst = (session: Session): void => {
  void session.submit('desk', '-2+3', {
    type: 'place_order',
    market: 'BIT-PERP',
    side: 'buy',
    orderType: 'limit',
    sizeLots: 7,
    priceTicks: 9_000,
  });
  void session.submit('desk', 'none', { type: 'cancel_order', orderId: 999_999 });
};

/** A plain reader for what these tables hold: no quoted line breaks. */
function read(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.trimEnd().split('\r\n');
  const cells = (line: string): string[] =>
    [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((found) => found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [names[index], cell])));
}

describe('a table', () => {
  const table: Table<{ cell: string | number | null }> = {
    id: 'any',
    about: '',
    columns: [{ name: 'cell', unit: '', about: '', of: ({ cell }) => cell }],
  };
  const cell = (value: string | number | null): string =>
    csvOf(table, [{ cell: value }])
      .slice('cell\r\n'.length)
      .trimEnd();

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('never lets a spreadsheet run %j', (text) => {
    expect(cell(text).replace(/^"/, '').startsWith("'")).toBe(true);
  });

  it('writes numbers as numbers, and quotes what would break a row', () => {
    expect([cell(-12.5), cell(0), cell(null), cell('a,b'), cell('say "no"')]).toEqual(['-12.5', '0', '', '"a,b"', '"say ""no"""']);
  });
});

describe('the tables of a record', () => {
  const { game, text, session } = record(theLongBoom, '3', { steps: 900, before: ordersFirst });
  const tables = tablesOf(text);

  it('have a line of the codebook for every column, and no line without one', () => {
    const codebook = read(tables.codebook);
    for (const table of TABLES) {
      const columns = (tables[table].split('\r\n')[0] ?? '').split(',');
      const described = codebook
        .filter((row) => row.table === table && row.column !== '' && !row.column?.includes('='))
        .map((row) => row.column);
      expect(described).toEqual(columns);
    }
    expect(codebook.filter((row) => row.about === '')).toEqual([]);
    const measures = new Set(read(tables.scores).map((row) => `measure=${row.measure}`));
    expect([...measures].filter((name) => !codebook.some((row) => row.column === name))).toEqual([]);
  });

  it('hold each order that was given, with what came of it', () => {
    const orders = read(tables.orders);
    expect(orders[0]).toMatchObject({
      step: '1',
      seat: 'desk',
      by_bot: 'no',
      command: 'place_order',
      market: 'BIT-PERP',
      size_lots: '7',
      accepted: 'yes',
    });
    expect(orders[1]).toMatchObject({ command: 'cancel_order', about_order_id: '999999', accepted: 'no', refusal: 'unknown_order' });
  });

  it('set each decision beside the ledger of its step', () => {
    const decisions = read(tables.decisions);
    const rows = session.evidence.rows;
    expect(decisions.length).toBeGreaterThan(10);
    for (const decision of decisions) {
      const row = rows.find((one) => one.row === decision.row)!;
      expect([decision.verb, Number(decision.step), decision.knew]).toEqual([row.verb, row.step, row.knew.join(' ')]);
      expect(Number(decision.claimed_cents)).toBe(Number(decision.there_cents) + Number(decision.missing_cents));
    }
  });

  it('hold the scores of every seat and every duty', () => {
    const scores = read(tables.scores);
    const of = (scope: string): Set<string | undefined> => new Set(scores.filter((row) => row.scope === scope).map((row) => row.subject));
    expect(of('seat')).toEqual(new Set(theLongBoom.seats));
    expect(of('duty')).toEqual(new Set(['coverage', 'equal', 'truth', 'prudence', 'repair']));
    for (const { value, unit } of scores) if (unit === 'points of 100') expect(Number(value)).toBeGreaterThanOrEqual(0);
  });

  it('hold what each seat guessed, beside its scores', () => {
    const guesses = [
      { seat: 'desk', share: 0.25 },
      { seat: 'chief', share: 1 },
      { seat: 'voice', share: 0.5 },
    ] as const;
    const scores = read(tablesOf(writeSessionFile(game, { trial: [], guesses })).scores);
    const rows = scores
      .filter(({ measure }) => measure === 'guess')
      .map(({ scope, subject, value, unit }) => [scope, subject, value, unit]);
    // Nobody sat in the sixth seat of a table of four.
    expect(rows).toEqual([
      ['seat', 'chief', '1', 'share, 0 to 1'],
      ['seat', 'desk', '0.25', 'share, 0 to 1'],
    ]);
    expect(read(tables.scores).some(({ measure }) => measure === 'guess')).toBe(false);
    expect(read(tables.codebook).some(({ table, column }) => table === 'scores' && column === 'measure=guess')).toBe(true);
  });

  it('take off what was owned up to at the trial', () => {
    const { game: lunch, session: played } = record(scenarios['lunch-break']!, '2');
    const { id } = played.exhibits().find(({ rule }) => rule === 'first_yes')!;
    const trial = played.receipt()!.seats.map(({ seat }): TrialAct => ({ act: 'testify', exhibit: id, seat }));
    const creditIn = (acts: readonly TrialAct[]): number =>
      read(tablesOf(writeSessionFile(lunch, { trial: acts, guesses: [] })).scores)
        .filter(({ measure }) => measure === 'credit')
        .reduce((sum, { value }) => sum + Number(value), 0);
    const unopened = played.receipt()!.seats.reduce((sum, { responsibility }) => sum + responsibility!.credit, 0);
    expect(creditIn(trial)).toBeCloseTo(unopened, 9);
    expect(creditIn([...trial, { act: 'open', exhibit: id, seat: 'desk' }])).toBeGreaterThan(unopened + 1);
  }, 60_000);

  it('of one round have no scores of duties or seats', () => {
    const scopes = new Set(read(tablesOf(record(firstRound, '3', { steps: 100 }).text).scores).map((row) => row.scope));
    expect(scopes).toEqual(new Set(['firm']));
  });
});
