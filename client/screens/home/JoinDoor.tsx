import { useId, useState } from 'preact/hooks';
import type { SeatTicket, SessionLookup } from '../../../shared/net/messages.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { safeName } from '../../i18n/safeName.ts';
import { lookUp, takeSeat } from './api.ts';
import { wordsOf } from './games.ts';
import { NameField } from './NameField.tsx';
import { SeatChoice } from './SeatChoice.tsx';
import { h } from './words.ts';

const CODE_LENGTH = 6;
const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, CODE_LENGTH);

function OpenSeats({ found, busy, onTake }: { found: SessionLookup; busy: SeatId | null; onTake(seat: SeatId): void }) {
  if (found.phase === 'closed') return <p class="home-trouble">{h('home.open.closed')}</p>;
  if (found.openSeats.length === 0) return <p class="home-trouble">{h('home.open.none')}</p>;
  return (
    <>
      <h3 class="home-sub">{h('home.open', { exchange: found.exchangeName })}</h3>
      <SeatChoice words={wordsOf(found.scenarioId)} seats={found.openSeats} busy={busy} onTake={onTake} />
    </>
  );
}

export function JoinDoor({ onTicket }: { onTicket(ticket: SeatTicket): void }) {
  const id = useId();
  const [code, setCode] = useState('');
  const [name, setName] = useState(safeName);
  const [looking, setLooking] = useState(false);
  const [answered, setFound] = useState<SessionLookup | null>(null);
  // Seats on show are those of the code on show.
  const found = answered?.code === code ? answered : null;
  const [busy, setBusy] = useState<SeatId | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function find() {
    setFound(null);
    if (code.length !== CODE_LENGTH) {
      setTrouble(h('home.code.incomplete'));
      return;
    }
    setTrouble(null);
    setLooking(true);
    const answer = await lookUp(code);
    setLooking(false);
    if (answer.ok) setFound(answer.value);
    else setTrouble(answer.text);
  }

  async function take(seat: SeatId) {
    setBusy(seat);
    setTrouble(null);
    const answer = await takeSeat(code, seat, name.trim() || safeName());
    if (answer.ok) {
      onTicket(answer.value);
      return;
    }
    setTrouble(answer.text);
    const again = await lookUp(code);
    setBusy(null);
    if (again.ok) setFound(again.value);
  }

  return (
    <>
      <form
        class="home-field"
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <label for={id}>{h('home.code')}</label>
        <div class="home-input">
          <input
            id={id}
            class="home-code"
            value={code}
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            aria-describedby={`${id}-hint`}
            onInput={(event) => {
              const plain = plainCode(event.currentTarget.value);
              event.currentTarget.value = plain;
              setCode(plain);
            }}
          />
          <button type="submit" class="door" disabled={looking}>
            {looking ? h('home.code.finding') : h('home.code.find')}
          </button>
        </div>
        <p class="home-hint" id={`${id}-hint`}>
          {h('home.code.hint')}
        </p>
      </form>
      {trouble && (
        <p class="home-trouble" role="alert">
          {trouble}
        </p>
      )}
      {found && <OpenSeats found={found} busy={busy} onTake={(seat) => void take(seat)} />}
      {found && found.phase === 'live' && found.openSeats.length > 0 && <NameField name={name} onName={setName} />}
    </>
  );
}
