import { describe, expect, it } from 'vitest';
import { Cadence } from '../../server/cli/cadence.ts';
import { seeded, submitHostile } from '../../server/cli/hostile.ts';
import { type Cast, Session, type StepRow } from '../../server/session/Session.ts';
import { defaultCharacters } from '../../shared/content/characters.ts';
import { en } from '../../shared/content/texts/en.ts';
import type { EndingId } from '../../shared/sim/business.ts';
import { holeCents } from '../../shared/sim/firm/worth.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { fingerprint } from '../../shared/sim/sim.ts';
import { theLongBoom } from '../support/boom.ts';

const byTheBook: Cast = { chief: 'by_the_book', engineer: 'by_the_book', desk: 'by_the_book', risk: 'by_the_book' };
const careful: Cast = { chief: 'careful_chief', engineer: 'exact_engineer', desk: 'patient_desk', risk: 'keen_risk' };
const SEEDS = ['1', '2', '3', '4'];
/** Seconds of play within which a seat has something new to decide, in the median. */
const DECIDES_WITHIN = 45;
/** What others did in the same moment, or the market since: nothing that a bot could have seen. */
const OVERTAKEN = [
  'unknown_block',
  'request_open_already',
  'request_closed',
  'insufficient_margin',
  'account_liquidating',
  'no_liquidity',
  'price_outside_band',
  'above_hard_cap',
  'prerequisite_missing',
];

interface Played {
  ending: EndingId | undefined;
  /** Deepest hole, as a share of the deposits of that moment. */
  hole: number;
  peakUseCents: number;
  lines: Set<string>;
  refusals: string[];
  commands: Set<string>;
  rows: StepRow[];
  lastFingerprint: string;
}

function play(cast: Cast, seed: string, cadence: Cadence | null = null): Played {
  const session = new Session(theLongBoom, seed, cast);
  const played = { lines: new Set<string>(), refusals: [] as string[], commands: new Set<string>(), rows: [] as StepRow[] };
  let hole = 0;
  cadence?.begin();
  while (!session.closed) {
    const advance = session.advance(1, theLongBoom.seats);
    session.release(advance);
    for (const { line } of advance.lines) played.lines.add(line);
    for (const { seat, answer } of advance.answers) if (!answer.ok) played.refusals.push(`${seat}: ${answer.rejection.code}`);
    for (const row of advance.rows) for (const { seat, command } of row.commands) played.commands.add(`${seat} ${command.type}`);
    played.rows.push(...advance.rows);
    hole = Math.max(hole, holeCents(session.state) / Math.max(1, session.state.business!.depositsCents));
    cadence?.watch(session.state);
  }
  cadence?.end(theLongBoom.seats);
  const { ending, peakUseCents } = session.state.business!;
  return { ...played, ending: ending?.id, hole, peakUseCents, lastFingerprint: fingerprint(session.state) };
}

const overtaken = (refusal: string): boolean => OVERTAKEN.some((code) => refusal.endsWith(code));

/** Every invariant holds after every step of these: `advance` throws where one does not. */
describe('a long session with the default cast', () => {
  const cadence = new Cadence(1);
  const sessions = SEEDS.map((seed) => play({ ...defaultCharacters }, seed, cadence));

  it('ends, and leads into a hole in most worlds', () => {
    expect(sessions.filter((one) => one.ending === undefined)).toEqual([]);
    expect(sessions.filter((one) => one.hole > 0.01).length).toBeGreaterThan(SEEDS.length / 2);
  });

  it('brings every seat something new to decide often enough', () => {
    for (const [seat, { median }] of Object.entries(cadence.report(theLongBoom.seats).seats))
      expect({ seat, often: median <= DECIDES_WITHIN, median }).toMatchObject({ often: true });
  });

  it('is played by every seat with its own means, and no bot opens a round', () => {
    const commands = new Set(sessions.flatMap((one) => [...one.commands]));
    for (const expected of [
      'chief publish_page',
      'chief propose_change',
      'chief approve_request',
      'engineer answer_offer',
      'engineer merge_request',
      'desk set_levers',
      'desk answer_block',
      'risk audit',
      'risk object_request',
      'risk approve_request',
    ])
      expect(commands).toContain(expected);
    expect([...commands].filter((one) => one.endsWith('open_round'))).toEqual([]);
  });

  it('has no command refused but those that something overtook', () => {
    expect(sessions.flatMap((one) => one.refusals).filter((refusal) => !overtaken(refusal))).toEqual([]);
  });

  it('replays from its journal without any bot', () => {
    const { rows, lastFingerprint } = sessions[2]!;
    const replayed = new Session(theLongBoom, SEEDS[2]!, byTheBook);
    replayed.replay(rows);
    expect(fingerprint(replayed.state)).toBe(lastFingerprint);
  });
});

describe('a long session with a cast by the book', () => {
  const sessions = SEEDS.map((seed) => play(byTheBook, seed));

  it('ends clean: customers’ money is never in use and never missing', () => {
    const outcomes = sessions.map(({ ending, hole, peakUseCents }) => ({ ending, hole, peakUseCents }));
    expect(outcomes).toEqual(SEEDS.map(() => ({ ending: 'survived_clean', hole: 0, peakUseCents: 0 })));
  });

  it('has no command refused but those that something overtook', () => {
    expect(sessions.flatMap((one) => one.refusals).filter((refusal) => !overtaken(refusal))).toEqual([]);
  });
});

describe('a long session with a cast of careful hands', () => {
  it('ends without a hole', () => {
    const sessions = SEEDS.slice(0, 2).map((seed) => play(careful, seed));
    expect(sessions.map(({ ending, hole }) => ({ survived: ending?.startsWith('survived'), hole }))).toEqual([
      { survived: true, hole: 0 },
      { survived: true, hole: 0 },
    ]);
  });
});

describe('one honest seat among tempting ones', () => {
  it.each(theLongBoom.seats)('every line that is said has words, with %s by the book', (seat: SeatId) => {
    const { lines } = play({ ...defaultCharacters, [seat]: 'by_the_book' }, '5');
    expect([...lines].filter((line) => !(line in en))).toEqual([]);
    expect(lines.size).toBeGreaterThan(30);
  });
});

describe('a long session under hostile commands', () => {
  it.each(['21', '22', '23'])('keeps every invariant to its end: seed %s', (seed) => {
    const session = new Session(theLongBoom, seed, { ...defaultCharacters });
    const random = seeded(Number(seed));
    while (!session.closed) {
      submitHostile(session, random, 3);
      session.release(session.advance(1, theLongBoom.seats));
    }
    expect(session.state.business!.ending).not.toBeNull();
  });
});
