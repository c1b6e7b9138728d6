/** What the headline comes to, in sentences: the share with its interval, luck, mean log, plain mean, medians, ruin. Pure. */
import type { Comparison, Estimate, Headline } from '../../../shared/net/futures.ts';
import { percent, plainNumber, usdShort } from '../../overlay/format.ts';
import { half, signedNumber } from '../../plots/intervalWords.ts';
import { f } from './words.ts';

/** `settled`: false where the interval does not settle what the sentence claims. */
export interface Sentence {
  text: string;
  settled: boolean;
}
const said = (text: string, settled: boolean | null = null): Sentence => ({ text, settled: settled !== false });

const count = ({ value, n }: Estimate): number => Math.round(value * n);
const grouped = (n: number): string => n.toLocaleString('en-US');
const outOf = (estimate: Estimate): string => f('futures.headline.mark', { better: grouped(count(estimate)), n: grouped(estimate.n) });

/** A median at the floor is ruin: the number of the floor says nothing. */
const medianWords = ({ value, low, high }: Estimate, ruin: Estimate): string =>
  ruin.value > 0.5
    ? f('futures.dots.end.ruined')
    : f('futures.median.of', { value: usdShort(value), low: usdShort(low), high: usdShort(high) });

/** True where both are the same firm in every world: nothing was taken. */
export const isOneFirm = ({ n, better, logDifference: { low, high } }: Comparison): boolean =>
  n > 0 && better.value === 0 && low === 0 && high === 0;

/** Before, marked and after: the marked figure stands out. */
export function headlineParts({ clean }: Headline, running: boolean): [string, string, string] {
  if (clean.n === 0) return [f('futures.headline.first'), '', ''];
  if (isOneFirm(clean)) return [f('futures.headline.same'), '', ''];
  const mark = outOf(clean.better);
  const whole = f(running ? 'futures.headline.so_far' : 'futures.headline.done', {
    better: grouped(count(clean.better)),
    n: grouped(clean.n),
  });
  const at = whole.indexOf(mark);
  return at < 0 ? [whole, '', ''] : [whole.slice(0, at), mark, whole.slice(at + mark.length)];
}

/** The first lines under the headline. */
export function headlineSentences({ clean }: Headline): Sentence[] {
  if (clean.n === 0 || isOneFirm(clean)) return [];
  const { better, betterSoft, betterCrash, meanCents } = clean;
  return [
    said(
      f('futures.share', {
        share: percent(better.value, 1),
        low: percent(better.low, 1),
        high: percent(better.high, 1),
      }),
      better.settled,
    ),
    said(
      f('futures.luck', {
        soft: count(betterSoft),
        softOf: betterSoft.n,
        crash: count(betterCrash),
        crashOf: betterCrash.n,
      }),
    ),
    logSentence(clean),
    said(f('futures.mean', { yours: usdShort(meanCents.yours), clean: usdShort(meanCents.clean) })),
  ];
}

export function logSentence({ logDifference }: Comparison): Sentence {
  const ratio = Math.exp(logDifference.value);
  return ratio < 1
    ? said(f('futures.log', { ratio: percent(ratio, ratio < 0.1 ? 1 : 0) }), logDifference.settled)
    : said(f('futures.log.more', { ratio: plainNumber(ratio, 2) }), logDifference.settled);
}

/** What "typical" and the intervals are. */
export const estimatorWords = ({ clean: { logDifference } }: Headline): string =>
  f('futures.measures.log', { value: signedNumber(logDifference.value), half: plainNumber(half(logDifference), 2) });

/** The other ways to measure the same worlds. */
export function measureSentences({ clean, careful }: Headline): Sentence[] {
  if (clean.n === 0) return [];
  const { medianCents, ruin, ruinDifference, repaidShare, repaidDifference } = clean;
  return [
    ...(medianCents === null
      ? []
      : [
          said(
            f('futures.median', { yours: medianWords(medianCents.yours, ruin.yours), clean: medianWords(medianCents.clean, ruin.clean) }),
          ),
        ]),
    said(f('futures.ruin', { yours: outOf(ruin.yours), clean: outOf(ruin.clean) }), ruinDifference.settled),
    said(f('futures.repaid', { yours: percent(repaidShare.yours, 0), clean: percent(repaidShare.clean, 0) }), repaidDifference.settled),
    ...(careful.n > 1
      ? [
          said(
            f('futures.careful', {
              better: outOf(careful.better),
              low: percent(careful.better.low, 0),
              high: percent(careful.better.high, 0),
            }),
            careful.better.settled,
          ),
        ]
      : []),
  ];
}
