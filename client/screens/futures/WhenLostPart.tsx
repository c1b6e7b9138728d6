import { lostSentences, lostTable } from '../../plots/lostWords.ts';
import { WhenLostPlot } from '../../plots/WhenLostPlot.tsx';
import type { FirmReading } from '../receipt/firm/firmReading.ts';
import { Asked } from './Asked.tsx';
import type { QuestionProps } from './questions.ts';
import { f } from './words.ts';

/** What the yeses from each round on came to, under what the page showed at that time. */
export function WhenLostPart({ message, reading, ...rest }: QuestionProps & { reading: FirmReading }) {
  const rows = message?.whenLost ?? [];
  return (
    <Asked
      id="lost"
      title={f('futures.lost')}
      sub={f('futures.lost.sub')}
      question={f('futures.lost.ask')}
      how={f('futures.lost.ask.text')}
      message={message}
      sentences={lostSentences(rows)}
      table={rows.length === 0 ? null : lostTable(rows)}
      {...rest}
    >
      <WhenLostPlot rows={rows} reading={reading} />
    </Asked>
  );
}
