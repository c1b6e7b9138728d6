import { ExitDoorPlot } from '../../plots/ExitDoorPlot.tsx';
import { exitSentences, exitTable } from '../../plots/exitWords.ts';
import { Asked } from './Asked.tsx';
import type { QuestionProps } from './questions.ts';
import { f } from './words.ts';

/** Telling in each round against going on. */
export function ExitDoorPart({ message, ...rest }: QuestionProps) {
  const rows = message?.exitDoor ?? [];
  return (
    <Asked
      id="exit"
      title={f('futures.exit')}
      sub={f('futures.exit.sub', { n: message?.done ?? 0 })}
      question={f('futures.exit.ask')}
      how={f('futures.exit.ask.text')}
      message={message}
      sentences={message === null || (message.status === 'running' && rows.length === 0) ? [] : exitSentences(rows)}
      table={rows.length === 0 ? null : exitTable(rows)}
      {...rest}
    >
      <ExitDoorPlot rows={rows} />
    </Asked>
  );
}
