/** Scenarios by id. Content owns the numbers; the simulation owns their meaning. */
import type { Scenario } from '../sim/scenario.ts';
import { firstRound } from './scenarios/firstRound.ts';
import { surviveASqueeze } from './scenarios/surviveASqueeze.ts';
import { theLongBoom } from './scenarios/theLongBoom.ts';

export const scenarios: Record<string, Scenario> = {
  [firstRound.id]: firstRound,
  [surviveASqueeze.id]: surviveASqueeze,
  [theLongBoom.id]: theLongBoom,
};
