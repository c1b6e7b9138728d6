import type { ComponentChildren } from 'preact';
import type { FuturesMessage } from '../../../shared/net/futures.ts';
import { PlotCard } from '../../plots/PlotCard.tsx';
import type { PlotTable } from '../../plots/plotTable.ts';
import { Progress } from './Progress.tsx';
import { f } from './words.ts';

interface AskedProps {
  id: string;
  title: string;
  sub: string;
  /** The question that stands here before it is asked, and how it is answered. */
  question: string;
  how: string;
  message: FuturesMessage | null;
  busy: boolean;
  sentences: readonly string[];
  table: PlotTable | null;
  onAsk(): void;
  onCancel(): void;
  children: ComponentChildren;
}

/** A question that costs the server many markets: asked by a button, told while they land. */
export function Asked(props: AskedProps) {
  const { id, title, sub, question, how, message, busy, sentences, table, onAsk, onCancel, children } = props;
  const asked = message !== null;
  return (
    <PlotCard
      id={id}
      title={title}
      sub={asked ? sub : undefined}
      summary={sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      table={asked ? table : null}
    >
      {asked ? (
        <>
          {children}
          <Progress message={message} onCancel={onCancel} onResume={onAsk} />
        </>
      ) : (
        <div class="futures-ask">
          <p class="futures-question">{question}</p>
          <p>{how}</p>
          <button type="button" class="futures-main" disabled={busy} onClick={onAsk}>
            {f('futures.ask')}
          </button>
          {busy && <p class="futures-note">{f('futures.ask.busy')}</p>}
        </div>
      )}
    </PlotCard>
  );
}
