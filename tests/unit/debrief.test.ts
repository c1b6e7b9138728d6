import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { lineText } from '../../client/i18n/t.ts';
import { usdShort } from '../../client/overlay/format.ts';
import { metCards } from '../../client/screens/debrief/cards.ts';
import { ASKED_AGAIN, decidedRows, decisionsOf } from '../../client/screens/debrief/decisions.ts';
import { keeperOf } from '../../client/screens/debrief/kept.ts';
import { PULLS, pullLines, pullOf } from '../../client/screens/debrief/pulls.ts';
import { questionsOf } from '../../client/screens/debrief/questions.ts';
import { against } from '../../client/screens/debrief/slowFigures.ts';
import { sawRows, takeHome } from '../../client/screens/debrief/takeHome.ts';
import type { Reading } from '../../client/screens/receipt/reading.ts';
import { slowFirm } from '../../server/session/slowFirm.ts';
import type { TalkLine } from '../../shared/net/messages.ts';
import { displayedEquityCents } from '../../shared/sim/exchange/reportedTotals.ts';
import { firmPolicies } from '../../shared/sim/policies/firm/firmPolicies.ts';
import { playCoarse } from '../../shared/sim/policies/firm/playCoarse.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { createSim } from '../../shared/sim/sim.ts';
import { theLongBoom } from '../support/boom.ts';
import { namesBut, oneRound, playedBy } from '../support/debrief.ts';

let cheat: Reading;
let honest: Reading;
let round: Reading;
beforeAll(() => {
  cheat = playedBy('degenerate', '7');
  honest = playedBy('slow-and-honest', '7');
  round = oneRound();
});
const seatsOf = (reading: Reading): SeatId[] => reading.receipt.seats.map(({ seat }) => seat);

const chat = (id: number, seat: SeatId, text: string | null, line: string | null): TalkLine => ({ id, step: id * 10, seat, text, line });

describe('the debrief in words', () => {
  it('leaves no gap in any sentence, for any seat of any game', () => {
    const words: string[] = [];
    for (const reading of [cheat, honest, round])
      for (const seat of seatsOf(reading)) {
        const home = takeHome(reading, seat, [chat(1, seat, 'I would rather not.', null)]);
        const lists = [home.did, home.saw, home.said].flatMap(({ lines }) => lines.flatMap(({ when, text }) => [when, text]));
        const { first, more } = decisionsOf(reading, seat);
        words.push(...lists, ...home.cost, ...questionsOf(reading, seat).map(({ text }) => text));
        words.push(
          ...[...first, ...more].map(({ text }) => text),
          ...metCards(reading).flatMap(({ lines }) => lines.map(({ text }) => text)),
        );
      }
    expect(words.length).toBeGreaterThan(200);
    expect(words.filter((text) => text.trim() === '' || /[{}]|undefined|NaN|null/.test(text))).toEqual([]);
  });

  it('asks what this session gives cause to ask', () => {
    const ids = (reading: Reading): string[] => questionsOf(reading, 'chief').map(({ id }) => id);
    expect(ids(cheat)).toEqual(['firstYes', 'silence', 'standing', 'afterWin', 'early', 'seat']);
    expect(ids(honest)).not.toContain('firstYes');
    expect(ids(honest)).toContain('left');
    expect(ids(round)).toEqual(['firstYes', 'objection', 'seat']);
    const silence = questionsOf(cheat, 'chief').find(({ id }) => id === 'silence')!;
    expect(silence.text).toContain(`Chief, Engineer could see the credit line of ${usdShort(500_000_000)}`);
  });
});

describe('reasons, twice', () => {
  it('asks again about the decisions that weighed most, with the list of then', () => {
    const { first, more } = decisionsOf(cheat, 'chief');
    expect(first).toHaveLength(ASKED_AGAIN);
    expect(more.length).toBeGreaterThan(5);
    expect(first.map(({ text }) => text)).toContain(`You approved it: credit line of ${usdShort(100_000_000_000)}`);
    for (const decision of [...first, ...more]) expect(decision.reasons).toContain(decision.then);
    expect(decisionsOf(round, 'desk').first.map(({ reasons }) => reasons.includes('growth'))).toEqual([true]);
    const [merge] = decisionsOf(round, 'engineer').first;
    expect([merge!.then, merge!.text]).toEqual(['not_my_call', `You carried it out: credit line of ${usdShort(500_000_000)}`]);
  });

  it('takes an offer and the request that it made as one decision', () => {
    const rows = decidedRows(cheat, 'desk');
    const asked = rows.filter(({ verb }) => verb === 'offer_asked').map(({ requestId }) => requestId);
    expect(asked.length).toBeGreaterThan(3);
    expect(rows.filter(({ verb, requestId }) => verb === 'proposed' && asked.includes(requestId))).toEqual([]);
  });
});

describe('what is kept', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('stays on the device under its game and seat until it is deleted', () => {
    const device = new Map<string, string>();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => device.get(key) ?? null,
      setItem: (key: string, value: string) => device.set(key, value),
      removeItem: (key: string) => device.delete(key),
    });
    keeperOf('game', 'chief').keep({ guess: 'more' });
    expect(keeperOf('game', 'chief').kept.value.guess).toBe('more');
    expect(keeperOf('game', 'desk').kept.value.guess).toBeNull();
    keeperOf('game', 'chief').forget();
    expect([...device]).toEqual([]);
  });

  it('lasts as long as the page where the device stores nothing', () => {
    vi.stubGlobal('localStorage', undefined);
    const keeper = keeperOf('game', 'chief');
    keeper.keep({ question: 'seat' });
    expect(keeper.kept.value.question).toBe('seat');
  });
});

describe('the lines that made a yes easy', () => {
  it('are all lines that a bot can say', () => {
    for (const key of Object.keys(PULLS))
      expect({ key, text: lineText(key.split('.')[0]!, `line.${key}`) }).not.toMatchObject({ text: '' });
  });

  it('are quoted once each, of every kind before twice of one, in order, and never from what a person typed', () => {
    const said = ['push', 'sign_favour', 'page', 'good_round', 'wish_2', 'wish_say', 'wish', 'push', 'refused'];
    const talk = said.map((line, id) => chat(id, 'chief', null, `warm.${line}`));
    talk.push(chat(20, 'chief', 'You are the best.', null));
    expect(pullLines(talk).map(({ line }) => line.line)).toEqual(
      ['push', 'sign_favour', 'page', 'good_round', 'wish_2', 'wish'].map((line) => `warm.${line}`),
    );
    expect(pullOf({ seat: 'chief', line: 'line.chief.warm.push' })).toBe('hurry');
    expect(pullOf({ seat: 'chief', line: 'plain.push' })).toBeNull();
  });
});

describe('the page to take home', () => {
  it('names nobody else and gives no marks', () => {
    for (const reading of [cheat, honest, round])
      for (const seat of seatsOf(reading)) {
        const page = JSON.stringify(takeHome(reading, seat, []));
        expect(namesBut(seat).filter((name) => page.includes(name))).toEqual([]);
        expect(page).not.toMatch(/score|points|rank/i);
      }
  });

  it('fits one sheet: five lines a list, and what is left is counted', () => {
    const { did, saw, said } = takeHome(cheat, 'chief', []);
    for (const list of [did, saw, said]) expect(list.lines.length).toBeLessThanOrEqual(5);
    const requests = new Set(decidedRows(cheat, 'chief').map(({ requestId, offerId }) => requestId ?? `offer ${offerId}`));
    expect(did.lines.length + did.more).toBe(requests.size);
    const long = takeHome(round, 'desk', [chat(1, 'desk', 'word '.repeat(200), null)]).said.lines[0]!;
    expect(long.text.length).toBeLessThan(95);
  });

  it('holds only what the seat itself could see', () => {
    for (const seat of seatsOf(cheat)) for (const row of sawRows(cheat, seat)) expect(row.knew).toContain(seat);
    expect(sawRows(cheat, 'engineer').map(({ verb }) => verb)).toContain('hole_opened');
    expect(sawRows(cheat, 'desk').map(({ verb }) => verb)).not.toContain('hole_opened');
  });

  it('says what it cost by the ledger', () => {
    const { owedCents } = cheat.receipt.money;
    const { repaidShare } = cheat.receipt.firm!.ending!;
    const lost = usdShort(owedCents * (1 - repaidShare));
    expect(repaidShare).toBeLessThan(0.9);
    expect(takeHome(cheat, 'chief', []).cost[1]).toContain(`were owed ${usdShort(owedCents)}. ${lost} (`);
    expect(takeHome(honest, 'chief', []).cost[1]).toMatch(/got all of it\.$/);
  });
});

it('the slow firm is the honest policy in the very market of the game', async () => {
  const slow = await slowFirm(theLongBoom, '7');
  const alone = playCoarse(theLongBoom, '7', firmPolicies['slow-and-honest']);
  expect(slow).toMatchObject({ ending: alone.ending, ownersCents: alone.final, repaidShare: alone.repaidShare });
  expect(slow.shownCents).toEqual(alone.closes.map(({ displayed }) => displayed));
  expect(slow.openingCents).toBe(displayedEquityCents(createSim(theLongBoom, '7')));
});

it('calls near what is within a fifth of the larger', () => {
  expect([against(80, 100), against(79, 100), against(100, 80), against(126, 100), against(0, 0)]).toEqual([
    'near',
    'less',
    'near',
    'more',
    'near',
  ]);
});
