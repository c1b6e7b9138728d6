import { beforeAll, describe, expect, it } from 'vitest';
import { metCards, metLines } from '../../client/screens/debrief/cards.ts';
import type { Reading } from '../../client/screens/receipt/reading.ts';
import { caseCards, closingCases } from '../../shared/content/caseCards.ts';
import { offers } from '../../shared/content/offers.ts';
import { cases } from '../../shared/content/texts/en/cases.ts';
import { holderAsks, oneRound, playedBy, unlisted } from '../support/debrief.ts';

const lines = [...caseCards, ...closingCases].flatMap((card) => card.lines);
const texts: Record<string, string> = cases;
const words = (text: string): number => text.split(/\s+/).length;

describe('case cards', () => {
  it('every line says where a reader can look it up', () => {
    for (const { text, source } of lines) {
      expect(texts[text], text).toBeTruthy();
      expect(texts[`source.${source}`], source).toBeTruthy();
    }
    for (const card of caseCards) expect(card.lines.length, card.id).toBeGreaterThan(0);
  });

  it('every address is whole and secure', () => {
    for (const [key, text] of Object.entries(texts)) if (key.endsWith('.at')) expect(new URL(text).protocol, key).toBe('https:');
  });

  it('no text and no source is left over', () => {
    const used = new Set<string>(['closing.reading']);
    for (const { text, source } of lines) for (const key of [text, `source.${source}`, `source.${source}.at`]) used.add(key);
    for (const { id } of caseCards) used.add(`case.${id}.title`);
    for (const { id } of closingCases) used.add(`closing.${id}.title`);
    expect(Object.keys(texts).filter((key) => !used.has(key))).toEqual([]);
  });

  it('a line is short, and one that nobody has shown is called a rumour', () => {
    for (const { text } of lines) expect(words(texts[text]!), text).toBeLessThanOrEqual(55);
    expect(lines.filter(({ standing }) => standing === 'rumour').map(({ text }) => text)).toEqual(['case.peg.1']);
  });

  it('names only offers that come up in the game', () => {
    const known = new Set(offers.map(({ offer }) => offer));
    for (const { id, metBy } of caseCards)
      for (const offer of metBy.offers ?? []) expect({ id, known: known.has(offer) }).toEqual({ id, known: true });
  });
});

describe('what a session meets', () => {
  let games: Record<'cheat' | 'honest' | 'told' | 'slope' | 'round' | 'asked' | 'unlisted', Reading>;
  beforeAll(() => {
    games = {
      cheat: playedBy('degenerate', '7'),
      honest: playedBy('slow-and-honest', '7'),
      told: playedBy('whistle-blower', '5'),
      slope: playedBy('slippery-slope', '3'),
      round: oneRound(),
      asked: holderAsks(),
      unlisted: unlisted(),
    };
  });
  const met = (reading: Reading): string[] => metCards(reading).map(({ card }) => card.id);

  it('every card is met in some game', () => {
    const all = new Set(Object.values(games).flatMap(met));
    expect(caseCards.map(({ id }) => id).filter((id) => !all.has(id))).toEqual([]);
  });

  it('is what happened in it, and nothing else', () => {
    expect(met(games.round)).toEqual(['flag', 'rules', 'found']);
    expect(met(games.honest)).not.toContain('run');
    expect(met(games.honest)).not.toContain('calm');
    expect(games.honest.receipt.firm!.said.map(({ topic }) => topic)).toContain('insurance_fund');
    const rule = { untrue: ['insurance_fund', 'related_party', 'coverage'] as const };
    expect(metLines(games.honest, { ...caseCards[0]!, metBy: rule })).toEqual([]);
    expect(met(games.honest)).toContain('proof');
    expect(met(games.cheat)).toContain('run');
  });

  it('each rule by itself brings its card', () => {
    const { cheat, round } = games;
    const only = (id: string, reading: Reading, metBy: (typeof caseCards)[number]['metBy']): number =>
      metLines(reading, { ...caseCards.find((card) => card.id === id)!, metBy }).length;
    expect(only('limit', cheat, { offers: ['D16'] })).toBe(1);
    expect(only('flag', cheat, { kinds: ['credit_line'] })).toBeGreaterThan(1);
    expect(only('rules', cheat, { topics: ['same_rules'] })).toBeGreaterThan(0);
    expect(only('fund', cheat, { untrue: ['insurance_fund'] })).toBeGreaterThan(0);
    expect(only('run', cheat, { endings: ['run'] })).toBe(1);
    expect(only('found', round, { verbs: ['objected'] })).toBe(1);
    expect(only('found', round, {})).toBe(0);
  });

  it('stands beside each card with its own week and answer', () => {
    const [first] = metCards(games.cheat).find(({ card }) => card.id === 'stop')!.lines;
    expect(first!.text).toBe(
      'Our market maker in a crash. Engineer Bertrand: asked for it; Chief Aurelia approved, Engineer Bertrand carried it out; in force from R2 wk 30.',
    );
  });
});
