/**
 * What an author of a scenario can get wrong and types do not see. First each field by itself; then what has to agree between fields,
 * which only makes sense once every field has its form.
 */
import type { Scenario } from '../../sim/scenario.ts';
import { checkExchange } from './exchange.ts';
import { checkFirm } from './firm.ts';
import type { Problem } from './problem.ts';
import { scenarioRules } from './scenarioRules.ts';
import { misfits } from './shape.ts';
import { checkWords } from './words.ts';

/** Every problem found, in the order of the fields. `scenario` may come from a file and be anything. */
export function validateScenario(scenario: Scenario, file: string): Problem[] {
  const problems: Problem[] = [];
  const tell = (field: string, says: string): void => {
    problems.push({ file, field: field === '' ? 'the whole' : field, says });
  };
  const found = misfits(scenarioRules, scenario);
  for (const { field, says } of found) tell(field, says);
  if (found.some((misfit) => misfit.misshapen)) return problems;
  for (const check of [checkExchange, checkFirm, checkWords]) check(scenario, tell);
  return problems;
}
