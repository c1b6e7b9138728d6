import { beforeAll, describe, expect, it } from 'vitest';
import { openSessionFile, type ReplayedGame, STEPS_PER_CHECKPOINT } from '../../client/replay/ReplayedGame.ts';
import { Trial, type Wanted } from '../../server/session/Trial.ts';
import { scenarios } from '../../shared/content/scenarios.ts';
import { writeSessionFile } from '../../shared/net/sessionFile.ts';
import { solvency } from '../../shared/sim/exchange/valuation.ts';
import { exhibitsOf } from '../../shared/sim/judgement/exhibits.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { createSim, RULES_VERSION, step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { record } from '../support/recordedGames.ts';

const scenario = scenarios['the-long-boom']!;
const SEED = '7';
const STEPS = 1_100;
const { game: recorded, text, session } = record(scenario, SEED, { steps: STEPS });
const rows = recorded.steps;

/** The state of a step, played from the beginning and from nothing else. */
function stateAt(at: number): SimState {
  const state = createSim(scenario, SEED);
  for (const row of rows.slice(0, at)) step(state, row.commands);
  return state;
}

let game: ReplayedGame;
const said: number[] = [];

beforeAll(() => {
  const opened = openSessionFile(text, (at) => said.push(at));
  if (!opened.game) throw new Error(opened.loading.refusal.code);
  game = opened.game;
});

describe('a recorded game that is looked at', () => {
  it('says what it is, and how far opening it has come', () => {
    expect(game.loaded()).toMatchObject({ seats: scenario.seats, seed: SEED, steps: STEPS, ended: false, ending: null, mismatches: [] });
    const { rounds } = game.loaded();
    expect(rounds[0]).toMatchObject({ round: 1, fromStep: 0 });
    expect(rounds.at(-1)!.toStep).toBe(STEPS);
    for (const [index, { fromStep }] of rounds.slice(1).entries()) expect(fromStep).toBe(rounds[index]!.toStep + 1);
    for (const { round, fromStep, toStep } of rounds)
      for (const at of [fromStep, toStep]) expect(game.viewAt(at, 'desk').clock.round).toBe(round);
    expect(said).toEqual([100, 200, 300, 400, 500, 600, 700, 800, 900, 1000, 1100]);
  });

  it('shows each seat what it saw, wherever one jumps to and in whatever order', () => {
    const visits: [number, SeatId][] = [
      [STEPS_PER_CHECKPOINT + 1, 'desk'],
      [700, 'engineer'],
      [701, 'chief'],
      [STEPS_PER_CHECKPOINT, 'risk'],
      [0, 'chief'],
      [STEPS, 'engineer'],
      [STEPS_PER_CHECKPOINT - 1, 'desk'],
    ];
    for (const [at, seat] of visits) expect([at, seat, game.viewAt(at, seat)]).toEqual([at, seat, seatView(stateAt(at), seat, '')]);
  });

  it('takes a step outside the record for its nearest end', () => {
    expect(game.momentAt(-5, 'desk').step).toBe(0);
    expect(game.momentAt(STEPS + 1, 'desk').step).toBe(STEPS);
  });

  it('adds up the ledger of any moment as the ledger itself does', () => {
    for (const at of [0, 480, 900, STEPS]) {
      const { owedCents, custodyCents, holeCents } = solvency(stateAt(at));
      expect(game.sumsAt(at)).toMatchObject({ owedCents, custodyCents, holeCents, trueCents: owedCents - holeCents });
    }
    expect(game.series.map((point) => point.step)).toEqual(Array.from({ length: STEPS / 4 + 1 }, (_, index) => index * 4));
    const { step: at, day, round, marketTicks, ...sums } = game.series[200]!;
    expect([at, day, round, marketTicks]).toEqual([800, stateAt(800).clock.day, 2, stateAt(800).markets[0]!.markTicks]);
    expect(sums).toEqual(game.sumsAt(800));
  });

  it('pins what seats decided to its step, day and change', () => {
    const decisions = game.decisions();
    const state = stateAt(STEPS);
    const merged = state.requests.filter((request) => request.mergedStep !== null);
    expect(merged.length).toBeGreaterThan(0);
    for (const { requestId, kind } of merged)
      expect(decisions).toContainEqual(expect.objectContaining({ verb: 'merged', requestId, kind }));
    expect(decisions.some(({ verb, offer }) => verb === 'offer_opened' && offer !== null)).toBe(true);
    for (const one of decisions) expect(game.viewAt(one.step, one.seat).clock.round).toBe(one.round);
    expect(decisions.map(({ step: at }) => at)).toEqual(decisions.map(({ step: at }) => at).toSorted((a, b) => a - b));
  });

  it('picks the same exhibits and scores the same receipt as the session it was recorded from', () => {
    expect(game.exhibits()).toEqual(exhibitsOf(session.evidence, session.state));
    expect(game.receipt()).toEqual(scoreReceipt(session.state, session.evidence, SEED));
  });

  it('shows a reader of the whole record what each seat sees, and no request less', () => {
    const at = 1000;
    const state = stateAt(at);
    const { view } = game.momentAt(at, 'record');
    const engineer = seatView(state, 'engineer', '');
    expect(view.code).toEqual(engineer.code);
    expect(view.vault).toEqual(engineer.vault);
    expect(view.account).toEqual(seatView(state, 'desk', '').account);
    expect(view.firm?.risk).toEqual(seatView(state, 'risk', '').firm?.risk);
    expect(view.requests.map(({ requestId, trail }) => [requestId, trail])).toEqual(
      state.requests.map(({ requestId, trail }) => [requestId, trail]),
    );
    for (const { requestId, diff } of engineer.requests)
      expect(view.requests.find((one) => one.requestId === requestId)?.diff).toEqual(diff);
  });
});

it('a file with its trial gives the receipt, the votes and the testimonies that the room showed', () => {
  const { game: lunch, session: played } = record(scenarios['lunch-break']!, '2');
  const room = new Trial(played.exhibits(), played.receipt()!, []);
  const does = (wanted: Wanted): void => {
    for (const act of wanted.ok ? wanted.acts : []) room.take(act);
  };
  for (const { id } of played.exhibits()) {
    for (const { seat } of played.receipt()!.seats) does(room.testify(seat, id));
    does(room.vote('desk', id, 1, ['desk', 'risk']));
  }
  does(room.open('desk', 'X-1'));
  does(room.open('desk', 'X-3'));
  const after = openSessionFile(writeSessionFile(lunch, { trial: room.acts, guesses: [] })).game!;
  expect(after.receipt()).toEqual(room.receipt());
  expect(after.receipt()).not.toEqual(played.receipt());
  expect(after.trial()).toEqual(room.view('risk', []).exhibits.flatMap(({ id, open }) => (open === null ? [] : [{ id, open }])));
  expect(after.trial().map(({ id }) => id)).toEqual(['X-1', 'X-3']);
}, 60_000);

it('a file of another scenario is refused by name, and no game is made of it', () => {
  const foreign = writeSessionFile({
    scenarioId: 'nowhere',
    scenarioVersion: 1,
    rulesVersion: RULES_VERSION,
    seats: 4,
    seed: '1',
    steps: [],
  });
  expect(openSessionFile(foreign)).toEqual({
    loading: { ok: false, refusal: { code: 'unknown_scenario', scenarioId: 'nowhere' } },
    game: null,
  });
});
