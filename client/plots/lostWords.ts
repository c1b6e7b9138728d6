/** Which round it was lost in, in sentences and as a table. */
import type { WhenLostRow } from '../../shared/net/futures.ts';
import { plainNumber } from '../overlay/format.ts';
import { f } from '../screens/futures/words.ts';
import { roundsWords, signedNumber, withInterval } from './intervalWords.ts';
import type { PlotTable } from './plotTable.ts';

/** How many times as much there would be without a loss, from its log. */
const times = (log: number): string => plainNumber(Math.exp(0 - log), log > -2.3 ? 1 : 0);

/** Half of the last digit told. */
const TOLD_AS_ZERO = 0.005;

export function lostSentences(rows: readonly WhenLostRow[]): string[] {
  if (rows.length === 0) return [];
  const all = rows[0]!.logDifference.value;
  const most = rows.reduce((worst, row) => (row.roundCost < worst.roundCost ? row : worst), rows[0]!);
  const open = rows.filter(({ logDifference }) => logDifference.settled === false).map(({ fromRound }) => fromRound);
  return [
    // What is told as 0 has not been lost, and nothing was where the yeses paid in all.
    most.roundCost < -TOLD_AS_ZERO && all < 0
      ? f('futures.lost.most', {
          round: most.fromRound,
          times: times(most.roundCost),
          all: times(all),
        })
      : f('futures.lost.nothing'),
    ...(open.length > 0 ? [f('futures.lost.open', { rounds: roundsWords(open) })] : []),
  ];
}

export const lostTable = (rows: readonly WhenLostRow[]): PlotTable => ({
  head: [f('futures.lost.from'), f('futures.exit.gap'), f('futures.lost.cost')],
  rows: rows.map(({ fromRound, logDifference, roundCost }) => [String(fromRound), withInterval(logDifference), signedNumber(roundCost)]),
});
