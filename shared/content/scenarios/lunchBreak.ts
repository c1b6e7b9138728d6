/**
 * The long boom in three or four rounds of two minutes. Business is as long as in the other one, 24 weeks a round; the market goes
 * faster: every length of its weather is shorter, and what it does in a year it does in less.
 */
import { scenarioFrom } from '../scenarioFrom.ts';
import { theLongBoom } from './theLongBoom.ts';

const STEPS = 480;
const DAYS = 168;

export const lunchBreak = scenarioFrom(theLongBoom, {
  id: 'lunch-break',
  version: 1,
  stepsPerRound: STEPS,
  calendarDaysPerStep: DAYS / STEPS,
  business: {
    rounds: { min: 3, max: 4 },
    closeSteps: 80,
    weather: {
      boomMin: 1.4,
      boomScale: 0.18,
      plateauMin: 0.08,
      plateauMean: 0.1,
      crashMin: 0.45,
      crashMax: 0.8,
      softChance: 0.15,
      openings: [],
      drift: { boom: 1, crash: -2.4 },
      basketDrift: { boom: 0.8, crash: -1 },
      exploitFrom: 1.2,
      exploitTo: 2.1,
      marketGrowth: { boom: 2.6, crash: -1.2 },
    },
    customers: { inflowPerWeek: 0.12 },
    firm: { drawPerWeek: 0.5 },
    token: { lagPerWeek: 0.3 },
  },
});
