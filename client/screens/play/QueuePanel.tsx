import { changeTitle } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { view } from '../../store/store.ts';
import { AskDoor } from './AskSheet.tsx';
import { chooseItem, requestItemId, tab } from './playState.ts';

/** Every change the seat has heard of, newest first, each a way into its message. */
export function QueuePanel() {
  return (
    <section class="panel queue" data-on="book" aria-label={t('code.queue')}>
      <div class="panel-head">
        <h2>{t('code.queue')}</h2>
        <AskDoor />
      </div>
      <RequestList none={t('code.queue.none')} />
    </section>
  );
}

/** The same without a panel of its own. */
export function QueueBody() {
  return (
    <div class="queue">
      <RequestList none={t('queue.none')} />
      <p class="ask">
        <AskDoor />
      </p>
    </div>
  );
}

function RequestList({ none }: { none: string }) {
  const requests = [...view.requests.value].sort((a, b) => b.requestId - a.requestId);
  return (
    <>
      {requests.length === 0 && <p class="empty">{none}</p>}
      <ol class="queue-list">
        {requests.map((request) => {
          const open = (): void => {
            chooseItem(requestItemId(request.requestId));
            tab.value = 'inbox';
          };
          return (
            <li key={request.requestId}>
              <button type="button" class="inline" onClick={open}>
                {changeTitle(request.kind, request.terms.value)}
              </button>
              <small class={`request-state is-${request.status}`}>{t(`status.${request.status}`)}</small>
            </li>
          );
        })}
      </ol>
    </>
  );
}
