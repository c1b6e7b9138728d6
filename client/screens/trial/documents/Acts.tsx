/** The other documents: a no, a request's own words, withdrawals that waited, an audit, a close, a loss, and the talk. */
import type { TalkLine } from '../../../../shared/net/messages.ts';
import type {
  AuditDocument,
  CloseDocument,
  LossDocument,
  PretextDocument,
  RefusalDocument,
  TalkDocument,
  WithdrawalsDocument,
} from '../../../../shared/sim/judgement/exhibitTypes.ts';
import { changeTitle } from '../../../i18n/changes.ts';
import { lineText, t, textNamed } from '../../../i18n/t.ts';
import { usdShort } from '../../../overlay/format.ts';
import { people } from '../../../store/store.ts';
import { looking } from '../caseState.ts';
import { nameOf, seatNamed, talkBetween, whenOfDay } from '../reading.ts';
import { w } from '../words.ts';
import type { BodyProps } from './bodyProps.ts';
import { Figures, Reason, Who } from './parts.tsx';

const LATEST_TALK = 8;

export function PretextBody({ document }: BodyProps<PretextDocument>) {
  return (
    <>
      <p class="trial-quote">
        <Reason reason={document.reason} />
      </p>
      <Figures figures={document.figures} />
    </>
  );
}

export function RefusalBody({ brief, document }: BodyProps<RefusalDocument>) {
  const { offer, change, seat, reason, alternative, figures } = document;
  const value = brief.moment.view.requests.find(({ requestId }) => requestId === brief.exhibit.requestId)?.askedValue ?? 0;
  const what = offer !== null ? textNamed(`offer.${offer}.title`) : change !== null ? changeTitle(change, value) : '';
  const body = offer !== null ? textNamed(`offer.${offer}.body`, { value: usdShort(value) }) : '';
  return (
    <>
      <div class="trial-deed">
        <h3>{what}</h3>
        {body && !body.includes('{') && <p>{body}</p>}
      </div>
      <dl class="trial-meta">
        <dt>{w('no.who')}</dt>
        <dd class="is-wide">
          <Who seat={seat} />
        </dd>
        {reason && (
          <>
            <dt>{w('diff.reason')}</dt>
            <dd class="is-wide">
              <Reason reason={reason} />
            </dd>
          </>
        )}
        {alternative && textNamed(`answer.${alternative}`) && (
          <>
            <dt>{w('no.instead')}</dt>
            <dd class="is-wide">{textNamed(`answer.${alternative}`)}</dd>
          </>
        )}
      </dl>
      <Figures figures={figures} />
    </>
  );
}

export function WithdrawalsBody({ opened, document }: BodyProps<WithdrawalsDocument>) {
  const { waitingCents, readyCents, owedCents, sinceDay } = document;
  return (
    <>
      <dl class="trial-two">
        <div class="is-short">
          <dt>{w('waits.waiting')}</dt>
          <dd>{usdShort(waitingCents)}</dd>
        </div>
        <div>
          <dt>{w('waits.ready')}</dt>
          <dd>{usdShort(readyCents)}</dd>
        </div>
        <div>
          <dt>{w('waits.owed')}</dt>
          <dd>{usdShort(owedCents)}</dd>
        </div>
      </dl>
      <p class="trial-dim trial-pad">{w('waits.since', { when: whenOfDay(opened.series, sinceDay).toLowerCase() })}</p>
    </>
  );
}

export function AuditBody({ document }: BodyProps<AuditDocument>) {
  return (
    <Figures figures={document.figures} caption={w('audit.about', { subject: t(`audit.subject.${document.subject}`) })} tone="is-ledger" />
  );
}

export function CloseBody({ document, sight }: BodyProps<CloseDocument>) {
  return (
    <>
      <Figures figures={document.page} caption={w('close.page')} tone="is-said" />
      {sight === 'all' ? (
        <Figures figures={document.ledger} caption={w('close.ledger')} tone="is-ledger" />
      ) : (
        <p class="trial-veil">{w(looking.value === 'customers' ? 'veiled.ledger.customers' : 'veiled.ledger')}</p>
      )}
    </>
  );
}

export function LossBody({ document }: BodyProps<LossDocument>) {
  return <Figures figures={document.figures} tone="is-ledger" />;
}

export function TalkBody({ document, talk }: { document: TalkDocument; talk: readonly TalkLine[] }) {
  const { lines, gone } = talkBetween(talk, document.fromStep, document.toStep);
  return (
    <>
      {lines.length === 0 && <p class="trial-dim trial-pad">{gone ? w('talk.gone') : w('trial.document.talk.none')}</p>}
      {lines.length > 0 && (
        <ol class="trial-talk">
          {lines.slice(-LATEST_TALK).map((line) => (
            <li key={line.id}>
              <b class={`seat-${line.seat}`}>{nameOf(people.value, line.seat) || seatNamed(line.seat)}</b>{' '}
              <span>{line.text ?? lineText(line.seat, line.line ?? '')}</span>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
