/** What somebody who had not played stumbled over: the same favour three times, days of another act, figures without a date. */
import { beforeAll, describe, expect, it } from 'vitest';
import { answerLead, answerText } from '../../client/screens/trial/reading.ts';
import { createEvidence, type EvidenceLog, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { sentenceDocument } from '../../shared/sim/judgement/exhibits/documents.ts';
import { ABOUT_NOTHING, knewLines } from '../../shared/sim/judgement/exhibits/knew.ts';
import { exhibitsOf, picksOf } from '../../shared/sim/judgement/exhibits.ts';
import type { Exhibit, Figure } from '../../shared/sim/judgement/exhibitTypes.ts';
import { isConfirmed } from '../../shared/sim/judgement/testimony.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import type { SimState } from '../../shared/sim/state.ts';
import { theLongBoom } from '../support/boom.ts';
import { from, MILLION } from '../support/game.ts';
import { documentOf, figure, named, type Played, playSession } from '../support/trial.ts';

let slope: Played;
let twoSentences: Played;
let exception: Played;
let told: Played;
const all = (): Played[] => [slope, twoSentences, exception, told];
beforeAll(() => {
  slope = playSession('slippery-slope', '12');
  twoSentences = playSession('slippery-slope', '8');
  exception = playSession('one-small-exception', '8');
  told = playSession('whistle-blower', '9');
}, 60_000);

interface Game {
  state: SimState;
  log: EvidenceLog;
  play(...commands: ReturnType<typeof from>[]): void;
}
function newBoom(): Game {
  const state = createSim(theLongBoom, '7');
  const log = createEvidence();
  return { state, log, play: (...commands) => recordEvidence(log, state, step(state, commands)) };
}
const asksForLine = (value: number) => from('desk', { type: 'propose_change', kind: 'credit_line', value, reason: 'conversions_fail' });
const roleOf = (exhibit: Exhibit, seat: string) => exhibit.knew.find(({ who }) => who === seat)!;
const said = (exhibit: Exhibit): string => `${answerLead(exhibit, exhibit.answer, 'C')} ${answerText(exhibit, exhibit.answer)}`;

describe('which moments are picked', () => {
  it('shows one request at most twice, however many rules it meets', () => {
    const { state, log, play } = newBoom();
    play(asksForLine(5 * MILLION));
    const { requestId } = state.requests.at(-1)!;
    play(from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
    play(from('engineer', { type: 'object_request', requestId, reason: 'no_exceptions' }));
    play(from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
    const rules = exhibitsOf(log, state).map(({ rule }) => rule);
    expect(rules).toContain('first_yes');
    expect(rules).toContain('first_private_doubt');
    expect(rules).not.toContain('pretext_and_need');
    for (const played of all()) {
      const picks = picksOf(played.log, played.state);
      for (const id of picks.flatMap(({ changes }) => changes))
        expect(picks.filter(({ changes }) => changes.includes(id)).length).toBeLessThanOrEqual(2);
    }
  });

  it('of two sentences that rotted alike takes the one that no other exhibit is about', () => {
    const { log, state, exhibits } = twoSentences;
    const rotten = log.rows.filter(({ verb }) => verb === 'statement_contradicted').map(({ topic }) => topic);
    expect(rotten).toEqual(['same_rules', 'insurance_fund']);
    expect(named(twoSentences, 'sentence_rotted').topic).toBe('insurance_fund');
    const { changes } = picksOf(log, state).find(({ rule }) => rule === 'sentence_rotted')!;
    expect(changes).toHaveLength(1);
    for (const { rule, requestId } of exhibits) if (rule !== 'sentence_rotted') expect(changes).not.toContain(requestId);
  });

  it('of sentences that rotted takes the heaviest, not the first', () => {
    const played = playSession('random', '8');
    const weights = played.log.rows
      .filter((row) => row.verb === 'statement_contradicted' && row.topic === 'insurance_fund')
      .map((row) => played.state.business!.statements.find((one) => one.topic === row.topic && one.falseFromDay === row.day)!);
    const [light, heavy] = weights;
    expect(light!.weight * light!.worstGap).toBeLessThan(heavy!.weight * heavy!.worstGap);
    expect(named(played, 'sentence_rotted')).toMatchObject({ topic: 'insurance_fund', day: heavy!.falseFromDay });
  });
});

describe('documents', () => {
  it('leave out how far from the ledger a figure of the score has it', () => {
    for (const { exhibits } of all())
      for (const document of exhibits.flatMap(({ documents }) => documents))
        expect(JSON.stringify(document)).not.toContain('"label":"gap"');
  });

  it('of a book within a round are no close', () => {
    const waited = named(slope, 'first_failed_withdrawal');
    expect(slope.log.moments.closes.map(({ step: at }) => at)).not.toContain(waited.step);
    expect(documentOf(waited, 'close').atClose).toBe(false);
    expect(documentOf(named(slope, 'door_last_open'), 'close').atClose).toBe(true);
  });

  it('of the page are dated by their figures, with the day of signing beside them', () => {
    for (const played of all()) {
      const { day, documents } = named(played, 'widest_gap');
      const [page] = documents.filter((document) => document.kind === 'statement');
      expect(page).toMatchObject({ topic: 'page', saidDay: day, figuresDay: day });
      const signed = played.log.rows.findLast((row) => row.verb === 'published' && row.day <= day);
      expect(page!.signedDay).toBe(signed?.day ?? null);
    }
    const rotten = named(exception, 'sentence_rotted');
    const sentence = documentOf(rotten, 'statement');
    expect(sentence.figuresDay).toBe(rotten.day);
    expect(sentence.saidDay!).toBeLessThan(rotten.day);
    expect(sentence.signedDay).toBeNull();
  });

  it('dates a sentence by the last time that it was said', () => {
    const { log, state } = slope;
    const said = log.rows.filter((row) => row.verb === 'statement_made');
    const again = said.filter(({ topic }, index) => said.findIndex((row) => row.topic === topic) < index);
    expect(again.length).toBeGreaterThan(0);
    for (const row of again) {
      const document = sentenceDocument({ log, state, day: row.day, step: row.step }, row.topic!, row);
      expect([document.saidDay, document.seat]).toEqual([row.day, row.seat]);
    }
  });

  it('list what a sale in order would bring wherever they list the equity that was shown', () => {
    const has = (figures: readonly Figure[], label: Figure['label']): boolean => figures.some((one) => one.label === label);
    for (const document of all().flatMap(({ exhibits }) => exhibits.flatMap(({ documents }) => documents))) {
      if (document.kind === 'statement' && has(document.said, 'displayed')) expect(has(document.ledger, 'orderly')).toBe(true);
      if (document.kind === 'close') expect(has(document.ledger, 'orderly')).toBe(true);
      if (document.kind === 'sheet' && has(document.said, 'displayed')) expect(has(document.leftOut, 'orderly')).toBe(true);
    }
  });

  it('have every change of the line in its history, of whichever kind', () => {
    const kinds = documentOf(named(told, 'limit_raised'), 'history').entries.map(({ change }) => change);
    expect(kinds).toEqual([null, 'credit_line', 'credit_line']);
    const slopes = slope.exhibits.findLast(({ rule }) => rule === 'limit_raised')!;
    const { entries } = documentOf(slopes, 'history');
    expect(entries.map(({ change }) => change)).toContain('earn_product');
    expect(entries.map(({ cents }) => cents / MILLION)).toEqual([0, 5, 300, 1000]);
  });
});

describe('answers', () => {
  it('name the seats that knew', () => {
    const exhibit = slope.exhibits.find(({ question }) => question.id === 'how_many_knew')!;
    expect(figure(exhibit.answer.figures, 'seats')).toBe('chief engineer desk');
    expect(said(exhibit)).toBe('C. Three: Chief, Engineer, Desk.');
  });

  it('say once what followed, and what it was', () => {
    const exhibit = named(told, 'first_private_doubt');
    expect(said(exhibit)).toBe('C. A favour came into force: 3 in those four weeks (Desk fee tier, Earn, Fund formula).');
  });

  it('count a fortnight and more in weeks', () => {
    const exhibit = named(exception, 'sentence_rotted');
    const with_ = (days: number): string =>
      answerText(exhibit, { ...exhibit.answer, figures: [{ label: 'days', text: String(days) }] }).replace(/^\w+, /, '');
    expect(with_(1)).toBe('1 day before the sentence turned untrue.');
    expect(with_(13)).toBe('13 days before the sentence turned untrue.');
    expect(with_(18)).toBe('3 weeks before the sentence turned untrue.');
  });
});

describe('who knew', () => {
  it('dates an act by the act, and keeps beside it when the seat was first told', () => {
    const { state, log, play } = newBoom();
    play(asksForLine(5 * MILLION));
    const { requestId } = state.requests.at(-1)!;
    for (let waits = 0; waits < 20; waits++) play();
    play(from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
    for (let waits = 0; waits < 20; waits++) play();
    play(from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
    const dayOf = (verb: string): number => log.rows.find((row) => row.verb === verb && row.requestId === requestId)!.day;
    const first = exhibitsOf(log, state).find(({ rule }) => rule === 'first_yes')!;
    expect(dayOf('proposed')).toBeLessThan(dayOf('approved'));
    expect(roleOf(first, 'chief')).toMatchObject({ role: 'approved', sinceDay: dayOf('approved'), knewDay: dayOf('proposed') });
    const engineer = roleOf(first, 'engineer');
    expect(engineer).toMatchObject({ role: 'carried_out', sinceDay: dayOf('merged') });
    expect(engineer.knewDay!).toBeLessThan(engineer.sinceDay!);
  });

  it('dates an objection by the objection', () => {
    const { state, log, play } = newBoom();
    play(asksForLine(5 * MILLION));
    const { requestId } = state.requests.at(-1)!;
    play(from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
    for (let waits = 0; waits < 20; waits++) play();
    play(from('engineer', { type: 'object_request', requestId, reason: 'no_exceptions' }));
    const doubt = exhibitsOf(log, state).find(({ rule }) => rule === 'first_private_doubt')!;
    expect(roleOf(doubt, 'engineer')).toMatchObject({ role: 'objected', sinceDay: doubt.day });
  });

  it('of money in use names the act on the largest change that was drawn on', () => {
    const acted = { proposed: 'proposed', approved: 'approved', carried_out: 'merged' } as const;
    for (const { exhibits, log, state } of [slope, told])
      for (const { knew, day } of exhibits.filter(({ rule }) => rule === 'widest_gap' || rule === 'first_failed_withdrawal')) {
        const drawn = log.integrals.sources.filter(({ fromDay }) => fromDay !== null && fromDay <= day).map(({ requestId }) => requestId);
        const bySize = state.requests
          .filter(({ requestId }) => drawn.includes(requestId))
          .toSorted((left, right) => right.terms.value - left.terms.value);
        for (const { who, role, sinceDay } of knew) {
          if (!(role in acted)) continue;
          const verb = acted[role as keyof typeof acted];
          const acts = bySize.flatMap(({ requestId }) =>
            log.rows.filter((row) => row.requestId === requestId && row.verb === verb && row.seat === who),
          );
          expect(sinceDay).toBe(acts[0]!.day);
        }
      }
  });

  it('tells who signed a sentence while it was true from who made it untrue', () => {
    const rotten = named(exception, 'sentence_rotted');
    expect(rotten.topic).toBe('same_rules');
    const signed = exception.log.rows.find((row) => row.verb === 'approved' && row.seat === 'risk')!;
    expect(roleOf(rotten, 'risk')).toMatchObject({ role: 'said_true', sinceDay: signed.day, rows: [signed.row] });
    // Who asked for the sentence and then signed what made it untrue did the latter.
    const behind = exception.log.rows.find(
      (row) =>
        row.verb === 'approved' && row.requestId === rotten.documents.flatMap((one) => (one.kind === 'diff' ? [one.requestId] : []))[0],
    )!;
    expect(roleOf(rotten, 'chief')).toMatchObject({ role: 'approved', sinceDay: behind.day });
    expect(isConfirmed(rotten, 'risk')).toBe(true);
  });

  it('tells who said what was untrue from who asked for it', () => {
    const verbs: Record<string, string> = { said_untrue: 'statement_made', proposed: 'proposed' };
    let said = 0;
    for (const { log, state } of all()) {
      for (const { topic, day, step } of log.rows.filter(({ verb }) => verb === 'statement_made')) {
        for (const { role, rows, who } of knewLines({ log, state, day, step }, { ...ABOUT_NOTHING, topic })) {
          if (!(role in verbs)) continue;
          expect(log.rows.find(({ row }) => row === rows[0])).toMatchObject({ verb: verbs[role], seat: who });
          said += Number(role === 'said_untrue');
        }
      }
    }
    expect(said).toBeGreaterThan(0);
  });

  it('has nobody at the table untold of what customers could read in public', () => {
    const { log, state } = slope;
    const { day, step } = log.rows.find(({ verb }) => verb === 'disclosed')!;
    const later = knewLines({ log, state, day: day + 7, step: step + 100 }, ABOUT_NOTHING);
    expect(later.every(({ role, sinceDay }) => role === 'was_published' && sinceDay === day)).toBe(true);
    expect(knewLines({ log, state, day: day - 7, step: step - 1 }, ABOUT_NOTHING)[0]!.role).toBe('not_told');
  });

  it('names what an act was on where there was more than one thing to know, and its day is that of the act', () => {
    const verbs: Record<string, string[]> = { proposed: ['proposed'], approved: ['approved', 'amended'], carried_out: ['merged'] };
    const acts = all().flatMap(({ exhibits, log, state }) =>
      exhibits.flatMap(({ knew }) => knew.filter(({ act }) => act !== null).map((line) => ({ line, log, state }))),
    );
    expect(acts.length).toBeGreaterThan(10);
    for (const { line, log, state } of acts) {
      const row = log.rows.find(({ row: code }) => code === line.rows[0])!;
      expect(verbs[line.role]).toContain(row.verb);
      expect([row.seat, row.day]).toEqual([line.who, line.sinceDay]);
      expect(state.requests.find(({ requestId }) => requestId === row.requestId)!.kind).toBe(line.act!.change);
      if (line.toldDay !== null) expect(line.toldDay).toBeLessThan(line.sinceDay!);
      expect(line.knewDay).toBeLessThanOrEqual(line.toldDay ?? line.sinceDay!);
    }
  });

  it('has no audit find a change that was not in force yet', () => {
    const { state, log, play } = newBoom();
    const lines: number[] = [];
    for (const value of [5, 50]) {
      play(asksForLine(value * MILLION));
      const { requestId } = state.requests.at(-1)!;
      lines.push(requestId);
      play(from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
      play(from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
      if (value === 5) play(from('risk', { type: 'audit', subject: 'code' }));
      while (state.business!.audits[0]!.answeredStep === null) play();
    }
    const risk = lines.map((requestId) =>
      knewLines({ log, state, day: state.clock.day, step: state.step }, { ...ABOUT_NOTHING, requestIds: [requestId] }).find(
        ({ who }) => who === 'risk',
      ),
    );
    expect(risk.map((line) => line!.role)).toEqual(['told_silent', 'not_told']);
  });

  it('does not take having asked for the sentence for knowing what made it untrue', () => {
    const rotten = named(exception, 'sentence_rotted');
    expect(rotten.question.options[rotten.answer.option]!.seat).toBe('desk');
  });
});
