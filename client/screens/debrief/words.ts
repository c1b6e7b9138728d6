/** Words of the debrief and of the real cases. They come with the screen and not with the first page; nothing else may use them. */
import { cases } from '../../../shared/content/texts/en/cases.ts';
import { debrief } from '../../../shared/content/texts/en/debrief.ts';
import { fill, type TextParams } from '../../i18n/fill.ts';

const catalogue = { ...debrief, ...cases };
export type DebriefKey = keyof typeof catalogue;

export const d = (key: DebriefKey, params: TextParams = {}): string => fill(catalogue[key], params);
export const isDebriefKey = (key: string): key is DebriefKey => Object.hasOwn(catalogue, key);
