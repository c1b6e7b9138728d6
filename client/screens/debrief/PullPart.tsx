import type { TalkLine } from '../../../shared/net/messages.ts';
import { lineText } from '../../i18n/t.ts';
import type { Reading } from '../receipt/reading.ts';
import { pullLines } from './pulls.ts';
import { d } from './words.ts';

/** The lines that made a yes easy, quoted from the talk. */
export function PullPart({ reading, talk }: { reading: Reading; talk: readonly TalkLine[] }) {
  const lines = pullLines(talk);
  return (
    <section class="debrief-part" aria-labelledby="debrief-pull-title">
      <h2 id="debrief-pull-title">{d('debrief.pull')}</h2>
      <p class="debrief-dim">{d(lines.length === 0 ? 'debrief.pull.none' : 'debrief.pull.sub')}</p>
      <ul class="debrief-pulls">
        {lines.map(({ line, pull }) => (
          <li key={line.id} class={`seat-${line.seat}`}>
            <q>{lineText(line.seat, line.line ?? '')}</q>
            <p>
              <b>{reading.who(line.seat)}</b>
              <span class="debrief-when">{reading.when(line.step)}</span>
              <span class="debrief-tag">{d(`pull.${pull}`)}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
