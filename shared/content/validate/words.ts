/** Every id that a scenario brings to a screen needs its words. */
import type { Scenario } from '../../sim/scenario.ts';
import { en } from '../texts/en.ts';
import type { Tell } from './problem.ts';

export function checkWords({ seats, wording, business, cast }: Scenario, tell: Tell): void {
  const needs = (field: string, ...keys: string[]): void => {
    for (const key of keys) if (!Object.hasOwn(en, key)) tell(field, `needs the text ${key}`);
  };
  for (const seat of seats) needs('seats', `seat.${seat}`, `note.${seat}_brief`, `note.${seat}_brief.title`);
  for (const character of new Set(Object.values(cast ?? {}))) needs('cast', `character.${character}`);
  if (wording) {
    needs('wording.deskBrief', `note.${wording.deskBrief}`, `note.${wording.deskBrief}.title`);
    needs('wording.opening', `news.${wording.opening}`);
    needs('wording.close', `news.${wording.close}`);
  }
  for (const { offer, kind, alternatives } of business?.offers ?? []) {
    const field = `business.offers[${offer}]`;
    needs(`${field}.offer`, ...['title', 'body', 'granted', 'left'].map((part) => `offer.${offer}.${part}`));
    needs(`${field}.kind`, `change.${kind}.title`, `change.${kind}.named`);
    for (const other of alternatives) needs(`${field}.alternatives`, `answer.${other}`, `answer.${other}.hint`);
  }
}
