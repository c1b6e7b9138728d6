/** Scenarios by id. Content owns the numbers; the simulation owns their meaning. All are checked once, when they are loaded. */
import type { Scenario } from '../sim/scenario.ts';
import { firstRound } from './scenarios/firstRound.ts';
import { lunchBreak } from './scenarios/lunchBreak.ts';
import { quietYears } from './scenarios/quietYears.ts';
import { surviveASqueeze } from './scenarios/surviveASqueeze.ts';
import { theLongBoom } from './scenarios/theLongBoom.ts';
import { winterFirst } from './scenarios/winterFirst.ts';
import { problemLine } from './validate/problem.ts';
import { validateScenario } from './validate/validateScenario.ts';

export const scenarios: Record<string, Scenario> = checked({
  'scenarios/firstRound.ts': firstRound,
  'scenarios/surviveASqueeze.ts': surviveASqueeze,
  'scenarios/theLongBoom.ts': theLongBoom,
  'scenarios/lunchBreak.ts': lunchBreak,
  'scenarios/winterFirst.ts': winterFirst,
  'scenarios/quietYears.ts': quietYears,
});

/** By id, from scenarios by file. Throws one error that names every problem of every file. */
export function checked(byFile: Readonly<Record<string, Scenario>>): Record<string, Scenario> {
  const byId: Record<string, Scenario> = {};
  const lines: string[] = [];
  for (const [file, scenario] of Object.entries(byFile)) {
    lines.push(...validateScenario(scenario, file).map(problemLine));
    if (Object.hasOwn(byId, scenario.id)) lines.push(`${file}: id: another scenario is called ${scenario.id}`);
    byId[scenario.id] = scenario;
  }
  if (lines.length > 0) throw new Error(`scenarios that cannot be played:\n${lines.join('\n')}`);
  return byId;
}
