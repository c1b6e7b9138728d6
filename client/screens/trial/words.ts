/** Words of the trial: its screen and its exhibits. They come with the screen and not with the first page; nothing else may use them. */
import { trial } from '../../../shared/content/texts/en/trial.ts';
import { trialScreen } from '../../../shared/content/texts/en/trialScreen.ts';
import { fill, type TextParams } from '../../i18n/fill.ts';

const catalogue = { ...trialScreen, ...trial };
export type TrialKey = keyof typeof catalogue;

export const w = (key: TrialKey, params: TextParams = {}): string => fill(catalogue[key], params);
export const isTrialKey = (key: string): key is TrialKey => Object.hasOwn(catalogue, key);
