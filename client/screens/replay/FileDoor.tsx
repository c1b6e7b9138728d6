/** Choosing a file: what is being done with it, and why one cannot be replayed. */
import { useId } from 'preact/hooks';
import { t } from '../../i18n/t.ts';
import { open, openFile, progress, type Refusal, refusal } from './replayState.ts';

const BYTES_PER_MB = 1_000_000;

function why(refused: Refusal): string {
  const { code } = refused;
  if (refused.code === 'too_large')
    return t('replay.why.too_large', { found: Math.ceil(refused.found / BYTES_PER_MB), expected: refused.expected / BYTES_PER_MB });
  const found = 'found' in refused ? refused.found : '';
  const expected = 'expected' in refused ? refused.expected : '';
  const scenario = 'scenarioId' in refused ? refused.scenarioId : '';
  const step = 'step' in refused ? refused.step : '';
  return t(`replay.why.${code}`, { found, expected, scenario, step });
}

/** `label` names what a press does; the line below says what became of the last file. */
export function FilePicker({ label }: { label: string }) {
  const id = useId();
  return (
    <label class="door replay-pick" for={id}>
      {label}
      <input
        id={id}
        class="unseen"
        type="file"
        accept="application/json,.json"
        disabled={progress.value !== null}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
          if (file) void openFile(file);
        }}
      />
    </label>
  );
}

export function FileNews() {
  const reading = progress.value;
  const refused = refusal.value;
  if (reading)
    return (
      <p class="replay-news" role="status">
        {reading.steps === 0 ? t('replay.checking') : t('replay.reading', { step: reading.step, steps: reading.steps })}
      </p>
    );
  if (!refused) return null;
  return (
    <p class="replay-news is-refused" role="alert">
      <b>{t('replay.refused')}</b> {why(refused)} {open.value && t('replay.kept')}
    </p>
  );
}

export function FileDoor({ onLeave }: { onLeave(): void }) {
  return (
    <main class="waiting replay-door">
      <h1>{t('replay.title')}</h1>
      <p>{t('replay.lead')}</p>
      <FilePicker label={t('replay.choose')} />
      <FileNews />
      <button type="button" class="inline" onClick={onLeave}>
        {t('shell.home')}
      </button>
    </main>
  );
}
