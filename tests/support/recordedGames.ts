/** Games played by bots and written as session files, as a server would have recorded them. */
import { type Cast, Session, type StepRow } from '../../server/session/Session.ts';
import { castOf, defaultCharacters } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { writeSessionFile } from '../../shared/net/sessionFile.ts';
import type { RecordedGame } from '../../shared/sim/recording.ts';
import { atTableOf, type Scenario } from '../../shared/sim/scenario.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';

export interface Recording {
  game: RecordedGame;
  /** The session file. */
  text: string;
  session: Session;
}

/** Plays a scenario to its end, or so many steps of it. `before` may give orders first. */
export function record(
  scenario: Scenario,
  seed: string,
  { cast = castOf(scenario), steps = Number.POSITIVE_INFINITY, before = () => undefined }: RecordOptions = {},
): Recording {
  const session = new Session(scenario, seed, cast);
  before(session);
  const rows: StepRow[] = [];
  while (!session.closed && rows.length < steps) {
    const advance = session.advance(Math.min(20, steps - rows.length), scenario.seats);
    session.release(advance);
    rows.push(...advance.rows);
  }
  const game = {
    scenarioId: scenario.id,
    scenarioVersion: scenario.version,
    rulesVersion: RULES_VERSION,
    seats: scenario.seats.length,
    seed,
    steps: rows,
  };
  return { game, text: writeSessionFile(game), session };
}
interface RecordOptions {
  cast?: Cast;
  steps?: number;
  before?(session: Session): void;
}

const cautious: Cast = { chief: 'by_the_book', engineer: 'by_the_book', desk: 'by_the_book', risk: 'by_the_book' };
const named = (id: string): Scenario => scenarios[id]!;

/** Whole games of one round and of many, at tables of four and six, which have to come out the same wherever they are replayed. Played anew for each caller. */
export const wholeGames: readonly { name: string; play(): Recording }[] = [
  { name: 'first round, everything granted', play: () => record(named('first-round'), '3', { cast: defaultCharacters }) },
  { name: 'first round, luck holds', play: () => record(named('first-round'), '4', { cast: defaultCharacters }) },
  { name: 'first round, everything refused', play: () => record(named('first-round'), '3', { cast: cautious }) },
  {
    name: 'first round, refused by the engineer',
    play: () => record(named('first-round'), '6', { cast: { ...defaultCharacters, engineer: 'by_the_book' } }),
  },
  { name: 'a squeeze in a thin coin', play: () => record(named('survive-a-squeeze'), '1') },
  { name: 'a long boom at a table of four', play: () => record(named('the-long-boom'), '7') },
  { name: 'a long boom at a table of six', play: () => record(atTableOf(named('the-long-boom'), 6), '11') },
  { name: 'a lunch break', play: () => record(named('lunch-break'), '2') },
  { name: 'a boom by the book', play: () => record(named('the-long-boom'), '5', { cast: cautious }) },
];
