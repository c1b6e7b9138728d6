import { useState } from 'preact/hooks';
import type { Command } from '../../../shared/sim/commands.ts';
import { t } from '../../i18n/t.ts';
import { act } from './act.ts';

/** A door that sends one command and is shut until that is answered. */
export function CommandDoor({ label, command, done, onDone }: { label: string; command: Command; done: string; onDone(): void }) {
  const [sending, setSending] = useState(false);
  const send = async (): Promise<void> => {
    setSending(true);
    const answer = await act(command, done);
    setSending(false);
    if (answer.ok) onDone();
  };
  return (
    <button type="button" class="door" disabled={sending} onClick={() => void send()}>
      {sending ? t('common.sending') : label}
    </button>
  );
}
