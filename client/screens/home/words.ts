/** Words of the first page: the doors, and what stands while a screen is on its way. All others come later; the first page may use no others. */
import { common } from '../../../shared/content/texts/en/common.ts';
import { home } from '../../../shared/content/texts/en/home.ts';
import { scenarioTexts } from '../../../shared/content/texts/en/scenarios.ts';
import { shell } from '../../../shared/content/texts/en/shell.ts';
import { fill, type TextParams } from '../../i18n/fill.ts';

const catalogue = { ...common, ...home, ...scenarioTexts, ...shell };
export type HomeKey = keyof typeof catalogue;

export const h = (key: HomeKey, params: TextParams = {}): string => fill(catalogue[key], params);
export const isHomeKey = (key: string): key is HomeKey => Object.hasOwn(catalogue, key);
