/** Words of the trial's screen. They come with the screen and not with the first page; nothing else may use them. */
import { trialScreen } from '../../../shared/content/texts/en/trialScreen.ts';
import { fill, type TextParams } from '../../i18n/t.ts';

export type TrialKey = keyof typeof trialScreen;

export const w = (key: TrialKey, params: TextParams = {}): string => fill(trialScreen[key], params);
