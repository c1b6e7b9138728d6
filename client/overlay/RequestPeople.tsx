/** Who else is in it: what the board has said, who has told whom, and who could be told. */
import { useState } from 'preact/hooks';
import type { CommandAnswer } from '../../shared/net/messages.ts';
import type { Command } from '../../shared/sim/commands.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { BoardCase, RequestStanding } from '../../shared/sim/views/firmTypes.ts';
import type { RequestView } from '../../shared/sim/views/types.ts';
import { changeValue } from '../i18n/changes.ts';
import { t } from '../i18n/t.ts';
import { weekOfDay } from '../i18n/weeks.ts';
import { refusal } from './phrases.ts';

type Send = (command: Command) => Promise<CommandAnswer>;
const seatName = (seat: SeatId): string => t(`seat.${seat}`);

/** With the board, or its answer; where it named terms, whoever signs may take them as they are. */
export function BoardWord({ request, board, mayTake, onSend }: { request: RequestView; board: BoardCase; mayTake: boolean; onSend: Send }) {
  const [sending, setSending] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const { day, answerDay, answered, upheld, why, wouldPass, takeUntilDay, seat } = board;
  if (!answered) {
    return (
      <p class="request-note">
        {seat === 'clock' && `${t('board.two')} `}
        {t('board.case', { from: weekOfDay(day), to: weekOfDay(answerDay) })}
      </p>
    );
  }
  if (why === null) return null;
  const value = wouldPass === null ? null : changeValue(request.kind, wouldPass.value);
  const take = async (): Promise<void> => {
    if (wouldPass === null) return;
    setSending(true);
    const answer = await onSend({ type: 'amend_request', requestId: request.requestId, terms: wouldPass, reason: 'bounded_and_public' });
    setSending(false);
    setFailed(answer.ok ? null : refusal(answer.rejection));
  };
  return (
    <>
      <p class="request-note" role="status">
        <b>{t(upheld ? 'board.answer.upheld' : 'board.answer.refused', { week: weekOfDay(answerDay), why: t(`board.why.${why}`) })}</b>{' '}
        {wouldPass !== null &&
          t('board.wouldPass', {
            value: value === null ? '' : t('board.wouldPass.value', { value }),
            weeks: t('unit.weeks', { n: Math.round(wouldPass.expiresAfterDays / 7) }),
            until: weekOfDay(takeUntilDay ?? answerDay),
          })}
      </p>
      {mayTake && wouldPass !== null && (
        <div class="request-buttons">
          <button type="button" class="request-button" disabled={sending} onClick={() => void take()}>
            <b>{t('board.take')}</b>
          </button>
        </div>
      )}
      {failed !== null && (
        <p class="request-note" role="alert">
          {failed}
        </p>
      )}
    </>
  );
}

export function Allies({ request, standing, onSend }: { request: RequestView; standing: RequestStanding; onSend: Send }) {
  const [sending, setSending] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const { toldBy, told, mayTell } = standing;
  if (toldBy.length + told.length + mayTell.length === 0) return null;
  const tell = async (seat: SeatId): Promise<void> => {
    setSending(true);
    const answer = await onSend({ type: 'ask_ally', requestId: request.requestId, seat });
    setSending(false);
    setSaid(answer.ok ? t('ally.done', { seat: seatName(seat) }) : refusal(answer.rejection));
  };
  return (
    <div class="request-allies">
      {toldBy.map((seat) => (
        <p key={seat} class="request-note">
          {t('ally.toldBy', { seat: seatName(seat) })}
        </p>
      ))}
      {told.map((seat) => (
        <p key={seat} class="request-note">
          {t('ally.told', { seat: seatName(seat) })}
        </p>
      ))}
      {mayTell.length > 0 && (
        <details>
          <summary>{t('ally.title')}</summary>
          <p class="request-note">{t('ally.lead')}</p>
          <div class="request-buttons">
            {mayTell.map((seat) => (
              <button key={seat} type="button" class="request-button" disabled={sending} onClick={() => void tell(seat)}>
                {t('ally.tell', { seat: seatName(seat) })}
              </button>
            ))}
          </div>
        </details>
      )}
      <p class="request-note" role="status">
        {said}
      </p>
    </div>
  );
}
