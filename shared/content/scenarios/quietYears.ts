/**
 * A market in which no crash comes: a correction, then a second boom. Shortcuts pay here in many worlds, and the receipt says so.
 * Nothing that is shown before the end tells it from the long boom.
 */
import { scenarioFrom } from '../scenarioFrom.ts';
import { theLongBoom } from './theLongBoom.ts';

export const quietYears = scenarioFrom(theLongBoom, {
  id: 'quiet-years',
  version: 1,
  business: {
    weather: {
      crashMin: 0.4,
      crashMax: 0.9,
      softChance: 1,
      jumpsPerYear: { plateau: 0.6 },
    },
  },
});
