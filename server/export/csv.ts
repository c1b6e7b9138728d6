/**
 * A table as CSV (RFC 4180, comma, CRLF, header line). Text that a spreadsheet would take for a formula begins with an apostrophe;
 * numbers are written as they are. Columns say what they hold, and the codebook is made of what they say.
 */
import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | boolean | null;

export interface Column<Row> {
  name: string;
  /** Unit of a number, or what a text is: an id, a list, yes or no. */
  unit: string;
  about: string;
  of(row: Row): Cell;
}

export interface Table<Row> {
  id: string;
  about: string;
  columns: readonly Column<Row>[];
}

export function csvOf<Row>({ columns }: Table<Row>, rows: readonly Row[]): string {
  return stringify(
    rows.map((row) => columns.map((column) => column.of(row))),
    {
      header: true,
      columns: columns.map(({ name }) => name),
      record_delimiter: 'windows',
      escape_formulas: true,
      cast: { boolean: (yes) => (yes ? 'yes' : 'no') },
    },
  );
}
