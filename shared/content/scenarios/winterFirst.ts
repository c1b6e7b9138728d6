/** A session of the usual length that opens in a winter: a year of thin fees before the first rise, and the same offers meanwhile. */
import { scenarioFrom } from '../scenarioFrom.ts';
import { theLongBoom } from './theLongBoom.ts';

export const winterFirst = scenarioFrom(theLongBoom, {
  id: 'winter-first',
  version: 1,
  wording: { deskBrief: 'desk_brief', opening: 'winter_volumes', close: 'close' },
  business: {
    weather: {
      openings: [{ regime: 'winter', chance: 1, min: 0.8, max: 1.6 }],
      boomMin: 2.5,
      softChance: 0.3,
    },
  },
});
