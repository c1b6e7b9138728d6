import { beforeAll, describe, expect, it } from 'vitest';
import { Trial, type Wanted } from '../../server/session/Trial.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { exhibitsOf } from '../../shared/sim/judgement/exhibits.ts';
import type { Exhibit } from '../../shared/sim/judgement/exhibitTypes.ts';
import { hearingOf, openExhibit, receiptAfter, type TrialAct, toldActs } from '../../shared/sim/judgement/hearing.ts';
import { scoreReceipt } from '../../shared/sim/judgement/scoreReceipt.ts';
import { breachesAbout, creditFor, isConfirmed } from '../../shared/sim/judgement/testimony.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { theLongBoom } from '../support/boom.ts';
import { from, MILLION } from '../support/game.ts';
import { documentOf, type Played, playSession } from '../support/trial.ts';

const TABLE: SeatId[] = ['chief', 'engineer', 'desk', 'risk'];
let played: Played;
let receipt: Receipt;
beforeAll(() => {
  played = playSession('slippery-slope', '7');
  receipt = scoreReceipt(played.state, played.log, '7');
});
const newTrial = (...acts: TrialAct[]): Trial => new Trial(played.exhibits, receipt, acts);

/** What is asked for is kept and taken in, as the record would. */
function carryOut(trial: Trial, wanted: Wanted): string {
  if (!wanted.ok) return wanted.code;
  for (const act of wanted.acts) trial.take(act);
  return wanted.acts.map(({ act }) => act).join(' ');
}
const openOf = (trial: Trial, id: string) => trial.view('risk', TABLE).exhibits.find((one) => one.id === id)!.open;

describe('votes', () => {
  it('stay sealed until the last person at the table has voted', () => {
    const trial = newTrial();
    for (const seat of TABLE.slice(0, 3)) expect(carryOut(trial, trial.vote(seat, 'X-1', 1, TABLE))).toBe('vote');
    expect(openOf(trial, 'X-1')).toBeNull();
    expect(JSON.stringify(trial.view('risk', TABLE))).not.toMatch(/"option"|"answer"|"votes"/);
    expect(carryOut(trial, trial.vote('risk', 'X-1', 0, TABLE))).toBe('vote open');
    expect(openOf(trial, 'X-1')!.votes).toHaveLength(4);
    expect(openOf(trial, 'X-1')!.answer).toEqual(played.exhibits[0]!.answer);
    expect(openOf(trial, 'X-2')).toBeNull();
  });

  it('of one person alone open the exhibit at once', () => {
    const trial = newTrial();
    expect(carryOut(trial, trial.vote('chief', 'X-2', 0, ['chief']))).toBe('vote open');
  });

  it('open when whoever had not voted leaves the table, and not before anybody has voted', () => {
    const trial = newTrial();
    expect(trial.ripe(TABLE)).toEqual([]);
    carryOut(trial, trial.vote('desk', 'X-1', 2, ['desk', 'risk']));
    expect(trial.ripe(['desk', 'risk'])).toEqual([]);
    expect(trial.ripe([])).toEqual([]);
    expect(trial.ripe(['desk'])).toEqual([{ act: 'open', exhibit: 'X-1', seat: null }]);
  });

  it('have a named refusal for an exhibit or an option that does not exist', () => {
    const trial = newTrial();
    const short = played.exhibits.find(({ question }) => question.options.length < 4);
    expect(carryOut(trial, trial.vote('desk', 'X-8', 0, TABLE))).toBe('unknown_exhibit');
    expect(carryOut(trial, trial.vote('desk', 'X-1', 4, TABLE))).toBe('malformed');
    if (short) expect(carryOut(trial, trial.vote('desk', short.id, short.question.options.length, TABLE))).toBe('malformed');
    expect(trial.acts).toEqual([]);
  });

  it('are taken once: again is no harm, another is refused', () => {
    const trial = newTrial({ act: 'vote', exhibit: 'X-1', seat: 'desk', option: 1 });
    expect(carryOut(trial, trial.vote('desk', 'X-1', 1, TABLE))).toBe('');
    expect(carryOut(trial, trial.vote('desk', 'X-1', 0, TABLE))).toBe('done_already');
    carryOut(trial, trial.open('desk', 'X-1'));
    expect(carryOut(trial, trial.vote('risk', 'X-1', 0, TABLE))).toBe('exhibit_open');
  });
});

describe('testimony', () => {
  const scoreOf = (from: Receipt, seat: SeatId): number => from.seats.find((line) => line.seat === seat)!.responsibility!.score;
  const pointsOf = (seat: SeatId, ids: readonly string[]): number =>
    receipt.seats
      .find((line) => line.seat === seat)!
      .responsibility!.breaches.filter(({ breachId }) => ids.includes(breachId))
      .reduce((sum, { points }) => sum + points, 0);

  it('that the ledger confirms takes a tenth of the points of that breach off, once the exhibit is open', () => {
    const [first] = played.exhibits;
    expect(first!.rule).toBe('first_yes');
    const trial = newTrial();
    expect(carryOut(trial, trial.testify('engineer', 'X-1'))).toBe('testify');
    expect(carryOut(trial, trial.testify('engineer', 'X-1'))).toBe('');
    expect(trial.receipt()).toEqual(receipt);
    carryOut(trial, trial.open('desk', 'X-1'));
    const points = pointsOf('engineer', [`request-${first!.requestId}`]);
    expect(points).toBeGreaterThan(0);
    expect(openOf(trial, 'X-1')!.testimony).toEqual([{ seat: 'engineer', confirmed: true, credit: expect.closeTo(points / 10, 9) }]);
    expect(scoreOf(trial.receipt(), 'engineer')).toBeCloseTo(scoreOf(receipt, 'engineer') * Math.exp(points / 600), 9);
    expect(scoreOf(trial.receipt(), 'chief')).toBe(scoreOf(receipt, 'chief'));
    expect(trial.receipt().integrity).toEqual(receipt.integrity);
  });

  it('counts a breach once, however many exhibits are about it', () => {
    const trial = newTrial();
    for (const { id } of played.exhibits) carryOut(trial, trial.testify('chief', id));
    for (const { id } of played.exhibits) carryOut(trial, trial.open('desk', id));
    const ids = new Set(
      played.exhibits
        .filter((exhibit) => isConfirmed(exhibit, 'chief'))
        .flatMap((exhibit) => breachesAbout(exhibit, receipt.firm!.breaches).map(({ id }) => id)),
    );
    const credit = played.exhibits.reduce(
      (sum, { id }) => sum + openOf(trial, id)!.testimony.find(({ seat }) => seat === 'chief')!.credit,
      0,
    );
    expect(credit).toBeCloseTo(pointsOf('chief', [...ids]) / 10, 9);
    expect(credit).toBeLessThanOrEqual(receipt.seats.find(({ seat }) => seat === 'chief')!.responsibility!.carried / 10);
  });

  it('that the ledger did not confirm leaves the breach to a later one that it does', () => {
    const first = played.exhibits[0]!;
    const tooEarly = { ...first, knew: [] };
    const carried = receipt.seats.find(({ seat }) => seat === 'engineer')!.responsibility;
    const { breaches } = receipt.firm!;
    expect(creditFor(first, 'engineer', breaches, carried, [tooEarly])).toBeGreaterThan(0);
    expect(creditFor(first, 'engineer', breaches, carried, [first])).toBe(0);
  });

  it('that is sealed yet changes no credit that was shown', () => {
    const about = (exhibit: Exhibit): string =>
      breachesAbout(exhibit, receipt.firm!.breaches)
        .map(({ id }) => id)
        .join();
    const confirmed = played.exhibits.filter((exhibit) => isConfirmed(exhibit, 'chief') && about(exhibit) !== '');
    const later = confirmed.find((exhibit) => confirmed.some((one) => one.id < exhibit.id && about(one) === about(exhibit)))!;
    const earlier = confirmed.find((one) => about(one) === about(later))!;
    const trial = newTrial();
    for (const { id } of [earlier, later]) carryOut(trial, trial.testify('chief', id));
    carryOut(trial, trial.open('desk', later.id));
    const shown = openOf(trial, later.id)!.testimony[0]!.credit;
    expect(shown).toBeGreaterThan(0);
    const score = scoreOf(trial.receipt(), 'chief');
    carryOut(trial, trial.open('desk', earlier.id));
    expect(openOf(trial, later.id)!.testimony[0]!.credit).toBe(shown);
    expect(openOf(trial, earlier.id)!.testimony[0]!.credit).toBe(0);
    expect(scoreOf(trial.receipt(), 'chief')).toBe(score);
  });

  it('that the ledger does not confirm, or that comes after the answer, earns nothing', () => {
    const trial = newTrial();
    expect(isConfirmed(played.exhibits[0]!, 'risk')).toBe(false);
    carryOut(trial, trial.testify('risk', 'X-1'));
    carryOut(trial, trial.open('desk', 'X-1'));
    expect(openOf(trial, 'X-1')!.testimony).toEqual([{ seat: 'risk', confirmed: false, credit: 0 }]);
    expect(carryOut(trial, trial.testify('engineer', 'X-1'))).toBe('exhibit_open');
    expect(trial.receipt()).toEqual(receipt);
  });
});

describe('the record of a trial', () => {
  it('gives the same trial again, without acts on exhibits that this release does not pick', () => {
    const acts: TrialAct[] = [
      { act: 'show', exhibit: 'X-2', seat: 'desk' },
      { act: 'vote', exhibit: 'X-1', seat: 'desk', option: 0 },
      { act: 'vote', exhibit: 'X-9', seat: 'desk', option: 0 },
      { act: 'open', exhibit: 'X-1', seat: null },
    ];
    const trial = newTrial(...acts);
    expect(trial.acts).toEqual(acts.filter(({ exhibit }) => exhibit !== 'X-9'));
    expect(trial.view('desk', TABLE).shown).toBe('X-2');
    expect(openOf(trial, 'X-1')!.openedBy).toBe('all_voted');
  });
});

describe('what a file may tell of a trial', () => {
  it('is enough for the same receipt, votes and testimonies, and has nothing that is sealed', () => {
    const trial = newTrial();
    for (const { id } of played.exhibits.toReversed())
      for (const seat of ['engineer', 'chief'] as const) {
        carryOut(trial, trial.testify(seat, id));
        carryOut(trial, trial.vote(seat, id, 0, TABLE));
      }
    carryOut(trial, trial.show('desk', 'X-3'));
    for (const id of [null, ...played.exhibits.map((exhibit) => exhibit.id)]) {
      if (id !== null) carryOut(trial, trial.open('desk', id));
      const told = toldActs(trial.acts);
      const sealed = played.exhibits.filter((exhibit) => openOf(trial, exhibit.id) === null);
      expect(told.filter((act) => act.act !== 'show' && sealed.some((exhibit) => exhibit.id === act.exhibit))).toEqual([]);
      const hearing = hearingOf(played.state, played.log, '7', told);
      expect(receiptAfter(hearing)).toEqual(trial.receipt());
      for (const exhibit of played.exhibits) expect(openExhibit(hearing, exhibit.id)).toEqual(openOf(trial, exhibit.id));
    }
    expect(trial.receipt()).not.toEqual(receipt);
  });

  it('counts only as a room would have taken it', () => {
    const open: TrialAct = { act: 'open', exhibit: 'X-1', seat: null };
    const acts: TrialAct[] = [
      { act: 'vote', exhibit: 'X-1', seat: 'voice', option: 0 },
      { act: 'testify', exhibit: 'X-1', seat: 'treasurer' },
      { act: 'vote', exhibit: 'X-1', seat: 'desk', option: 7 },
      { act: 'vote', exhibit: 'X-1', seat: 'desk', option: 1 },
      { act: 'vote', exhibit: 'X-1', seat: 'desk', option: 2 },
      { act: 'testify', exhibit: 'X-1', seat: 'risk' },
      { act: 'testify', exhibit: 'X-1', seat: 'risk' },
      open,
      open,
      { act: 'testify', exhibit: 'X-1', seat: 'engineer' },
      { act: 'vote', exhibit: 'X-1', seat: 'chief', option: 0 },
    ];
    const hearing = hearingOf(played.state, played.log, '7', acts);
    expect(hearing.acts).toEqual([acts[3], acts[5], open]);
    expect(receiptAfter(hearing)).toEqual(receipt);
    expect(hearingOf({ ...played.state, phase: 'live' }, played.log, '7', acts).acts).toEqual([]);
  });
});

describe('an audit that found something', () => {
  it('is a doubt of its own, and risk knows from its answer on', () => {
    const state = createSim(theLongBoom, '7');
    const log = createEvidence();
    const play = (...commands: ReturnType<typeof from>[]): void => recordEvidence(log, state, step(state, commands));
    play(from('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'conversions_fail' }));
    const { requestId } = state.requests.at(-1)!;
    play(from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
    play(from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
    play(from('risk', { type: 'audit', subject: 'code' }));
    while (state.business!.audits[0]!.answeredStep === null) play();
    for (let more = 0; more < 40; more++) play();
    const doubt = exhibitsOf(log, state).find(({ rule }) => rule === 'first_private_doubt')!;
    expect(doubt.step).toBe(state.business!.audits[0]!.answeredStep);
    expect(documentOf(doubt, 'audit').subject).toBe('code');
    const first = exhibitsOf(log, state).find(({ rule }) => rule === 'first_yes')!;
    expect(first.knew.find(({ who }) => who === 'risk')!.role).toBe('not_told');
    expect(doubt.knew.find(({ who }) => who === 'risk')).toMatchObject({ role: 'told_silent', sinceDay: doubt.day });
  });
});
