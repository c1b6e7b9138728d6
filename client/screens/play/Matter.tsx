/** A matter of the day: what it shows, the ways of answering it, and afterwards what came of it. No way weighs more than another. */
import { useState } from 'preact/hooks';
import type { MatterRow } from '../../../shared/sim/firm/matters/types.ts';
import type { InboxItem } from '../../../shared/sim/views/types.ts';
import { t, textNamed } from '../../i18n/t.ts';
import { weekOfDay } from '../../i18n/weeks.ts';
import { DiffViewer } from '../../overlay/DiffViewer.tsx';
import { act } from './act.ts';
import { Head } from './MessageHead.tsx';
import { factParams, factText } from './matterFacts.ts';

type MatterItem = Extract<InboxItem, { kind: 'matter' }>;

export function Matter({ item }: { item: MatterItem }) {
  const [sending, setSending] = useState(false);
  const says = (what: string): string => textNamed(`matter.${item.matter}.${what}`, factParams(item.facts));
  async function send(answer: string): Promise<void> {
    if (sending) return;
    setSending(true);
    await act({ type: 'answer_matter', matterId: item.matterId, answer }, t('matter.answered', { answer: says(`answer.${answer}`) }));
    setSending(false);
  }
  return (
    <div class="offer matter">
      <Head title={says('title')} step={item.step} />
      <p class="note-text">{says('body')}</p>
      {item.rows.length > 0 && <Rows rows={item.rows} />}
      {item.diff !== null && <DiffViewer file={item.diff.file} lines={item.diff.lines} title={says('title')} />}
      {item.answers.length > 0 ? (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser */}
          <div class="offer-doors" role="group" aria-label={t('offer.choose')} aria-busy={sending}>
            {item.answers.map((each) => (
              <button key={each} type="button" class="door" data-answer={each} disabled={sending} onClick={() => void send(each)}>
                <b>{says(`answer.${each}`)}</b>
                <small>{says(`hint.${each}`)}</small>
              </button>
            ))}
          </div>
          <p class="hint">{t('matter.until', { week: weekOfDay(item.untilDay) })}</p>
        </>
      ) : (
        <Outcome item={item} says={says} />
      )}
    </div>
  );
}

function Outcome({ item, says }: { item: MatterItem; says(what: string): string }) {
  return (
    <div class="matter-outcome" role="status">
      <b>{item.answer === null ? t('matter.unanswered') : says(`answer.${item.answer}`)}</b>
      <p>{says(`outcome.${item.outcome}`)}</p>
    </div>
  );
}

/** A table that comes with a matter; it scrolls sideways on a narrow screen. */
function Rows({ rows }: { rows: readonly MatterRow[] }) {
  return (
    <div class="matter-rows">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span class="unseen">{t('matter.row')}</span>
            </th>
            {rows[0]!.facts.map(({ name }) => (
              <th key={name} scope="col">
                {textNamed(`matter.fact.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, facts }) => (
            <tr key={label}>
              <th scope="row">{labelOf(label)}</th>
              {facts.map((fact) => (
                <td key={fact.name}>{factText(fact)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A row is named by a text where there is one, else as the engine names it. */
const labelOf = (label: string): string => textNamed(`matter.row.${label}`) || label;
