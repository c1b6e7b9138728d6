import type { Guesses, Headline } from '../../../shared/net/futures.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { ShareScale } from '../../plots/ShareScale.tsx';
import { estimatorWords, headlineParts, headlineSentences, isOneFirm, measureSentences, type Sentence } from './headlineWords.ts';
import { f } from './words.ts';

/** What the interval does not settle is grey and says so. */
function Line({ text, settled, n }: Sentence & { n: number }) {
  return <p class={settled ? '' : 'unsettled'}>{settled ? text : `${text} ${f('futures.notSettled.mean', { n })}`}</p>;
}

/** The answer to the guess, with its interval, and the other ways to measure it. */
export function Headlines({ headline, running }: { headline: Headline; running: boolean }) {
  const [before, mark, after] = headlineParts(headline, running);
  const { n } = headline.clean;
  return (
    <>
      <h1 tabIndex={-1}>
        {before}
        {mark && <em>{mark}</em>}
        {after}
      </h1>
      <div class="futures-estimate">
        {headlineSentences(headline).map((sentence) => (
          <Line key={sentence.text} {...sentence} n={n} />
        ))}
      </div>
      {n > 0 && (
        <details class="futures-measures">
          <summary>{f('futures.measures')}</summary>
          {measureSentences(headline).map((sentence) => (
            <Line key={sentence.text} {...sentence} n={n} />
          ))}
          <p class="futures-note">{estimatorWords(headline)}</p>
        </details>
      )}
    </>
  );
}

export function GuessedScale(props: { headline: Headline; running: boolean; guesses: Guesses; seat: SeatId | null }) {
  const { headline, running, guesses, seat } = props;
  if (headline.clean.n === 0 || isOneFirm(headline.clean)) return null;
  return <ShareScale better={headline.clean.better} running={running} shares={guesses.shares ?? []} seat={seat} />;
}
