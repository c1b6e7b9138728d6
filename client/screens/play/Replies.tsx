import { useState } from 'preact/hooks';
import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { say } from '../../net/game.ts';
import { Sheet } from '../../overlay/Sheet.tsx';
import { pressedFor, type Script, scriptsFor } from '../../overlay/scripts.ts';
import { view, welcome } from '../../store/store.ts';
import { act } from './act.ts';

/** While somebody presses for a word on a request: sentences ready to be said, which go on its record as an objection. */
export function Replies() {
  const [opened, open] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const about = pressedFor(view.firm.value?.requests ?? [], opened);
  const request = view.requests.value.find((one) => one.requestId === about);
  if (!request || request.trail[0]?.seat === welcome.value?.seat) return null;
  const use = async ({ text, reason, instead }: Script): Promise<void> => {
    setBusy(true);
    const { requestId } = request;
    const answer = await act({ type: 'object_request', requestId, reason, instead }, t('action.sent.object_request'));
    if (answer.ok) await say(t(text));
    setBusy(false);
    open(null);
  };
  const title = t('script.about', { change: changeNamed(request.kind, request.terms.value) });
  return (
    <div class="replies">
      <button type="button" class="inline" onClick={() => open(request.requestId)}>
        {title}
      </button>
      {opened !== null && (
        <Sheet title={title} onClose={() => open(null)}>
          <p class="hint">{t('script.record')}</p>
          {scriptsFor(request.kind).map((script) => (
            <button key={script.text} type="button" class="door" disabled={busy} onClick={() => void use(script)}>
              “{t(script.text)}”
            </button>
          ))}
        </Sheet>
      )}
    </div>
  );
}
