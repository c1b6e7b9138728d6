import type { ChangeKind } from '../../shared/sim/commands.ts';
import { t } from '../i18n/t.ts';
import { type Script, scriptsFor } from './scripts.ts';

/** One press gives the reason and the other way, sends it, and says it aloud in the firm's talk. */
export function Scripts({ kind, busy, onScript }: { kind: ChangeKind; busy: boolean; onScript(script: Script): void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div class="request-scripts" role="group" aria-label={t('script.title')}>
      <p class="request-note">
        <b>{t('script.title')}</b> {t('script.lead')}
      </p>
      {scriptsFor(kind).map((script) => (
        <button key={script.text} type="button" class="request-script" disabled={busy} onClick={() => onScript(script)}>
          “{t(script.text)}”
        </button>
      ))}
    </div>
  );
}
