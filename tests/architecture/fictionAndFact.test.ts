import { describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import { cases } from '../../shared/content/texts/en/cases.ts';
import { common } from '../../shared/content/texts/en/common.ts';
import { filesUnder, read } from './sources.ts';

/** Real firms, tokens and people stand on case cards alone; what is invented for the game never does. */
const CARDS = 'shared/content/texts/en/cases.ts';
const REAL =
  /\b(?:FTX|FTT|Alameda|Bankman|SBF|Ellison|Nishad|Gary Wang|John J\. Ray|Binance|Voyager|BlockFi|Celsius|MobileCoin|LedgerX|Enron|LTCM|Long-Term Capital|TerraUSD|Bitcoin|Genesis|CoinDesk)\b/i;

/** A file without its comments, which may name the published rule that a formula follows. */
const uncommented = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

describe('fiction and fact stay apart', () => {
  it('no real name stands outside the cards', () => {
    const named = filesUnder(['shared', 'client', 'server'], ['.ts', '.tsx', '.css', '.html'])
      .filter((file) => file !== CARDS)
      .filter((file) => REAL.test(uncommented(read(file))));
    expect(named).toEqual([]);
  });

  it('the cards do name them', () => {
    expect(REAL.test(read(CARDS))).toBe(true);
  });

  it('nothing invented stands on a card', () => {
    const texts: Record<string, string> = common;
    const bots = Object.entries(texts).flatMap(([key, name]) => (key.startsWith('botName.') ? [name] : []));
    const firms = Object.values(scenarios).flatMap((scenario) => [scenario.exchangeName, scenario.deskName]);
    const coins = Object.values(scenarios).flatMap((scenario) => scenario.assets.map(({ id }) => id).filter((id) => id !== 'USD'));
    const invented = new Set([...bots, ...firms, ...coins, 'Meridian', 'Harbour']);
    expect(invented.size).toBeGreaterThan(12);
    const found = Object.entries(cases).flatMap(([key, text]) =>
      [...invented].filter((name) => new RegExp(`\\b${name}\\b`).test(text)).map((name) => `${key}: ${name}`),
    );
    expect(found).toEqual([]);
  });
});
