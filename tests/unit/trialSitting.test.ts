import { beforeAll, describe, expect, it } from 'vitest';
import { openSessionFile, type ReplayedGame } from '../../client/replay/ReplayedGame.ts';
import { answerText, optionText, questionText, talkBetween, whenOf } from '../../client/screens/trial/reading.ts';
import { sightOf } from '../../client/screens/trial/seen.ts';
import { hidesWhoKnew, horizonOf, letterOf, reachOf } from '../../client/screens/trial/sitting.ts';
import { pairOf, seenPoints, seenRounds, spanOf, widestGap } from '../../client/screens/trial/timeline.ts';
import { Session } from '../../server/session/Session.ts';
import { castOf } from '../../shared/content/characters.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import type { TalkLine, TrialView } from '../../shared/net/messages.ts';
import { writeSessionFile } from '../../shared/net/sessionFile.ts';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';

const scenario = scenarios['first-round']!;
let game: ReplayedGame;
let exhibits: Exhibit[];

/** The dishonest cast plays a whole round. */
beforeAll(() => {
  const session = new Session(scenario, '7', castOf(scenario));
  const steps = [];
  while (!session.closed) {
    const advance = session.advance(200, scenario.seats);
    steps.push(...advance.rows);
    session.release(advance);
  }
  const { id: scenarioId, version: scenarioVersion } = scenario;
  const text = writeSessionFile({
    scenarioId,
    scenarioVersion,
    rulesVersion: RULES_VERSION,
    seats: scenario.seats.length,
    seed: '7',
    steps,
  });
  const opened = openSessionFile(text);
  if (!opened.game) throw new Error(opened.loading.refusal.code);
  game = opened.game;
  exhibits = game.exhibits();
});

const viewWith = (open: number, shown: string | null = null): TrialView => ({
  shown,
  exhibits: exhibits.map(({ id, answer }, index) => ({
    id,
    voters: ['engineer'],
    voted: [],
    ownVote: null,
    ownTestimony: false,
    open: index < open ? { openedBy: 'all_voted', answer, votes: [], testimony: [] } : null,
  })),
});

describe('how far a table may see', () => {
  it('up to the exhibit that is asked about, then to the next one, and to the end with the last answer', () => {
    expect(exhibits.length).toBeGreaterThan(3);
    expect(reachOf(exhibits, null)).toBe(0);
    expect(horizonOf(exhibits, null, game.steps)).toBe(exhibits[0]!.step);
    for (const [index, { step }] of exhibits.entries()) {
      expect([index, reachOf(exhibits, viewWith(index)), horizonOf(exhibits, viewWith(index), game.steps)]).toEqual([index, index, step]);
    }
    expect(horizonOf(exhibits, viewWith(exhibits.length), game.steps)).toBe(game.steps);
    expect(reachOf(exhibits, viewWith(exhibits.length))).toBe(exhibits.length - 1);
  });

  it('goes where the host has taken the table, and not back with it', () => {
    expect(reachOf(exhibits, viewWith(0, exhibits[2]!.id))).toBe(2);
    expect(reachOf(exhibits, viewWith(3, exhibits[0]!.id))).toBe(3);
  });

  it('keeps who knew back exactly while that is the question', () => {
    const asked = exhibits.findIndex(({ question }) => question.asksWhoKnew);
    expect(asked).toBeGreaterThanOrEqual(0);
    expect(hidesWhoKnew(exhibits[asked]!, viewWith(asked))).toBe(true);
    expect(hidesWhoKnew(exhibits[asked]!, viewWith(asked + 1))).toBe(false);
    const other = exhibits.find(({ question }) => !question.asksWhoKnew)!;
    expect(hidesWhoKnew(other, viewWith(0))).toBe(false);
  });

  it('draws no point and no round beyond the line, and a door whose size says nothing', () => {
    const until = exhibits[1]!.step;
    const points = seenPoints(game.series, until, 50);
    expect(points.length).toBeLessThanOrEqual(51);
    expect(points.every(({ step }) => step <= until)).toBe(true);
    expect(points.at(-1)!.step).toBeGreaterThan(until - 4);
    expect(
      seenRounds(
        [
          { round: 1, fromStep: 0, toStep: 400 },
          { round: 2, fromStep: 401, toStep: 800 },
        ],
        300,
      ),
    ).toEqual([{ round: 1, fromStep: 0, toStep: 300 }]);
    const [early, late] = [spanOf(1000, 100, true), spanOf(1000, 4000, true)];
    expect(early.until).toBe(late.until);
    expect(early.x(100)).toBe(early.until);
    expect(early.x(5000)).toBe(early.until);
    expect(spanOf(1000, 4000, false).until).toBeGreaterThan(late.until);
  });

  it('draws customers’ money where a game has no equity that could be sold in order', () => {
    const pair = pairOf(game.series);
    expect(pair.equity).toBe(false);
    const widest = widestGap(game.series, pair)!;
    expect(pair.shown(widest) - pair.real(widest)).toBe(Math.max(...game.series.map((one) => one.claimedCents - one.trueCents)));
  });
});

describe('whose eyes', () => {
  it('a document is seen as far as the seat’s own view of that minute has it', () => {
    for (const exhibit of exhibits) {
      for (const document of exhibit.documents) {
        for (const seat of scenario.seats) {
          const view = game.viewAt(exhibit.step, seat);
          const sight = sightOf(document, exhibit, seat, view);
          if (document.kind === 'diff' || document.kind === 'pretext')
            expect(sight === 'all').toBe(view.requests.some(({ requestId }) => requestId === document.requestId));
          if (document.kind === 'history') expect(sight === 'all').toBe(view.code !== null);
          if (document.kind === 'statement') expect(sight === 'all').toBe(view.customers !== null || view.vault.trueCents !== null);
        }
        expect(sightOf(document, exhibit, 'record', game.viewAt(exhibit.step, 'risk'))).toBe('all');
      }
    }
  });

  it('some seat is shown less than the whole record, and a customer only what was public', () => {
    const seen = exhibits.flatMap((exhibit) =>
      exhibit.documents.map((document) => ({
        kind: document.kind,
        risk: sightOf(document, exhibit, 'risk', game.viewAt(exhibit.step, 'risk')),
        customers: sightOf(document, exhibit, 'customers', game.momentAt(exhibit.step, 'record').view),
      })),
    );
    expect(seen.some(({ risk }) => risk === 'none')).toBe(true);
    for (const { kind, customers } of seen) {
      if (['statement', 'close', 'fund_code'].includes(kind)) expect([kind, customers]).toEqual([kind, 'said']);
      else if (kind !== 'withdrawals') expect([kind, customers]).toEqual([kind, 'none']);
    }
  });
});

describe('exhibits in words', () => {
  it('questions, options and answers have all their figures', () => {
    for (const exhibit of exhibits) {
      const words = [
        questionText(exhibit),
        ...exhibit.question.options.map((option) => optionText(exhibit, option)),
        answerText(exhibit, exhibit.answer),
      ];
      for (const text of words) {
        expect([exhibit.id, text.length > 0]).toEqual([exhibit.id, true]);
        expect(text).not.toMatch(/[{}]/);
      }
      expect(new Set(words).size).toBeGreaterThan(2);
    }
    expect([letterOf(0), letterOf(3)]).toEqual(['A', 'D']);
  });

  it('a moment has its round and week', () => {
    const { step, day } = exhibits[0]!;
    const words = `Round 1, week ${Math.ceil(day / 7)}`;
    expect([whenOf(game.series, step, day), whenOf(game.series, step)]).toEqual([words, words]);
  });

  it('a step between two points of the record lies in the week of its own day', () => {
    const weekAfter = (day: number): number => Math.ceil(day / 7);
    const moved = game.series.slice(1).flatMap((to, index) => {
      const from = game.series[index]!;
      const step = to.step - 1;
      const week = weekAfter(from.day + ((to.day - from.day) * (step - from.step)) / (to.step - from.step));
      return to.round === from.round && week > weekAfter(from.day) ? [{ step, words: `Round ${from.round}, week ${week}` }] : [];
    });
    expect(moved.length).toBeGreaterThan(0);
    for (const { step, words } of moved) expect(whenOf(game.series, step)).toBe(words);
  });

  it('talk belongs to its week, and lines that are no longer kept are not called silence', () => {
    const line = (id: number, step: number): TalkLine => ({ id, step, seat: 'desk', text: 'x', line: null });
    expect(talkBetween([line(1, 10), line(2, 20), line(3, 30)], 10, 20)).toEqual({ lines: [line(2, 20)], gone: false });
    expect(talkBetween([line(40, 500)], 10, 20)).toEqual({ lines: [], gone: true });
    expect(talkBetween([line(1, 500)], 10, 20)).toEqual({ lines: [], gone: false });
    expect(talkBetween([], 10, 20)).toEqual({ lines: [], gone: false });
  });
});
