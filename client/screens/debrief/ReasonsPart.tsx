import { useId, useState } from 'preact/hooks';
import type { ReasonId } from '../../../shared/sim/commands.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { t } from '../../i18n/t.ts';
import type { Reading } from '../receipt/reading.ts';
import { type Decision, decisionsOf } from './decisions.ts';
import { type Keeper, type ReasonNow, WORDS_MOST } from './kept.ts';
import { d } from './words.ts';

/** Reasons then and now. Today's is asked for before the one of then is shown. */
export function ReasonsPart({ reading, seat, keeper }: { reading: Reading; seat: SeatId; keeper: Keeper }) {
  const { first, more } = decisionsOf(reading, seat);
  return (
    <section class="debrief-part" id="debrief-reasons" aria-labelledby="debrief-reasons-title">
      <h2 id="debrief-reasons-title">{d('debrief.reasons')}</h2>
      <p class="debrief-dim">{d(first.length === 0 ? 'debrief.reasons.none' : 'debrief.reasons.sub')}</p>
      <DecisionList decisions={first} keeper={keeper} />
      {more.length > 0 && (
        <details>
          <summary>{d('debrief.reasons.more', { n: more.length })}</summary>
          <DecisionList decisions={more} keeper={keeper} />
        </details>
      )}
    </section>
  );
}

function DecisionList({ decisions, keeper }: { decisions: readonly Decision[]; keeper: Keeper }) {
  return (
    <ol class="debrief-decisions">
      {decisions.map((decision) => (
        <li key={decision.row}>
          <OneDecision decision={decision} keeper={keeper} />
        </li>
      ))}
    </ol>
  );
}

function OneDecision({ decision, keeper }: { decision: Decision; keeper: Keeper }) {
  const { reasons } = keeper.kept.value;
  const now = reasons[decision.row];
  const [changing, setChanging] = useState(false);
  const answer = (given: ReasonNow): void => {
    keeper.keep({ reasons: { ...reasons, [decision.row]: given } });
    setChanging(false);
  };
  const head = (
    <h3>
      <span class="debrief-when">{decision.when}</span> {decision.text}
    </h3>
  );
  if (!now || changing)
    return (
      <>
        {head}
        <AskAgain decision={decision} before={now} onAnswer={answer} />
      </>
    );
  return (
    <>
      {head}
      <dl class="debrief-both">
        <div>
          <dt>{d('debrief.reasons.then')}</dt>
          <dd>
            <q>{t(`reason.${decision.then}`)}</q>
          </dd>
        </div>
        <div>
          <dt>{d('debrief.reasons.now')}</dt>
          <dd>
            <b>{d(now.same ? 'debrief.reasons.same' : 'debrief.reasons.other')}.</b>
            {now.reason && <q>{t(`reason.${now.reason}`)}</q>}
            {now.words && <q>{now.words}</q>}
            {!now.reason && !now.words && <span>{d('debrief.reasons.noWords')}</span>}
          </dd>
        </div>
      </dl>
      <p class="debrief-dim">
        {now.reason && d(now.reason === decision.then ? 'debrief.reasons.kept' : 'debrief.reasons.moved')}{' '}
        <button type="button" class="debrief-forget" onClick={() => setChanging(true)}>
          {d('debrief.reasons.change')}
        </button>
      </p>
    </>
  );
}

interface AskAgainProps {
  decision: Decision;
  before: ReasonNow | undefined;
  onAnswer(answer: ReasonNow): void;
}

function AskAgain({ decision, before, onAnswer }: AskAgainProps) {
  const [same, setSame] = useState<boolean | null>(before?.same ?? null);
  const [reason, setReason] = useState<ReasonId | ''>(before?.reason ?? '');
  const [words, setWords] = useState(before?.words ?? '');
  const id = useId();
  const submit = (event: Event): void => {
    event.preventDefault();
    if (same !== null) onAnswer({ same, reason: reason === '' ? null : reason, words: words.trim() });
  };
  return (
    <form class="debrief-again" onSubmit={submit}>
      <fieldset>
        <legend>{d('debrief.reasons.again')}</legend>
        {[true, false].map((choice) => (
          <label key={String(choice)}>
            <input type="radio" name={`${id}-same`} checked={same === choice} onChange={() => setSame(choice)} />
            {d(choice ? 'debrief.reasons.same' : 'debrief.reasons.other')}
          </label>
        ))}
      </fieldset>
      {same !== null && (
        <>
          <label class="debrief-field">
            {d('debrief.reasons.why')}
            <select value={reason} onChange={(event) => setReason(decision.reasons.find((one) => one === event.currentTarget.value) ?? '')}>
              <option value="">{d('debrief.reasons.own')}</option>
              {decision.reasons.map((one) => (
                <option key={one} value={one}>
                  {t(`reason.${one}`)}
                </option>
              ))}
            </select>
          </label>
          <label class="debrief-field">
            {d('debrief.reasons.words')}
            <input type="text" value={words} maxLength={WORDS_MOST} onInput={(event) => setWords(event.currentTarget.value)} />
          </label>
          <button type="submit" class="debrief-button" disabled={reason === '' && words.trim() === ''}>
            {d('debrief.reasons.show')}
          </button>
        </>
      )}
    </form>
  );
}
