/** A live game on a clock that the test turns: pacing, bots that keep a seat warm, sleep. The journal is real, the network absent. */
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FuturesDesk } from '../../server/futures/FuturesDesk.ts';
import { FuturesHouse } from '../../server/futures/FuturesHouse.ts';
import type { RoomFutures } from '../../server/futures/RoomFutures.ts';
import { Journal } from '../../server/persistence/Journal.ts';
import { type Audience, LiveGame } from '../../server/session/LiveGame.ts';
import { metronome, setPace, stepsDue } from '../../server/session/pacing.ts';
import { defaultCharacters } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { Pace, Person } from '../../shared/net/messages.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';
import { newDataDir, tidyUp } from '../support/server.ts';

describe('the metronome', () => {
  const stepsIn = (pace: Pace, ms: number, beatMs: number): number => {
    const clock = metronome(pace);
    let steps = 0;
    for (let at = 0; at < ms; at += beatMs) steps += stepsDue(clock, beatMs);
    return steps;
  };

  test.each([
    [0, 0],
    [1, 40],
    [2, 80],
    [4, 160],
    [8, 320],
    [16, 640],
  ] as const)('pace %i plays %i steps in ten seconds, however the beats fall', (pace, steps) => {
    expect(stepsIn(pace, 10_000, 50)).toBe(steps);
    expect(stepsIn(pace, 10_000, 20)).toBe(steps);
    expect(stepsIn(pace, 10_000, 400)).toBe(steps);
  });

  test('drops what a stalled machine missed, and owes nothing after a change of pace', () => {
    const clock = metronome(1);
    expect(stepsDue(clock, 60_000)).toBe(2);
    expect(stepsDue(clock, 249)).toBe(0);
    setPace(clock, 2);
    expect(stepsDue(clock, 120)).toBe(0);
    expect(stepsDue(clock, 5)).toBe(1);
  });
});

describe('a live game', () => {
  let journal: Journal;
  const log = pino({ level: 'silent' });
  let opened = 0;

  beforeAll(async () => {
    journal = await Journal.open(newDataDir());
  });
  afterAll(async () => {
    await journal.close();
    tidyUp();
  });

  interface Heard extends Audience {
    people: Person[];
    asleep: boolean;
    trials: number;
    lines: number;
  }
  const listener = (): Heard => ({
    people: [],
    asleep: false,
    trials: 0,
    lines: 0,
    played() {},
    talked(lines) {
      this.lines += lines.length;
    },
    statusChanged() {},
    trialChanged() {
      this.trials += 1;
    },
    peopleChanged(people) {
      this.people = people;
    },
    fellAsleep() {
      this.asleep = true;
    },
  });

  async function openGame(scenarioId = 'first-round'): Promise<string> {
    const scenario = scenarios[scenarioId];
    if (!scenario) throw new Error('no scenario');
    opened += 1;
    const id = `game-${opened}`;
    const seats = scenario.seats.map((seat) => ({
      session: id,
      seat,
      character: defaultCharacters[seat],
      name: seat,
      human: seat === 'desk' ? 1 : 0,
      nonce: null,
      bot_memory: null,
    }));
    const session = {
      id,
      code: `CODE${opened}`,
      status: 'running',
      seed: 'seed',
      scenario_id: scenario.id,
      scenario_version: scenario.version,
    } as const;
    const row = { ...session, rules_version: RULES_VERSION, host_seat: 'desk', created_at: 0 };
    await journal.commit([{ kind: 'open_session', session: row, seats }]);
    return id;
  }

  async function play(game: LiveGame, fromMs: number, toMs: number): Promise<void> {
    for (let now = fromMs; now <= toMs; now += 250) {
      game.beat(now);
      await game.settled();
    }
  }
  const desk = (heard: Heard): Person | undefined => heard.people.find((person) => person.seat === 'desk');

  test('waits for its first person, and a bot keeps the seat of one who is away for more than 20 seconds', async () => {
    const heard = listener();
    const game = await LiveGame.load(await openGame(), journal, log, heard, 0);
    await play(game, 0, 15_000);
    expect(game.shownState?.step).toBe(0);
    game.arrived('desk');
    await play(game, 15_250, 20_000);
    expect(game.shownState?.step).toBe(20);
    game.left('desk');
    await play(game, 20_250, 39_000);
    expect(desk(heard)).toEqual(expect.objectContaining({ bot: false, connected: false }));
    await play(game, 39_250, 42_000);
    expect(desk(heard)).toEqual(expect.objectContaining({ bot: true, character: 'gambler_desk' }));
    game.arrived('desk');
    expect(desk(heard)).toEqual(expect.objectContaining({ bot: false, connected: true }));
    const steps = await journal.reader.steps(game.record.id);
    expect(steps.some((row) => row.commands.some((command) => command.seat === 'desk' && command.cid.startsWith('bot:')))).toBe(true);
  });

  test('refuses commands beyond what may wait for one step, and answers those that wait', async () => {
    const game = await LiveGame.load(await openGame(), journal, log, listener(), 0);
    game.arrived('desk');
    const cancel = { type: 'cancel_order', orderId: 999_999 };
    const waiting = Array.from({ length: 64 }, (_, index) => game.command('desk', `c${index}`, cancel));
    expect(await game.command('desk', 'one-more', cancel)).toEqual({ ok: false, step: null, rejection: { code: 'too_fast' } });
    await play(game, 0, 250);
    const answers = await Promise.all(waiting);
    expect(answers.every((answer) => answer !== null && !answer.ok && answer.rejection.code === 'unknown_order')).toBe(true);
  });

  test('stands still between two rounds until a person opens the next, whatever the bots do', async () => {
    const id = await openGame('the-long-boom');
    const game = await LiveGame.load(id, journal, log, listener(), 0);
    const stepsPerRound = scenarios['the-long-boom']?.stepsPerRound ?? 0;
    game.arrived('desk');
    game.setPace('desk', 16);
    const closesMs = Math.ceil(stepsPerRound / 16) * 250;
    await play(game, 0, closesMs + 250);
    expect(game.shownState?.phase).toBe('close');
    expect(game.lookup().phase).toBe('live');
    game.setPace('desk', 1);
    await play(game, closesMs + 500, closesMs + 2500);
    expect(game.shownState?.phase).toBe('close');
    const answer = game.command('desk', 'open', { type: 'open_round' });
    await play(game, closesMs + 2750, closesMs + 3000);
    expect(await answer).toMatchObject({ ok: true });
    expect([game.shownState?.phase, game.shownState?.clock.round]).toEqual(['live', 2]);
    const restored = await LiveGame.load(id, journal, log, listener(), 0);
    expect(restored.shownState?.clock).toEqual(game.shownState?.clock);
  });

  test('falls asleep when nobody has been there for ten minutes, and wakes where it was', async () => {
    const id = await openGame();
    const heard = listener();
    const game = await LiveGame.load(id, journal, log, heard, 0);
    game.arrived('desk');
    await play(game, 0, 2000);
    expect(game.setPace('desk', 0)).toEqual({ ok: true });
    game.left('desk');
    const step = game.shownState?.step;
    game.beat(9 * 60_000);
    expect(heard.asleep).toBe(false);
    game.beat(13 * 60_000);
    await expect.poll(() => heard.asleep).toBe(true);
    expect((await journal.reader.session(id))?.status).toBe('asleep');
    const woken = await LiveGame.load(id, journal, log, listener(), 0);
    expect(woken.shownState?.step).toBe(step);
    expect((await journal.reader.session(id))?.status).toBe('running');
  });

  test('tells neither its end nor what bots say before that is on disk', async () => {
    const heard = listener();
    const game = await LiveGame.load(await openGame(), journal, log, heard, 0);
    game.arrived('desk');
    game.setPace('desk', 16);
    let written = 0;
    for (let now = 250; game.lookup().phase === 'live'; now += 250) {
      game.beat(now);
      if (now % 500 === 0) game.left('desk');
      else game.arrived('desk');
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      if (!game.writing) throw new Error('nothing is being written');
      written += 1;
      expect([game.trialView('desk'), game.lookup().phase, heard.trials, game.shownTalk.length]).toEqual([null, 'live', 0, heard.lines]);
      await game.settled();
    }
    expect([written, heard.trials, game.trialView('desk') === null]).toEqual([45, 1, false]);
    expect(heard.lines).toBeGreaterThan(0);
    expect(await journal.reader.talk(game.record.id)).toEqual(game.shownTalk);
  });

  test('a line that cannot be recorded is not shown', async () => {
    const heard = listener();
    const id = await openGame();
    const game = await LiveGame.load(id, journal, log, heard, 0);
    await journal.commit([{ kind: 'add_talk', rows: [{ session: id, id: 1, step: 0, seat: 'chief', text: 'first', line: null }] }]);
    await expect(game.say('desk', 'never written')).rejects.toThrow('UNIQUE');
    expect([heard.lines, game.shownTalk]).toEqual([0, []]);
  });

  test('plays nothing more once it falls asleep, so that whoever wakes it finds the whole of it on disk', async () => {
    const heard = listener();
    const game = await LiveGame.load(await openGame(), journal, log, heard, 0);
    game.arrived('desk');
    await play(game, 0, 2000);
    game.left('desk');
    game.beat(11 * 60_000);
    expect(game.writing).toBe(false);
    game.beat(11 * 60_000 + 500);
    expect(game.writing).toBe(false);
    await expect.poll(() => heard.asleep).toBe(true);
  });

  test('a frozen game falls asleep too', async () => {
    const id = await openGame();
    await journal.commit([{ kind: 'add_steps', rows: [{ session: id, step: 1, commands: '[]', fingerprint: 'f'.repeat(16) }] }]);
    const heard = listener();
    const game = await LiveGame.load(id, journal, log, heard, 0);
    expect(game.status.frozen).toBe(true);
    game.beat(11 * 60_000);
    await expect.poll(() => heard.asleep).toBe(true);
  });

  test('a game falls asleep though the journal takes nothing any more', async () => {
    const broken = await Journal.open(newDataDir());
    const working = journal;
    journal = broken;
    const id = await openGame();
    journal = working;
    const heard = listener();
    const game = await LiveGame.load(id, broken, log, heard, 0);
    await broken.close();
    game.beat(11 * 60_000);
    await expect.poll(() => heard.asleep).toBe(true);
  });

  test('has no futures when its end could not be recorded', async () => {
    const toTheEnd = async (spoiled: number | null): Promise<{ game: LiveGame; opened: Promise<RoomFutures | null> }> => {
      const id = await openGame('lunch-break');
      const game = await LiveGame.load(id, journal, log, listener(), 0);
      const row = { session: id, step: spoiled ?? 0, commands: '[]', fingerprint: null };
      if (spoiled !== null) await journal.commit([{ kind: 'add_steps', rows: [row] }]);
      const house = { journal, secret: '', log, futures: new FuturesHouse(() => 0) };
      const desk = new FuturesDesk(house, game, () => {});
      game.arrived('desk');
      game.setPace('desk', 16);
      let opened = desk.open();
      for (let now = 250; (await opened) === null && game.lookup().phase === 'live' && !game.status.frozen; now += 250) {
        game.beat(now);
        opened = desk.open();
        await game.settled();
      }
      await house.futures.close();
      return { game, opened };
    };
    const first = await toTheEnd(null);
    expect(await first.opened).not.toBeNull();
    const { game, opened } = await toTheEnd(first.game.shownState!.step);
    expect([game.status.frozen, await opened]).toEqual([true, null]);
  });
});
