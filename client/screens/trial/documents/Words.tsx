/** What was said beside what was so: a sentence, the shown fund, a sheet. */
import type { Figure, FundCodeDocument, SheetDocument, StatementDocument } from '../../../../shared/sim/judgement/exhibitTypes.ts';
import { changeBody, changeTitle } from '../../../i18n/changes.ts';
import { t } from '../../../i18n/t.ts';
import { DiffViewer } from '../../../overlay/DiffViewer.tsx';
import { usdShort } from '../../../overlay/format.ts';
import { people } from '../../../store/store.ts';
import { looking, moment } from '../caseState.ts';
import { nameOf, seatNamed, whenOfDay } from '../reading.ts';
import type { Sight } from '../seen.ts';
import { w } from '../words.ts';
import type { BodyProps } from './bodyProps.ts';
import { Figures } from './parts.tsx';

const withoutTopic = (figures: readonly Figure[]): Figure[] => figures.filter(({ label }) => label !== 'topic');

function NoLedger({ sight }: { sight: Sight }) {
  return sight === 'all' ? null : (
    <p class="trial-veil">{w(looking.value === 'customers' ? 'veiled.ledger.customers' : 'veiled.ledger')}</p>
  );
}

export function StatementBody({ opened, document, sight }: BodyProps<StatementDocument>) {
  const { topic, seat, saidDay, signedDay, figuresDay, said, ledger } = document;
  const name = seat === null ? '' : nameOf(people.value, seat);
  const who = seat === null ? w('said.page') : name ? `${seatNamed(seat)} (${name})` : seatNamed(seat);
  const when = saidDay === null ? w('said.undated') : whenOfDay(opened.series, saidDay);
  return (
    <>
      <div class="trial-said">
        <p class="trial-eyebrow">
          {w('said')} · {w('said.by', { who, when })}
          {signedDay !== null && ` · ${w('said.signed', { when: whenOfDay(opened.series, signedDay).toLowerCase() })}`}
        </p>
        {topic !== 'page' && (
          <blockquote>
            <q>{t(`statement.${topic}`)}</q>
          </blockquote>
        )}
        <Figures
          figures={withoutTopic(said)}
          caption={figuresDay === saidDay ? undefined : w('said.figures', { when: whenOfDay(opened.series, figuresDay).toLowerCase() })}
          tone="is-said"
        />
      </div>
      {sight === 'all' ? (
        <Figures figures={ledger} caption={w('ledger', { when: whenOfDay(opened.series, figuresDay).toLowerCase() })} tone="is-ledger" />
      ) : (
        <NoLedger sight={sight} />
      )}
    </>
  );
}

export function FundCodeBody({ brief, document, sight }: BodyProps<FundCodeDocument>) {
  const { change, requestId, shownCents, heldCents } = document;
  const record = brief.moment.view.requests.find((request) => request.requestId === requestId);
  const diff = record?.diff ?? null;
  // Where the change itself lies on the table its lines are read there.
  const hasOwn = brief.exhibit.documents.some((other) => other.kind === 'diff' && other.requestId === requestId);
  const mayRead =
    looking.value === 'record' || moment.value?.view.requests.some((request) => request.requestId === requestId && request.diff);
  return (
    <>
      <dl class="trial-two">
        <div class="is-said">
          <dt>{w('fund.shown')}</dt>
          <dd>{usdShort(shownCents)}</dd>
        </div>
        {sight === 'all' && (
          <div class="is-ledger">
            <dt>{w('fund.held')}</dt>
            <dd>{usdShort(heldCents)}</dd>
          </div>
        )}
      </dl>
      <NoLedger sight={sight} />
      {sight === 'all' && diff && change && mayRead && !hasOwn && (
        <DiffViewer title={changeTitle(change, record?.terms.value ?? 0)} file={diff.file} lines={diff.lines} />
      )}
      {sight === 'all' && change && !diff && <p class="trial-pad">{changeBody(change, record?.terms.value ?? 0)}</p>}
      {sight === 'all' && change === null && <p class="trial-pad">{w('trial.document.fund_code.typed')}</p>}
    </>
  );
}

export function SheetBody({ opened, document }: BodyProps<SheetDocument>) {
  const { topic, seat, saidDay, figuresDay, said, leftOut } = document;
  const name = seat === null ? '' : nameOf(people.value, seat);
  return (
    <>
      <div class="trial-said">
        <p class="trial-eyebrow">
          {t(`receipt.topic.${topic}`)}
          {seat !== null && ` · ${name ? `${seatNamed(seat)} (${name})` : seatNamed(seat)}`}
          {saidDay !== null && `, ${whenOfDay(opened.series, saidDay).toLowerCase()}`}
        </p>
        <blockquote>
          <q>{t(`statement.${topic}`)}</q>
        </blockquote>
        <Figures figures={withoutTopic(said)} caption={w('sheet.said')} tone="is-said" />
      </div>
      <Figures figures={leftOut} caption={w('sheet.left', { when: whenOfDay(opened.series, figuresDay).toLowerCase() })} tone="is-ledger" />
    </>
  );
}
