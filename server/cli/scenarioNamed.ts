import { scenarios } from '../../shared/content/scenarios.ts';
import type { Scenario } from '../../shared/sim/scenario.ts';
import { BadUsage } from './options.ts';

export function scenarioNamed(id: string): Scenario {
  const scenario = Object.hasOwn(scenarios, id) ? scenarios[id] : undefined;
  if (!scenario) throw new BadUsage(`no scenario ${id}; there are: ${Object.keys(scenarios).join(', ')}`);
  return scenario;
}
