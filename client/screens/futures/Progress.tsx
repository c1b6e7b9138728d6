import type { FuturesMessage } from '../../../shared/net/futures.ts';
import { f } from './words.ts';

interface ProgressProps {
  message: FuturesMessage;
  onCancel(): void;
  onResume(): void;
}

/** How far a run is; what has landed is kept if it is stopped. */
export function Progress({ message, onCancel, onResume }: ProgressProps) {
  const { status, done, of, failed, secondsLeft } = message;
  if (status === 'done') return failed > 0 ? <p class="futures-note">{f('futures.left', { failed })}</p> : null;
  return (
    <div class="futures-progress">
      <div class="futures-progress-row">
        <b>{f('futures.progress', { done: done.toLocaleString('en-US'), of: of.toLocaleString('en-US') })}</b>
        {status === 'running' && secondsLeft !== null && <span>{f('futures.progress.left', { seconds: secondsLeft })}</span>}
        {status === 'running' && (
          <button type="button" class="futures-button" onClick={onCancel}>
            {f('futures.cancel')}
          </button>
        )}
        {status === 'cancelled' && (
          <button type="button" class="futures-button" onClick={onResume}>
            {f('futures.resume')}
          </button>
        )}
      </div>
      <progress value={done} max={Math.max(1, of)} aria-label={f('futures.progress.bar')} />
      {status === 'cancelled' && <p class="futures-note">{f('futures.cancelled')}</p>}
      {failed > 0 && <p class="futures-note">{f('futures.left', { failed })}</p>}
    </div>
  );
}
