/** A chart as a table; the first cell of a row names it. */
export interface PlotTable {
  head: readonly string[];
  rows: readonly (readonly string[])[];
}
