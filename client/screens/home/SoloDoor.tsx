import { useState } from 'preact/hooks';
import type { SeatTicket } from '../../../shared/net/messages.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { safeName } from '../../i18n/safeName.ts';
import { t } from '../../i18n/t.ts';
import { createSession } from './api.ts';
import { NameField } from './NameField.tsx';
import { SeatChoice } from './SeatChoice.tsx';

interface SoloDoorProps {
  seats: readonly SeatId[];
  /** The server's first round where absent. */
  scenario?: string;
  onTicket(ticket: SeatTicket): void;
}

export function SoloDoor({ seats, scenario, onTicket }: SoloDoorProps) {
  const [name, setName] = useState(safeName);
  const [busy, setBusy] = useState<SeatId | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function start(seat: SeatId) {
    setBusy(seat);
    setTrouble(null);
    const answer = await createSession({ seat, name: name.trim() || safeName(), ...(scenario ? { scenario } : {}) });
    setBusy(null);
    if (answer.ok) onTicket(answer.value);
    else setTrouble(answer.text);
  }

  return (
    <>
      <p class="home-hint">{t(scenario ? 'home.drill.more' : 'home.bots')}</p>
      <SeatChoice seats={seats} busy={busy} onTake={(seat) => void start(seat)} />
      {trouble && (
        <p class="home-trouble" role="alert">
          {trouble}
        </p>
      )}
      <NameField name={name} onName={setName} />
    </>
  );
}
