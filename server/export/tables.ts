/**
 * A recorded game as tables for a statistics program: its text is read and replayed like any session file, and every figure comes out
 * of that replay; only what people guessed of other markets stands as they said it. No names, no chat, nothing typed: a record has none.
 */
import { decisionsOf } from '../../shared/sim/judgement/decisions.ts';
import { hearingOf, receiptAfter } from '../../shared/sim/judgement/hearing.ts';
import { type Sums, sumsAt } from '../../shared/sim/judgement/sums.ts';
import { openPlayback, playRecorded } from '../../shared/sim/recording.ts';
import { readSessionFile } from '../persistence/sessionFile.ts';
import { csvOf, type Table } from './csv.ts';
import { decisionsTable } from './decisionsTable.ts';
import { isOrder, type OrderRow, ordersTable } from './ordersTable.ts';
import { GUESS, MEASURES, SEAT_MEASURES, scoreRows, scoresTable } from './scoresTable.ts';

export const TABLES = ['decisions', 'orders', 'scores', 'codebook'] as const;
export type TableId = (typeof TABLES)[number];

export function tablesOf(text: string): Record<TableId, string> {
  const { scenario, seed, steps, after } = readSessionFile(text);
  const playback = openPlayback(scenario, seed);
  const { state, evidence } = playback;
  const orders: OrderRow[] = [];
  const sums = new Map<number, Sums>();
  for (const row of steps) {
    const rowsBefore = evidence.rows.length;
    const events = playRecorded(playback, row);
    if (evidence.rows.length > rowsBefore) sums.set(state.step, sumsAt(state));
    for (const event of events) {
      if (event.type !== 'command_accepted' && event.type !== 'command_rejected') continue;
      const { seat, cid, command } = event;
      const given = { seat, cid, command };
      if (isOrder(given)) orders.push({ step: state.step, day: state.clock.day, round: state.clock.round, given, answer: event });
    }
  }
  const evidenceRows = new Map(evidence.rows.map((row) => [row.row, row]));
  const decisions = decisionsOf(evidence, state).map((decision) => ({
    decision,
    evidence: evidenceRows.get(decision.row)!,
    sums: sums.get(decision.step)!,
  }));
  const receipt = receiptAfter(hearingOf(state, evidence, seed, after.trial));
  return {
    decisions: csvOf(decisionsTable, decisions),
    orders: csvOf(ordersTable, orders),
    scores: csvOf(scoresTable, scoreRows(receipt, after.guesses)),
    codebook: csvOf(codebookTable, codebook()),
  };
}

interface CodebookRow {
  table: string;
  column: string;
  unit: string;
  about: string;
}

const codebookTable: Table<CodebookRow> = {
  id: 'codebook',
  about: 'What each table, column and measure holds.',
  columns: [
    { name: 'table', unit: 'id', about: 'The table.', of: ({ table }) => table },
    {
      name: 'column',
      unit: 'id',
      about: 'The column, or the measure of the scores; empty for the table as a whole.',
      of: ({ column }) => column,
    },
    { name: 'unit', unit: 'text', about: 'Unit of a number, or what a text is.', of: ({ unit }) => unit },
    { name: 'about', unit: 'text', about: 'What it holds.', of: ({ about }) => about },
  ],
};

function codebook(): CodebookRow[] {
  const ofTable = ({
    id,
    about,
    columns,
  }: {
    id: string;
    about: string;
    columns: readonly { name: string; unit: string; about: string }[];
  }) => [
    { table: id, column: '', unit: '', about },
    ...columns.map((column) => ({ table: id, column: column.name, unit: column.unit, about: column.about })),
  ];
  const measures = [
    ...MEASURES,
    { measure: 'points', unit: 'points of 100', about: 'What is left of one duty.' },
    ...SEAT_MEASURES.map((one) => ({ ...one, unit: 'points of 100' })),
    GUESS,
  ];
  return [
    ...ofTable(decisionsTable),
    ...ofTable(ordersTable),
    ...ofTable(scoresTable),
    ...measures.map(({ measure, unit, about }) => ({ table: 'scores', column: `measure=${measure}`, unit, about })),
    ...ofTable(codebookTable),
  ];
}
