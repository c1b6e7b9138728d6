/**
 * npm run scenario -- check my-scenario.ts [--paths 12] [--json]: what is wrong with a scenario, a line each and exit status 1; where
 * nothing is, a few futures of it. npm run scenario -- fields: every field with unit, range and meaning, written as tables into
 * docs/SCENARIOS.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { problemLine } from '../../shared/content/validate/problem.ts';
import { validateScenario } from '../../shared/content/validate/validateScenario.ts';
import { BadUsage, type Options, readOptions, runCommand, tell } from './options.ts';
import { SCENARIOS_PAGE, withFieldTables } from './scenarioFields.ts';
import { readScenario } from './scenarioFile.ts';
import { type Trial, trialInWords, tryOut } from './scenarioTrial.ts';

const PATHS = 12;

async function check(options: Options): Promise<number> {
  if (options.plain === null) throw new BadUsage('which file? npm run scenario -- check <file>');
  const file = options.plain;
  const scenario = await readScenario(file);
  const problems = validateScenario(scenario, file);
  let trial: Trial | null = null;
  if (problems.length === 0) {
    try {
      trial = tryOut(scenario, Math.max(1, options.whole('paths', PATHS)));
    } catch (error) {
      problems.push({
        file,
        field: 'the whole',
        says: `breaks when it is played: ${error instanceof Error ? error.message : String(error)}`,
      });
    }
  }
  const lines = trial === null ? problems.map(problemLine) : [`${file}: ${scenario.id} can be played`, trialInWords(trial)];
  tell(options.has('json'), { ok: trial !== null, problems, trial }, lines.join('\n'));
  return trial === null ? 1 : 0;
}

await runCommand(() => {
  const [what, ...rest] = process.argv.slice(2);
  if (what === 'check') return check(readOptions(rest, ['paths'], ['json']));
  if (what !== 'fields') throw new BadUsage('npm run scenario -- check <file>, or npm run scenario -- fields');
  if (rest.length > 0) throw new BadUsage(`fields takes nothing more: ${rest.join(' ')}`);
  writeFileSync(SCENARIOS_PAGE, withFieldTables(readFileSync(SCENARIOS_PAGE, 'utf8')));
  return 0;
});
