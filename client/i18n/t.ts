/** Words by key. An unknown key is a type error; a missing parameter stays visible as `{name}`. */

import type { Catalogue, TextKey } from '../../shared/content/texts/en.ts';
import { en } from '../../shared/content/texts/en.ts';

export type { GlossaryId, TextKey } from '../../shared/content/texts/en.ts';
export type TextParams = Readonly<Record<string, string | number>>;

const catalogue: Catalogue = en;
const placeholder = /\{(\w+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g;

/** Fills `{name}` and `{n|one|many}` in a text. */
export function fill(text: string, params: TextParams): string {
  return text.replace(placeholder, (whole, name: string, one: string | undefined, many: string | undefined) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined || many === undefined) return String(value);
    return Number(value) === 1 ? one : many;
  });
}

export function t(key: TextKey, params: TextParams = {}): string {
  return fill(catalogue[key], params);
}

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(catalogue, key);

/** Words whose key is made from data; empty where there are none. */
export const textNamed = (key: string, params: TextParams = {}): string => (isTextKey(key) ? t(key, params) : '');

/** What a bot said: the line's id comes with or without its seat. */
export const lineText = (seat: string, line: string): string => textNamed(line.startsWith('line.') ? line : `line.${seat}.${line}`);
