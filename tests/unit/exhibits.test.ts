import { beforeAll, describe, expect, it } from 'vitest';
import { weekOfDay } from '../../client/i18n/weeks.ts';
import { trial } from '../../shared/content/texts/en/trial.ts';
import { createEvidence, recordEvidence } from '../../shared/sim/judgement/evidence.ts';
import { exhibitsOf, picksOf } from '../../shared/sim/judgement/exhibits.ts';
import { type Exhibit, type ExhibitRule, QUESTIONS } from '../../shared/sim/judgement/exhibitTypes.ts';
import type { Reading } from '../../shared/sim/judgement/moments.ts';
import { createSim, step } from '../../shared/sim/sim.ts';
import { theLongBoom } from '../support/boom.ts';
import { from, MILLION, newGame } from '../support/game.ts';
import { placeholders } from '../support/placeholders.ts';
import { answerOf, type Book, bookAt, documentOf, figure, named, type Played, playSession } from '../support/trial.ts';

let slope: Played;
let honest: Played;
let told: Played;
let lucky: Played;
const all = (): Played[] => [slope, honest, told, lucky];
const gapOf = (played: Played): Exhibit => named(played, played === honest ? 'marked_up' : 'widest_gap');
beforeAll(() => {
  slope = playSession('slippery-slope', '12');
  honest = playSession('slow-and-honest', '7');
  told = playSession('whistle-blower', '9');
  lucky = playSession('one-small-exception', '8');
}, 60_000);

const most = (books: readonly Book[], of: (book: Book) => number): Book => books.reduce((best, one) => (of(one) > of(best) ? one : best));
const distance = ({ hole, fundShown, fundHeld }: Book): number => hole + Math.max(0, fundShown - fundHeld);
const close = (value: unknown, to: number): void => expect(Number(value)).toBeCloseTo(to, 9);

describe('which moments are picked', () => {
  it('is three to seven, in the order of the story, each with documents, who knew, a question and an answer to it', () => {
    for (const played of all()) {
      const { exhibits } = played;
      expect(exhibits.length).toBeGreaterThanOrEqual(3);
      expect(exhibits.length).toBeLessThanOrEqual(7);
      expect(exhibits.map(({ id }) => id)).toEqual(exhibits.map((_, index) => `X-${index + 1}`));
      expect(exhibits.map((one) => one.step)).toEqual(exhibits.map((one) => one.step).toSorted((left, right) => left - right));
      for (const { documents, question, answer, knew, day, step: at } of exhibits) {
        expect(documents.length).toBeGreaterThanOrEqual(2);
        expect(question.options.length).toBeGreaterThanOrEqual(2);
        expect(question.options.length).toBeLessThanOrEqual(4);
        expect(question.options[answer.option]).toBeDefined();
        expect(knew.map(({ who }) => who)).toEqual([...played.state.scenario.seats, 'customers']);
        expect(bookAt(played, at).day).toBe(day);
      }
    }
  });

  it('covers what the endings need: a run, a clean survival, a session that was told, and one that was never found out', () => {
    expect(slope.state.business!.ending!.id).toBe('run');
    expect(honest.state.business!.ending!.id).toBe('survived_clean');
    expect(told.state.business!.wentPublic).not.toBeNull();
    expect(lucky.state.business!.ending!.id).toBe('survived_lucky');
  });

  it('asks about the first favour that was used, of those that came into force and were not printed', () => {
    for (const { state, log, exhibits } of [slope, told, lucky]) {
      const first = exhibits.find(({ rule }) => rule === 'first_yes')!;
      const quiet = state.requests.filter(
        ({ kind, mergedStep, terms }) => mergedStep !== null && !terms.published && kind !== 'say_same_rules' && kind !== 'lean_long',
      );
      const drawnOn = log.integrals.sources.filter(({ fromDay }) => fromDay !== null).map(({ requestId }) => requestId);
      const used = quiet.filter(({ timesUsed, requestId }) => timesUsed > 0 || drawnOn.includes(requestId));
      const merges = log.rows.filter(({ verb, requestId }) => verb === 'merged' && used.some((request) => request.requestId === requestId));
      expect([first.step, first.requestId]).toEqual([merges[0]!.step, merges[0]!.requestId]);
    }
    // A lane that no order ever went through came first there.
    expect(told.state.requests.find(({ kind }) => kind === 'fast_lane')).toMatchObject({ status: 'reverted', timesUsed: 0 });
    expect(named(told, 'first_yes').change).toBe('credit_line');
  });

  it('takes raises of the line from the account itself, the largest among them', () => {
    for (const played of [slope, told, lucky]) {
      const { books } = played;
      const raises = books.filter((book, index) => book.borrow > (books[index - 1]?.borrow ?? 0));
      const largest = most(raises, ({ borrow }) => borrow);
      const steps = played.exhibits.filter(({ rule }) => rule === 'limit_raised').map((exhibit) => exhibit.step);
      expect(steps).toContain(largest.step);
      for (const at of steps) expect(raises.map((book) => book.step)).toContain(at);
      for (const exhibit of played.exhibits.filter(({ rule }) => rule === 'limit_raised')) {
        const history = documentOf(exhibit, 'history');
        expect(history.nowCents).toBe(bookAt(played, exhibit.step).borrow);
        expect(history.inUseCents).toBe(bookAt(played, exhibit.step).drawn);
        const before = books.filter((book, index) => book.step <= exhibit.step && book.borrow !== (books[index - 1]?.borrow ?? 0));
        expect(history.entries.map(({ step: at, cents }) => [at, cents])).toEqual([
          [0, 0],
          ...before.map((book) => [book.step, book.borrow]),
        ]);
        expect(history.entries[0]).toMatchObject({ seat: null, change: null });
        for (const { change, row } of history.entries.slice(1)) {
          const { requestId } = played.log.rows.find((one) => one.row === row)!;
          expect(played.state.requests.find((request) => request.requestId === requestId)!.kind).toBe(change);
        }
      }
    }
  });

  it('finds the minute at which page and ledger were furthest apart, before anything was told', () => {
    for (const played of [slope, told, lucky]) {
      const open = played.books.filter((book) => !book.over && !book.told);
      expect(named(played, 'widest_gap').step).toBe(most(open, distance).step);
    }
    const agreed = honest.books.filter((book) => !book.over);
    expect(Math.max(...agreed.map(distance))).toBe(0);
    expect(named(honest, 'marked_up').step).toBe(most(agreed, (book) => book.displayed - book.orderly).step);
  });

  it('finds the last open door: the last close, before it was told or over, with enough for every customer', () => {
    const closes = slope.books.filter(({ endsRound }) => endsRound);
    const toldDay = slope.state.business!.disclosed?.day ?? Number.POSITIVE_INFINITY;
    const open = closes.slice(0, -1).filter(({ orderly, day }) => orderly >= 0 && day < toldDay);
    expect(named(slope, 'door_last_open').step).toBe(open.at(-1)!.step);
  });

  it('knows of no last open door where it never shut: everybody could be paid to the end, and owners kept something', () => {
    for (const played of [told, lucky]) {
      const { closes } = played.log.moments;
      expect(closes.some(({ useCents, depositsCents }) => useCents > 0.001 * depositsCents)).toBe(true);
      expect(closes.every(({ payableShare, orderlyCents }) => payableShare >= 1 && orderlyCents > 0)).toBe(true);
      expect(played.exhibits.map(({ rule }) => rule)).not.toContain('door_last_open');
    }
  });

  it('finds the first doubt in the first gap on a screen, where nobody had spoken', () => {
    const gap = slope.books.find(({ hole, owed }) => hole > 0.001 * owed)!;
    expect(named(slope, 'first_private_doubt').step).toBe(gap.step);
  });

  it('gives a session without favours its noes, its proof and who bore the fall', () => {
    const rules = honest.exhibits.map(({ rule }) => rule).toSorted();
    expect(rules).toEqual(['coverage_proved', 'first_refusal', 'loss_borne', 'marked_up', 'tempting_no']);
    const noes = honest.log.rows.filter(({ verb }) => verb === 'offer_alternative' || verb === 'offer_declined' || verb === 'refused');
    expect(documentOf(named(honest, 'first_refusal'), 'refusal').rows).toEqual([noes[0]!.row]);
    // A no to what holds for everybody is not the first, where one to a favour followed.
    const cap = { ...slope.state.requests[0]!, requestId: 99, kind: 'leverage_cap' as const };
    const ruleFirst = { ...noes[0]!, verb: 'refused' as const, requestId: 99, row: 'E-0' };
    const state = { ...honest.state, requests: [...honest.state.requests, cap] };
    const later = exhibitsOf({ ...honest.log, rows: [ruleFirst, ...honest.log.rows] }, state);
    expect(later.find(({ rule }) => rule === 'first_refusal')!.documents[0]!.rows).toEqual([noes[0]!.row]);
    const losses = honest.log.rows.filter(({ verb }) => verb === 'fund_paid' || verb === 'loss_shared');
    expect(losses.map((row) => row.step)).toContain(named(honest, 'loss_borne').step);
  });

  it('has seats that see coverage know that all was there where nobody proved it, and nobody what a sale would bring', () => {
    const { log, state } = honest;
    const unproved = exhibitsOf({ ...log, moments: { ...log.moments, proved: null } }, state);
    const knew = (rule: ExhibitRule, ...roles: string[]) =>
      unproved.find((one) => one.rule === rule)!.knew.flatMap(({ who, role }) => (roles.includes(role) ? [who] : []));
    // At a table of four the chief does the treasurer's work.
    expect(knew('coverage_proved', 'could_have_known')).toEqual(['chief', 'engineer']);
    expect(knew('marked_up', 'not_told', 'could_not_know')).toEqual([...state.scenario.seats, 'customers']);
    expect(named(honest, 'coverage_proved').knew.every(({ role }) => role === 'was_published')).toBe(true);
  });

  it('asks about a gap from a hundredth of the figure that was published, and no trifle', () => {
    const { log, state } = honest;
    const steady = { ...log.moments.markedUp!, holeCents: 0, displayedCents: 50 * MILLION, orderlyCents: 50 * MILLION, fundShownCents: 0 };
    const asked = (gap: Partial<Reading>): string | undefined => {
      const moments = { ...log.moments, widest: { ...steady, ...gap }, markedUp: { ...steady, ...gap } };
      return picksOf({ ...log, moments }, state).find(({ rule }) => rule === 'widest_gap' || rule === 'marked_up')?.rule;
    };
    expect(asked({})).toBeUndefined();
    expect(asked({ owedCents: 100 * MILLION, holeCents: MILLION - 1 })).toBeUndefined();
    expect(asked({ owedCents: 100 * MILLION, holeCents: MILLION })).toBe('widest_gap');
    expect(asked({ owedCents: MILLION, holeCents: MILLION / 10 - 1 })).toBeUndefined();
    expect(asked({ owedCents: MILLION, holeCents: MILLION / 10 })).toBe('widest_gap');
    // A fund that is not there, beside customers' assets of which it is a small part.
    expect(asked({ owedCents: 4_000 * MILLION, fundShownCents: 15 * MILLION, fundHeldCents: 14 * MILLION })).toBe('widest_gap');
    expect(asked({ fundShownCents: 15 * MILLION, fundHeldCents: 16 * MILLION })).toBeUndefined();
    expect(asked({ orderlyCents: 49.6 * MILLION })).toBeUndefined();
    expect(asked({ orderlyCents: 49.5 * MILLION })).toBe('marked_up');
    expect(asked({ orderlyCents: 0, owedCents: MILLION, holeCents: MILLION })).toBe('widest_gap');
  });

  it('shows what an orderly sale would bring beside the equity that was shown', () => {
    for (const played of all()) {
      const exhibit = gapOf(played);
      expect(figure(documentOf(exhibit, 'statement').ledger, 'orderly')).toBe(bookAt(played, exhibit.step).orderly);
    }
  });

  it('gives a game of one round that kept to the ledger at least three too, and no gap', () => {
    const state = newGame('3');
    const log = createEvidence();
    const ticks: number[] = [];
    while (state.phase !== 'closed') {
      recordEvidence(log, state, step(state, []));
      ticks.push(state.markets[0]!.markTicks);
    }
    const exhibits = exhibitsOf(log, state);
    expect(exhibits.map(({ rule }) => rule).toSorted()).toEqual(['coverage_proved', 'loss_borne', 'market_height']);
    for (const { question, answer } of exhibits) expect(question.options[answer.option]).toBeDefined();
    const height = exhibits.find(({ rule }) => rule === 'market_height')!;
    const open = ticks.slice(0, -1);
    expect(height.step).toBe(open.indexOf(Math.max(...open)) + 1);
    expect(figure(height.answer.figures, 'bit_then')).toBe(Math.max(...open) * 100);
    expect(figure(height.answer.figures, 'bit_later')).toBe(ticks.at(-1)! * 100);
  });
});

describe('figures', () => {
  it('of the books as customers begin to wait do not give the answer away', () => {
    const { ledger } = documentOf(named(slope, 'first_failed_withdrawal'), 'close');
    expect(ledger.map(({ label }) => label)).toContain('hole');
    expect(ledger.map(({ label }) => label)).not.toContain('payable');
  });

  it('of the page and the ledger are those of that minute', () => {
    for (const played of all()) {
      const exhibit = gapOf(played);
      const book = bookAt(played, exhibit.step);
      const { said, ledger } = documentOf(exhibit, 'statement');
      expect(figure(said, 'claimed')).toBe(book.owed);
      expect(figure(said, 'fund_shown')).toBe(book.fundShown);
      expect(figure(said, 'displayed')).toBe(book.displayed);
      expect(figure(ledger, 'hole')).toBe(book.hole);
      expect(figure(ledger, 'there')).toBe(book.owed - book.hole);
      expect(figure(ledger, 'in_use')).toBe(book.use);
      expect(figure(ledger, 'fund_held')).toBe(book.fundHeld);
      const share = Math.max(0, Math.min(1, 1 + book.fire / book.deposits));
      close(figure(exhibit.answer.figures, 'payable'), share);
      expect(answerOf(exhibit)).toBe(share >= 1 ? 'all' : share >= 0.9 ? 'most' : share >= 0.5 ? 'half' : 'less');
    }
  });

  it('of what was drawn are the most that was ever in use', () => {
    const used = Math.max(...slope.books.filter((book) => !book.over).map(({ use }) => use));
    const exhibit = named(slope, 'first_yes');
    expect(exhibit.change).toBe('credit_line');
    expect(figure(exhibit.answer.figures, 'most_used')).toBe(used);
    expect(figure(exhibit.answer.figures, 'asked')).toBe(5 * MILLION);
    expect(answerOf(exhibit)).toBe(used > 50 * MILLION ? 'beyond_ten' : 'up_to_ten');
  });

  it('of the last open door are what owners would have kept after the fine, and nothing of the end', () => {
    const exhibit = named(slope, 'door_last_open');
    const book = bookAt(slope, exhibit.step);
    const fine = Number(figure(exhibit.answer.figures, 'fine'));
    expect(fine).toBeGreaterThan(0);
    expect(documentOf(exhibit, 'history').inUseCents).toBe(book.drawn);
    expect(figure(exhibit.answer.figures, 'owners_keep')).toBe(Math.max(0, book.orderly - fine));
    const verbs = slope.log.rows.filter(({ row }) => exhibit.answer.rows.includes(row)).map(({ verb }) => verb);
    expect(verbs).toEqual(['round_closed']);
  });

  it('of customers who waited are what came back in the end', () => {
    const exhibit = named(slope, 'first_failed_withdrawal');
    const { repaidShare } = slope.state.business!.ending!;
    close(figure(exhibit.answer.figures, 'repaid'), repaidShare);
    expect(answerOf(exhibit)).toBe(repaidShare >= 1 ? 'all' : repaidShare >= 0.9 ? 'most' : repaidShare >= 0.5 ? 'half' : 'less');
    expect(documentOf(exhibit, 'withdrawals').waitingCents).toBeGreaterThan(0);
  });

  it('of a no are what was shown that day and at the next close', () => {
    const exhibit = named(honest, 'first_refusal');
    const next = honest.books.find((book) => book.step > exhibit.step && book.endsRound)!;
    expect(figure(exhibit.question.figures, 'displayed')).toBe(bookAt(honest, exhibit.step).displayed);
    expect(figure(exhibit.answer.figures, 'later')).toBe(next.displayed);
    expect(figure(exhibit.answer.figures, 'weeks')).toBe(String(weekOfDay(next.day) - weekOfDay(exhibit.day)));
    expect(answerOf(exhibit)).toBe('more');
  });

  it('of a fall add up from the rows of that fortnight', () => {
    const exhibit = named(honest, 'loss_borne');
    const rows = honest.log.rows.filter(({ verb, day }) => verb === 'fund_paid' && Math.abs(day - exhibit.day) <= 7);
    const paid = rows.reduce((sum, { facts }) => sum + facts.find(({ label }) => label === 'amount')!.cents!, 0);
    expect(figure(exhibit.answer.figures, 'amount')).toBe(paid);
  });

  it('of a fall that nobody else paid for are the height before it and what the firm showed then and at its bottom', () => {
    const { log, state, books } = honest;
    const cheap = log.rows.map((row) => ({
      ...row,
      facts: row.facts.map((one) => (one.cents === undefined ? one : { ...one, cents: 1 })),
    }));
    const exhibit = exhibitsOf({ ...log, rows: cheap }, state).find(({ rule }) => rule === 'loss_borne')!;
    expect(exhibit.question.id).toBe('fell_along');
    const before = books.filter(({ step: at }) => at <= exhibit.step);
    const height = before.reduce((most, book) => (book.bit > most.bit ? book : most));
    const now = bookAt(honest, exhibit.step);
    const { figures } = documentOf(exhibit, 'loss');
    expect(figure(figures, 'bit_height')).toBe(height.bit * 100);
    close(figure(figures, 'since_height'), 1 - now.bit / height.bit);
    expect(figure(figures, 'displayed_then')).toBe(height.displayed);
    expect(figure(exhibit.answer.figures, 'displayed')).toBe(now.displayed);
    const lost = 1 - now.displayed / height.displayed;
    expect(answerOf(exhibit)).toBe(lost <= 0 ? 'none' : lost < 0.1 ? 'below_tenth' : lost < 0.5 ? 'below_half' : 'above_half');
  });

  it('rest on rows that exist', () => {
    for (const { exhibits, log } of all()) {
      const known = new Set(log.rows.map(({ row }) => row));
      for (const { documents, knew, answer } of exhibits)
        for (const row of [...documents.flatMap(({ rows }) => rows), ...knew.flatMap(({ rows }) => rows), ...answer.rows])
          expect(known).toContain(row);
    }
  });
});

describe('who knew', () => {
  it('of the first yes: who asked, signed and carried it out by its trail; customers could not', () => {
    for (const { state, exhibits } of [slope, told, lucky]) {
      const { requestId, knew, step: at } = exhibits.find(({ rule }) => rule === 'first_yes')!;
      const { trail, proposer } = state.requests.find((request) => request.requestId === requestId)!;
      expect(knew.find(({ who }) => who === proposer)!.role).toBe('proposed');
      const approver = trail.find(({ verb }) => verb === 'approved')!.seat;
      if (approver !== proposer) expect(knew.find(({ who }) => who === approver)!.role).toBe('approved');
      const acted = new Set(trail.filter((entry) => entry.step < at).map(({ seat }) => seat));
      for (const { who, role, sinceDay } of knew) {
        if (who === 'customers') expect([role, sinceDay]).toEqual(['could_not_know', null]);
        else if (!acted.has(who)) expect(['not_told', 'could_have_known', 'told_silent']).toContain(role);
      }
    }
  });

  it('of what was told: customers know from the row that told them', () => {
    const row = told.log.rows.find(({ verb }) => verb === 'went_public')!;
    for (const { day, knew } of told.exhibits) {
      const customers = knew.find(({ who }) => who === 'customers')!;
      if (day < row.day) expect(customers.role).toBe('could_not_know');
    }
  });

  it('counts an objection as the first doubt, and keeps the list back where it is the answer', () => {
    const state = createSim(theLongBoom, '7');
    const log = createEvidence();
    const play = (...commands: ReturnType<typeof from>[]): void => recordEvidence(log, state, step(state, commands));
    play(from('desk', { type: 'propose_change', kind: 'credit_line', value: 5 * MILLION, reason: 'conversions_fail' }));
    const { requestId } = state.requests.at(-1)!;
    play(from('chief', { type: 'approve_request', requestId, reason: 'temporary' }));
    play(from('engineer', { type: 'object_request', requestId, reason: 'no_exceptions' }));
    play(from('engineer', { type: 'merge_request', requestId, reason: 'not_my_call' }));
    const exhibits = exhibitsOf(log, state);
    const doubt = exhibits.find(({ rule }) => rule === 'first_private_doubt')!;
    expect(doubt.step).toBe(3);
    expect(doubt.knew.find(({ who }) => who === 'engineer')!.role).toBe('objected');
    // The merge came a step later: at the doubt nobody had carried it out.
    expect(documentOf(doubt, 'diff').mergedBy).toBeNull();
    expect(documentOf(exhibits.find(({ rule }) => rule === 'first_yes')!, 'diff').mergedBy).toBe('engineer');
    for (const { question } of [...exhibits, ...slope.exhibits])
      expect(question.asksWhoKnew).toBe(question.id === 'how_many_knew' || question.id === 'who_knew_first');
  });
});

describe('words', () => {
  it('exist for every question, option and answer', () => {
    for (const [id, options] of Object.entries(QUESTIONS)) {
      expect(trial).toHaveProperty([`trial.question.${id}`]);
      for (const option of options) {
        expect(trial).toHaveProperty([`trial.option.${id}.${option}`]);
        expect(trial).toHaveProperty([`trial.answer.${id}.${option}`]);
      }
    }
  });

  it('have a figure for each of their places', () => {
    const words = (exhibit: Exhibit): [string, string[]][] => {
      const { question, answer } = exhibit;
      const option = question.options[answer.option]!;
      const asked = question.figures.map(({ label }) => label);
      const given = [...answer.figures.map(({ label }) => label), ...(option.seat === null ? [] : ['seat'])];
      return [
        [`trial.question.${question.id}`, asked],
        [`trial.answer.${question.id}.${option.id}`, given],
      ];
    };
    for (const { exhibits } of all())
      for (const [key, labels] of exhibits.flatMap(words))
        for (const place of placeholders(trial[key as keyof typeof trial]))
          expect([key, labels]).toEqual([key, expect.arrayContaining([place])]);
  });

  it('are at most as long as a table reads at once, and mark no answer', () => {
    for (const [key, text] of Object.entries(trial)) {
      expect(text.split(' ').length).toBeLessThanOrEqual(60);
      if (key.startsWith('trial.option.')) expect(text).not.toMatch(/correct|right|wrong|!/i);
    }
  });
});
