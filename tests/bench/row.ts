/** One line of the benchmark table. A goal may have several lines; the unit says what is counted and under which conditions. */
export interface BenchRow {
  id: string;
  figure: number;
  /** The figure that has to hold, and the one to reach for. */
  must: number;
  aim: number;
  unit: string;
  holds: boolean;
}
