import { h } from '../screens/home/words.ts';
import { Icon } from './Icon.tsx';
import { dismissNotice, notice } from './notices.ts';

/** Both live regions stay in the page for good, so that a screen reader has met them before the first message. */
export function Notices() {
  const shown = notice.value;
  return (
    <div class="notices">
      <div role="status" class={shown?.kind === 'result' ? 'notice' : 'unseen'}>
        {shown?.kind === 'result' ? shown.text : ''}
      </div>
      <div role="alert" class={shown?.kind === 'refusal' && shown.shown ? 'notice refusal' : 'unseen'}>
        {shown?.kind === 'refusal' && (
          <>
            <Icon name="warn" size={13} />
            <span>{shown.text}</span>
          </>
        )}
      </div>
      {shown?.kind === 'refusal' && shown.shown && (
        <button type="button" class="dismiss" onClick={dismissNotice} aria-label={h('shell.notice.dismiss')}>
          ×
        </button>
      )}
    </div>
  );
}
