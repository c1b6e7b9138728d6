import { describe, expect, it } from 'vitest';
import { en } from '../../shared/content/texts/en.ts';
import { coarse } from '../../shared/sim/clock.ts';
import type { SimEvent } from '../../shared/sim/events.ts';
import { MATTER_IDS, MATTERS } from '../../shared/sim/firm/matters/table.ts';
import type { MatterId } from '../../shared/sim/firm/matters/types.ts';
import { partOf } from '../../shared/sim/judgement/breaches.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import type { Breach } from '../../shared/sim/judgement/responsibility.ts';
import { atTableOf, holderOf, type SeatId } from '../../shared/sim/scenario.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { seatView } from '../../shared/sim/views/seatView.ts';
import { mergeLine, theLongBoom } from '../support/boom.ts';
import { MILLION } from '../support/game.ts';
import { answerMatter, brought, find, lay, working } from '../support/matters.ts';

const BREACH: Breach = {
  id: 'request-1',
  kind: 'credit_line',
  topic: null,
  requestId: 1,
  points: 10,
  duties: [],
  fromDay: 0,
  untilDay: 0,
  rows: [],
};
const texts: Record<string, string> = en;
const kinds = Object.keys(brought) as MatterId[];
const ready = (id: MatterId): SimState => {
  const state = working();
  brought[id]!.brings?.(state);
  return state;
};

describe('each kind of ordinary work', () => {
  it.each(kinds)('%s comes up from the state, and not where the state gives no cause', (id) => {
    expect(find(ready(id), id)).not.toBeNull();
    const state = ready(id);
    const before = JSON.stringify([state.business, state.rules]);
    brought[id]!.keepsAway(state);
    if (JSON.stringify([state.business, state.rules]) !== before || id === 'inventory') expect(find(state, id)).toBeNull();
  });

  it.each(kinds)('%s says everything in words, and every figure that the words name is there', (id) => {
    const spec = MATTERS[id];
    for (const wrong of [false, true])
      for (const answer of spec.answers) {
        const state = ready(id);
        if (find(state, id, (found) => (found.wrong ?? false) === wrong) === null) continue;
        const matter = lay(state, id, (found) => (found.wrong ?? false) === wrong);
        expect(answerMatter(state, matter, answer)).toBeNull();
        const keys = ['title', 'body', `answer.${answer}`, `hint.${answer}`, `outcome.${matter.outcome}`].map(
          (what) => `matter.${id}.${what}`,
        );
        for (const key of keys) {
          expect(texts[key], key).toBeTypeOf('string');
          for (const [, name] of texts[key]!.matchAll(/\{(\w+)\}/g))
            expect(
              matter.facts.map((fact) => fact.name),
              key,
            ).toContain(name);
        }
        for (const { facts } of matter.rows) for (const { name } of facts) expect(texts[`matter.fact.${name}`], name).toBeTypeOf('string');
        expect(texts[`matter.${id}.body`]!.split(' ').length).toBeLessThanOrEqual(48);
      }
  });

  it.each(kinds)('%s can be answered with care, in haste, and not at all', (id) => {
    const spec = MATTERS[id];
    const matter = lay(ready(id), id);
    expect(spec.answers).toContain(spec.careful(matter));
    expect(spec.answers).toContain(spec.hasty(matter));
    expect(spec.answers).toContain(spec.unanswered);
  });

  it('has at least eight kinds for the chief, the engineer and the desk', () => {
    for (const seat of ['chief', 'engineer', 'desk'] as const)
      expect(MATTER_IDS.filter((id) => MATTERS[id].seat === seat).length).toBeGreaterThanOrEqual(8);
  });
});

describe('what may be answered', () => {
  it('is what lies on the own desk, is open, and is one of its answers', () => {
    const state = working();
    const matter = lay(state, 'campaign');
    const events: SimEvent[] = [];
    expect(answerMatter(state, { ...matter, seat: 'desk' }, 'book')).toBe('unknown_matter');
    expect(answerMatter(state, matter, 'shrug')).toBe('malformed');
    expect(answerMatter(state, matter, 'decline', events)).toBeNull();
    expect(events.some((event) => event.type === 'matter_closed' && event.seat === 'chief')).toBe(true);
    expect(answerMatter(state, matter, 'book')).toBe('matter_closed');
  });

  it('comes to what leaving it means once its days are over', () => {
    const state = working();
    const matter = lay(state, 'regulator_letter');
    const events: SimEvent[] = [];
    while (matter.status === 'open') events.push(...step(state, []));
    expect(matter).toMatchObject({ status: 'lapsed', answer: null, outcome: 'fined' });
    expect(events.filter((event) => event.type === 'matter_closed' && event.matterId === matter.matterId)).toEqual([
      { type: 'matter_closed', matterId: matter.matterId, seat: 'clock' },
    ]);
  });

  it('is shown to its seat alone, with the diff of a review', () => {
    const state = working();
    const matter = lay(state, 'review_wallet_fill');
    const shown = (seat: SeatId) =>
      seatView(state, seat, 'BIT').inbox.find((item) => item.kind === 'matter' && item.matterId === matter.matterId);
    expect(shown('desk')).toBeUndefined();
    expect(shown('engineer')).toMatchObject({ kind: 'matter', diff: { file: 'rules.json' } });
    expect(JSON.stringify(shown('engineer'))).not.toMatch(/"wrong"|"size"/);
  });
});

describe('when work comes', () => {
  function days(size: number, factor = 1): { state: SimState; opened: Map<SeatId, number[]>; most: number } {
    const scenario = atTableOf(theLongBoom, size);
    const state = createSim(factor === 1 ? scenario : coarse(scenario, factor), '7');
    const opened = new Map<SeatId, number[]>(scenario.seats.map((seat) => [seat, []]));
    let most = 0;
    while (state.clock.round < 3) {
      for (const event of step(state, []))
        if (event.type === 'matter_opened') {
          const { seat, openedDay } = state.business!.matters.find((one) => one.matterId === event.matterId)!;
          opened.get(seat)!.push(openedDay);
        }
      for (const seat of scenario.seats)
        most = Math.max(most, state.business!.matters.filter((one) => one.seat === seat && one.status === 'open').length);
    }
    return { state, opened, most };
  }

  it.each([4, 6])('at a table of %i it is spread over the weeks, two at a time at most, each kind new before it comes again', (size) => {
    const { state, opened, most } = days(size);
    expect(most).toBeLessThanOrEqual(2);
    for (const seat of ['chief', 'engineer', 'desk'] as const) {
      const on = opened.get(seat)!;
      expect(on.length).toBeGreaterThan(5);
      for (let i = 1; i < on.length; i++) expect(on[i]! - on[i - 1]!).toBeGreaterThanOrEqual(14);
    }
    for (const one of state.business!.matters) expect(one.seat).toBe(holderOf(state.scenario, MATTERS[one.matter].seat));
    const chiefs = state.business!.matters.filter((one) => one.seat === 'chief').map((one) => one.matter);
    expect(new Set(chiefs.slice(0, 6)).size).toBe(6);
  });

  it('comes as often in long steps, and begins on the same days', () => {
    const live = days(6).opened;
    const long = days(6, 3).opened;
    for (const seat of ['chief', 'engineer', 'desk'] as const) {
      expect(Math.abs(long.get(seat)![0]! - live.get(seat)![0]!)).toBeLessThan(3);
      expect(Math.abs(long.get(seat)!.length - live.get(seat)!.length)).toBeLessThanOrEqual(2);
    }
  });
});

describe('the record of ordinary work', () => {
  it('says what came up, what was answered and what came of it, and marks figures that were signed open', () => {
    const state = working();
    const log = createEvidence();
    const sound = lay(state, 'reconcile_cash');
    sound.wrong = true;
    const events: SimEvent[] = [];
    answerMatter(state, { ...sound, seat: 'chief' }, 'sign', events);
    expect(events.some((event) => event.type === 'command_rejected')).toBe(true);
    sound.seat = 'chief';
    answerMatter(state, sound, 'sign', events);
    recordEvidence(log, state, events);
    const row = log.rows.find((one) => one.verb === 'worked')!;
    expect(row).toMatchObject({ seat: 'chief', knew: ['chief'] });
    expect(row.facts).toEqual([
      { label: 'matter', text: 'reconcile_cash' },
      { label: 'done', text: 'reconcile_cash.answer.sign' },
      { label: 'outcome', text: 'reconcile_cash.outcome.signed_open' },
      { label: 'signed_open', text: 'coverage' },
    ]);
  });

  it('lets a seat that signed an open reconciliation answer for the line that it hid, and no seat that sent it back', () => {
    const state = working();
    const { requestId } = mergeLine(state, 50 * MILLION);
    const breach = { ...BREACH, requestId, fromDay: state.clock.day, untilDay: state.clock.day + 300 };
    for (const [answer, knows] of [
      ['sign', true],
      ['count_again', false],
    ] as const) {
      const log = createEvidence();
      const open = lay(state, 'reconcile_cash');
      Object.assign(open, { wrong: true, seat: 'risk' });
      const events: SimEvent[] = [];
      answerMatter(state, open, answer, events);
      recordEvidence(log, state, events);
      expect(partOf(log, state, breach, 'risk').couldHaveKnown).toBe(knows);
    }
  });
});
