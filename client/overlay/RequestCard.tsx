/**
 * One change request, in business language, with the code for whoever may read it. Every action has the same weight,
 * and each asks for a reason before it is sent: the reason is what the record keeps.
 */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { CommandAnswer } from '../../shared/net/messages.ts';
import type { CalendarPace } from '../../shared/sim/clock.ts';
import type { Command, InsteadId, ReasonId, Terms } from '../../shared/sim/commands.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { BoardCase, RequestStanding } from '../../shared/sim/views/firmTypes.ts';
import type { RequestAction, RequestView } from '../../shared/sim/views/types.ts';
import { changeBody, changeScope, changeTerm, changeTitle, changeValue } from '../i18n/changes.ts';
import { t } from '../i18n/t.ts';
import { weekOfDay, weekOfStep } from '../i18n/weeks.ts';
import '../styles/cards.css';
import '../styles/replies.css';
import { reading } from '../store/store.ts';
import { AmendForm, narrows } from './AmendForm.tsx';
import { DiffViewer } from './DiffViewer.tsx';
import { Term } from './Glossary.tsx';
import { refusal } from './phrases.ts';
import { Allies, BoardWord } from './RequestPeople.tsx';
import { reasonsFor } from './reasons.ts';
import { Scripts } from './Scripts.tsx';
import { ways } from './scripts.ts';

interface RequestCardProps {
  request: RequestView;
  actions: readonly RequestAction[];
  seat: SeatId;
  creditStepsCents: readonly number[];
  calendar: readonly CalendarPace[];
  /** In a firm of several rounds: whose answer it waits for, who carries it out, and what lies with the board. */
  standing?: RequestStanding | null;
  boardCase?: BoardCase | null;
  onSend(command: Command): Promise<CommandAnswer>;
  /** Says a line aloud in the firm's talk. */
  onSay?(text: string): unknown;
}

type Outcome = { action: RequestAction; answer: CommandAnswer | null };

/** Actions that say no, and may say what else. */
const refusals: readonly RequestAction[] = ['refuse_request', 'object_request'];

function commandFor(action: RequestAction, requestId: number, reason: ReasonId, terms: Terms, instead: InsteadId | null): Command {
  if (action === 'refuse_request' || action === 'object_request')
    return instead === null ? { type: action, requestId, reason } : { type: action, requestId, reason, instead };
  return action === 'amend_request' ? { type: action, requestId, terms, reason } : { type: action, requestId, reason };
}

function endsText({ terms, untilDay }: RequestView): string {
  if (untilDay !== null) return t('request.ends.at', { week: weekOfDay(untilDay) });
  if (terms.expiresAfterDays === 0) return t('request.ends.never');
  return t('request.ends.after', { weeks: t('unit.weeks', { n: Math.round(terms.expiresAfterDays / 7) }) });
}

function Facts({ request }: { request: RequestView }) {
  const { kind, terms, askedValue } = request;
  const asked = changeValue(kind, askedValue);
  return (
    <dl class="request-facts">
      {asked !== null && (
        <div>
          <dt>{t('request.fact.asked')}</dt>
          <dd>{asked}</dd>
        </div>
      )}
      {asked !== null && askedValue !== terms.value && (
        <div>
          <dt>{t('request.fact.value')}</dt>
          <dd>{changeValue(kind, terms.value)}</dd>
        </div>
      )}
      <div>
        <dt>{t('request.fact.scope')}</dt>
        <dd>{changeScope(kind)}</dd>
      </div>
      <div>
        <dt>{t('request.fact.ends')}</dt>
        <dd>{endsText(request)}</dd>
      </div>
      <div>
        <dt>{t('request.fact.page')}</dt>
        <dd>{t(terms.published ? 'request.page.yes' : 'request.page.no')}</dd>
      </div>
    </dl>
  );
}

function Trail({ request, seat, calendar }: { request: RequestView; seat: SeatId; calendar: readonly CalendarPace[] }) {
  return (
    <ol class="request-trail" aria-label={t('request.trail')}>
      {request.trail.map((entry) => (
        <li key={`${entry.verb}-${entry.step}-${entry.seat}`} class={`request-by-${entry.seat}`}>
          <b>{t(`trail.${entry.verb}`, { who: entry.seat === seat && !reading.value ? t('seat.you') : t(`seat.${entry.seat}`) })}</b>
          <span class="request-week">{t('unit.weekShort', { week: weekOfStep(calendar, entry.step) })}</span>
          {entry.reason && <q>{t(`reason.${entry.reason}`)}</q>}
          {entry.instead && <span> {t('instead.said', { what: t(`instead.${entry.instead}`) })}</span>}
        </li>
      ))}
    </ol>
  );
}

/** The chosen action: its terms where it has some, one reason, and the sending. */
function Decision({
  request,
  action,
  name,
  steps,
  busy,
  scripted,
  onSubmit,
  onSay,
  onBack,
}: {
  request: RequestView;
  action: RequestAction;
  name: string;
  steps: readonly number[];
  busy: boolean;
  /** In a firm of several rounds a no can be said in a ready sentence, and say what else. */
  scripted: boolean;
  onSubmit(reason: ReasonId, terms: Terms, instead: InsteadId | null): Promise<boolean>;
  onSay(text: string): unknown;
  onBack(): void;
}) {
  const [reason, setReason] = useState<ReasonId | ''>('');
  const [terms, setTerms] = useState<Terms>(request.terms);
  const [instead, setInstead] = useState<InsteadId | ''>('');
  const first = useRef<HTMLFormElement>(null);
  const hintId = useId();
  useEffect(() => first.current?.querySelector<HTMLElement>('select, input')?.focus(), []);
  const narrow = action !== 'amend_request' || narrows(request.terms, terms);
  return (
    <form
      ref={first}
      class="request-decision"
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && reason !== '' && narrow) void onSubmit(reason, terms, instead === '' ? null : instead);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onBack();
      }}
    >
      {action === 'amend_request' && <AmendForm request={request} steps={steps} terms={terms} onTerms={setTerms} />}
      {scripted && (
        <Scripts
          kind={request.kind}
          busy={busy}
          onScript={({ text, reason: why, instead: way }) =>
            void onSubmit(why, terms, way).then((sent) => {
              if (sent) onSay(t(text));
            })
          }
        />
      )}
      <label class="request-field request-reason">
        <span>{t('action.why')}</span>
        <select required value={reason} onChange={(event) => setReason(event.currentTarget.value as ReasonId)}>
          <option value="" disabled>
            {t('action.chooseReason')}
          </option>
          {reasonsFor(action, request.kind).map((id) => (
            <option key={id} value={id}>
              {t(`reason.${id}`)}
            </option>
          ))}
        </select>
      </label>
      {scripted && (
        <label class="request-field request-reason">
          <span>{t('instead.label')}</span>
          <select value={instead} onChange={(event) => setInstead(event.currentTarget.value as InsteadId | '')}>
            <option value="">{t('instead.none')}</option>
            {ways.map((id) => (
              <option key={id} value={id}>
                {t(`instead.${id}`)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div class="request-buttons">
        <button type="submit" class="request-button" disabled={busy || reason === '' || !narrow} aria-describedby={hintId}>
          {busy ? t('common.sending') : name}
        </button>
        <button type="button" class="request-button" disabled={busy} onClick={onBack}>
          {t('action.changeMind')}
        </button>
      </div>
      <p class="request-note" id={hintId}>
        {!narrow ? t('amend.nothing') : scripted && action === 'object_request' ? t('instead.counts') : t('action.whyHint')}
      </p>
    </form>
  );
}

/** Who carries out a change that is no code; null for code, which the engineer merges. */
const doer = (standing: RequestStanding | null): string | null =>
  standing === null || standing.code ? null : t(`seat.${standing.executor}`).toLowerCase();

/** An amendment is a signature too: the chief's sends the narrower request on, the engineer's merges it. */
function outcomeText(action: RequestAction, seat: SeatId, standing: RequestStanding | null): string {
  const by = doer(standing);
  if (by !== null) {
    if (action === 'approve_request' || action === 'amend_request') return t('action.sent.passed', { seat: by });
    if (action === 'merge_request') return t('action.sent.done');
    if (action === 'refuse_request') return t('action.sent.stays');
    if (action === 'revert_request') return t('action.sent.undone');
  }
  if (action !== 'amend_request') return t(`action.sent.${action}`);
  return t(seat === 'engineer' ? 'action.sent.amend_request.engineer' : 'action.sent.amend_request');
}

function hintText(action: RequestAction, seat: SeatId, standing: RequestStanding | null): string {
  const by = doer(standing);
  if (by !== null) {
    if (action === 'approve_request') return standing?.executor === seat ? t('action.hint.atOnce') : t('action.hint.deed', { seat: by });
    if (action === 'merge_request') return t('action.hint.atOnce');
    if (action === 'refuse_request') return t('action.hint.stays');
    if (action === 'revert_request') return t('action.hint.undone');
  }
  if (action !== 'amend_request') return t(`action.${action}.hint`);
  return t(seat === 'engineer' ? 'action.amend_request.hint.engineer' : 'action.amend_request.hint');
}

const actionName = (action: RequestAction, standing: RequestStanding | null): string =>
  t(action === 'merge_request' && doer(standing) !== null ? 'action.do' : `action.${action}`);

function OutcomeLine({ outcome, seat, standing }: { outcome: Outcome; seat: SeatId; standing: RequestStanding | null }) {
  if (outcome.answer?.ok) {
    return (
      <p class="request-outcome" role="status">
        {outcomeText(outcome.action, seat, standing)}
      </p>
    );
  }
  return (
    <p class="request-outcome request-refused" role="alert">
      <b>{t('action.notSent')}</b> {outcome.answer ? refusal(outcome.answer.rejection) : t('action.lost')}
    </p>
  );
}

function waitingText(request: RequestView, standing: RequestStanding | null): string {
  if (standing !== null && standing.waitsFor !== null) return t('offer.waits', { seat: t(`seat.${standing.waitsFor}`).toLowerCase() });
  if (request.status === 'proposed') return t('request.waiting.chief');
  return t(request.status === 'approved' ? 'request.waiting.engineer' : 'request.waiting.none');
}

function Card({ request, actions, seat, creditStepsCents, calendar, standing = null, boardCase = null, onSend, onSay }: RequestCardProps) {
  const [action, setAction] = useState<RequestAction | null>(null);
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const title = changeTitle(request.kind, request.terms.value);
  const closed = request.status === 'refused' || request.status === 'reverted';
  // The board's terms have a button of their own.
  const choices = closed ? [] : actions;
  const card = useRef<HTMLElement>(null);
  const left = useRef<RequestAction | null>(null);
  useEffect(() => {
    if (action === null && left.current !== null) {
      const button = card.current?.querySelector<HTMLElement>(`[data-action="${left.current}"]`);
      (button ?? card.current)?.focus();
    }
    left.current = action;
  }, [action]);

  async function send(chosen: RequestAction, reason: ReasonId, terms: Terms, instead: InsteadId | null): Promise<boolean> {
    setBusy(true);
    setOutcome(null);
    const answer = await onSend(commandFor(chosen, request.requestId, reason, terms, instead)).catch(() => null);
    setBusy(false);
    setOutcome({ action: chosen, answer });
    if (answer?.ok) setAction(null);
    return answer?.ok ?? false;
  }

  return (
    <article ref={card} class="request" tabIndex={-1} aria-label={title}>
      <div class="request-case">
        <header class="request-head">
          <h3>{title}</h3>
          <span class="request-status">{t(`status.${request.status}`)}</span>
        </header>
        <p class="request-body">
          {changeBody(request.kind, request.terms.value)} <Term id={changeTerm(request.kind)}>?</Term>
        </p>
        <Facts request={request} />
        <Trail request={request} seat={seat} calendar={calendar} />
        {standing?.inPlaceOf && <p class="request-note">{t('request.inPlaceOf', { seat: t(`seat.${standing.inPlaceOf}`) })}</p>}
        {boardCase && (
          <BoardWord request={request} board={boardCase} mayTake={closed && actions.includes('amend_request')} onSend={onSend} />
        )}
        {standing !== null && <Allies request={request} standing={standing} onSend={onSend} />}
      </div>
      {request.diff && (
        <div class="request-code">
          <DiffViewer file={request.diff.file} lines={request.diff.lines} title={t(`change.${request.kind}`)} />
        </div>
      )}
      <div class="request-acts">
        {action !== null ? (
          <Decision
            key={action}
            request={request}
            action={action}
            name={actionName(action, standing)}
            steps={creditStepsCents}
            busy={busy}
            scripted={(standing?.favour ?? false) && refusals.includes(action)}
            onSubmit={(reason, terms, instead) => send(action, reason, terms, instead)}
            onSay={(text) => onSay?.(text)}
            onBack={() => setAction(null)}
          />
        ) : choices.length > 0 ? (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
          <div class="request-buttons" role="group" aria-label={t('action.choose')}>
            {choices.map((each) => (
              <button
                key={each}
                type="button"
                class="request-button"
                data-action={each}
                onClick={() => {
                  setOutcome(null);
                  setAction(each);
                }}
              >
                <b>{actionName(each, standing)}</b>
                <small>{hintText(each, seat, standing)}</small>
              </button>
            ))}
          </div>
        ) : (
          !outcome && <p class="request-note">{waitingText(request, standing)}</p>
        )}
        {outcome && <OutcomeLine outcome={outcome} seat={seat} standing={standing} />}
      </div>
    </article>
  );
}

/** A card forgets what was half chosen when another request takes its place. */
export function RequestCard(props: RequestCardProps) {
  return <Card key={props.request.requestId} {...props} />;
}
