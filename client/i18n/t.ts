/** Words of a game by key. An unknown key is a type error. They come with the screens and not with the first page, which has its own. */

import type { Catalogue, TextKey } from '../../shared/content/texts/en.ts';
import { en } from '../../shared/content/texts/en.ts';
import { fill, type TextParams } from './fill.ts';

export type { GlossaryId, TextKey } from '../../shared/content/texts/en.ts';

const catalogue: Catalogue = en;

export function t(key: TextKey, params: TextParams = {}): string {
  return fill(catalogue[key], params);
}

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(catalogue, key);

/** Words whose key is made from data; empty where there are none. */
export const textNamed = (key: string, params: TextParams = {}): string => (isTextKey(key) ? t(key, params) : '');

/** What a bot said: the line's id comes with or without its seat. */
export const lineText = (seat: string, line: string): string => textNamed(line.startsWith('line.') ? line : `line.${seat}.${line}`);
