/** The exit door in sentences and as a table. */
import type { Estimate, ExitDoorRow } from '../../shared/net/futures.ts';
import { percent, usdShort } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { roundsWords, withInterval } from './intervalWords.ts';
import type { PlotTable } from './plotTable.ts';

export function exitSentences(rows: readonly ExitDoorRow[]): string[] {
  if (rows.length === 0) return [f('futures.exit.none')];
  const where = (of: (row: ExitDoorRow) => Estimate, holds: (estimate: Estimate) => boolean): number[] =>
    rows.filter((row) => holds(of(row))).map(({ round }) => round);
  const tell = ({ settled, value }: Estimate): boolean => settled === true && value > 0;
  const go = ({ settled, value }: Estimate): boolean => settled === true && value < 0;
  const open = ({ settled }: Estimate): boolean => settled !== true;
  const owners = (row: ExitDoorRow): Estimate => row.logDifference;
  const customers = (row: ExitDoorRow): Estimate => row.repaidDifference;
  const lines = [
    ['futures.exit.telling', where(owners, tell)],
    ['futures.exit.going', where(owners, go)],
    ['futures.exit.open', where(owners, open)],
    ['futures.exit.customersTell', where(customers, tell)],
    ['futures.exit.customersGo', where(customers, go)],
    ['futures.exit.customersOpen', where(customers, open)],
  ] as const;
  return lines.filter(([, rounds]) => rounds.length > 0).map(([key, rounds]) => f(key, { rounds: roundsWords(rounds) }));
}

export const exitTable = (rows: readonly ExitDoorRow[]): PlotTable => ({
  head: [
    f('futures.exit.round'),
    f('futures.exit.worlds'),
    f('futures.exit.ownersTell'),
    f('futures.exit.ownersGo'),
    f('futures.exit.gap'),
    f('futures.exit.repaidTell'),
    f('futures.exit.repaidGo'),
    f('futures.exit.couldPay'),
  ],
  rows: rows.map((row) => [
    String(row.round),
    String(row.n),
    usdShort(row.tellCents),
    usdShort(row.goOnCents),
    withInterval(row.logDifference),
    percent(row.tellRepaid, 0),
    percent(row.goOnRepaid, 0),
    percent(row.couldPayAll, 0),
  ]),
});
