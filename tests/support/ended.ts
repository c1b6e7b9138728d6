/** Sessions that have ended, played by a whole-firm policy at live steps, for what comes after the end. */

import type { StepRow } from '../../server/session/Session.ts';
import { issueToken } from '../../server/session/seatToken.ts';
import { defaultCharacters } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { SeatTicket } from '../../shared/net/messages.ts';
import { movePath, openPath, type Path, type Player } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';
import { TEST_SECRET, type TestServer } from './server.ts';

export function playedLive(scenarioId: string, seed: string, player: Player): { path: Path; rows: StepRow[] } {
  const path = openPath(scenarios[scenarioId]!, seed, { live: true });
  const rows: StepRow[] = [];
  while (path.state.phase !== 'closed') {
    const { given } = movePath(path, player);
    rows.push({ step: path.state.step, commands: [...given], fingerprint: null });
  }
  return { path, rows };
}

let made = 0;
/** Puts it into the server's journal; the people get tickets for their seats, the first of them hosts. */
export async function endedGame(
  server: TestServer,
  scenarioId: string,
  seed: string,
  player: Player,
  people: readonly SeatId[],
): Promise<SeatTicket[]> {
  const scenario = scenarios[scenarioId]!;
  const { rows } = playedLive(scenarioId, seed, player);
  made += 1;
  const id = `ended-${made}`;
  const code = `ENDED${'ABCDEFGHJK'[made]}`;
  const session = {
    id,
    code,
    status: 'closed' as const,
    seed,
    scenario_id: scenario.id,
    scenario_version: scenario.version,
    rules_version: RULES_VERSION,
    host_seat: people[0]!,
    created_at: 0,
  };
  const seats = scenario.seats.map((seat) => {
    const human = people.includes(seat);
    return {
      session: id,
      seat,
      character: defaultCharacters[seat],
      name: seat,
      human: Number(human),
      nonce: human ? seat : null,
      bot_memory: null,
    };
  });
  const steps = rows.map(({ step, commands }) => ({ session: id, step, commands: JSON.stringify(commands), fingerprint: null }));
  await server.app.journal.commit([
    { kind: 'open_session', session, seats },
    { kind: 'add_steps', rows: steps },
  ]);
  await server.app.frontDesk.room(code);
  return people.map((seat) => ({
    code,
    gameId: id,
    seat,
    token: issueToken(TEST_SECRET, { gameId: id, code, seat, nonce: seat }, Date.now()),
  }));
}
