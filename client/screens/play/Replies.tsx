import { useState } from 'preact/hooks';
import { changeNamed } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { say } from '../../net/game.ts';
import { Sheet } from '../../overlay/Sheet.tsx';
import { type Script, scriptsFor } from '../../overlay/scripts.ts';
import { view, welcome } from '../../store/store.ts';
import { act } from './act.ts';

/** While somebody presses for a word on a request: sentences ready to be said, which go on its record as an objection. */
export function Replies() {
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const seat = welcome.value?.seat;
  const standing = view.firm.value?.requests.findLast(
    (one) => one.favour && one.actions.includes('object_request') && one.waitsFor !== null,
  );
  const request = view.requests.value.find((one) => one.requestId === standing?.requestId);
  if (!request || request.trail[0]?.seat === seat) return null;
  const use = async ({ text, reason, instead }: Script): Promise<void> => {
    setBusy(true);
    const { requestId } = request;
    const answer = await act({ type: 'object_request', requestId, reason, instead }, t('action.sent.object_request'));
    if (answer.ok) await say(t(text));
    setBusy(false);
    setOpen(false);
  };
  const about = t('script.about', { change: changeNamed(request.kind, request.terms.value) });
  return (
    <div class="replies">
      <button type="button" class="inline" onClick={() => setOpen(true)}>
        {about}
      </button>
      {open && (
        <Sheet title={about} onClose={() => setOpen(false)}>
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
