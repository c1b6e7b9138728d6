import { useState } from 'preact/hooks';
import type { SeatTicket } from '../../../shared/net/messages.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { safeName } from '../../i18n/safeName.ts';
import { createSession } from './api.ts';
import { GameChoice } from './GameChoice.tsx';
import { games, type TableSize, tableWith } from './games.ts';
import { NameField } from './NameField.tsx';
import { SeatChoice } from './SeatChoice.tsx';
import { TableChoice } from './TableChoice.tsx';
import { h } from './words.ts';

/** A game, the size of its table, a seat at it, a name that may stay as it is. */
export function SoloDoor({ onTicket }: { onTicket(ticket: SeatTicket): void }) {
  const [game, setGame] = useState(games[0]);
  const [size, setSize] = useState<TableSize>(4);
  const [name, setName] = useState(safeName);
  const [busy, setBusy] = useState<SeatId | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  async function start(seat: SeatId) {
    setBusy(seat);
    setTrouble(null);
    const answer = await createSession({
      seat,
      name: name.trim() || safeName(),
      scenario: game.scenario,
      ...(game.tables.length > 0 ? { seats: tableWith(seat, size) } : {}),
    });
    setBusy(null);
    if (answer.ok) onTicket(answer.value);
    else setTrouble(answer.text);
  }

  return (
    <>
      <GameChoice chosen={game} onChoose={setGame} />
      <p class="home-hint">{h(`home.game.${game.id}.more`)}</p>
      {game.tables.length > 0 && <TableChoice sizes={game.tables} chosen={size} onChoose={setSize} />}
      <SeatChoice
        words={game.words}
        seats={game.seats}
        busy={busy}
        {...(game.tables.length > 0 ? { size } : {})}
        onTake={(seat) => void start(seat)}
      />
      {trouble && (
        <p class="home-trouble" role="alert">
          {trouble}
        </p>
      )}
      <NameField name={name} onName={setName} />
    </>
  );
}
