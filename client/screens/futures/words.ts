/** Words of the futures. They come with the screen and not with the first page. */
import { futures } from '../../../shared/content/texts/en/futures.ts';
import { fill, type TextParams } from '../../i18n/fill.ts';

export type FuturesKey = keyof typeof futures;

export const f = (key: FuturesKey, params: TextParams = {}): string => fill(futures[key], params);
