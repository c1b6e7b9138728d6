import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';

/**
 * The one gate. `npm run check`: format, lint, types, and every test that needs no browser. `npm test` adds the browser
 * (--with-browser). Every stage runs even when an earlier one failed, and the last line counts the tests of all of them.
 */
interface Stage {
  name: string;
  /** A script and its arguments, run by this very Node. */
  run: string[];
}

const VITEST_REPORT = 'test-results/vitest.json';
const E2E_REPORT = 'test-results/e2e.json';
const tsc = 'node_modules/typescript/bin/tsc';

const stages: Stage[] = [
  { name: 'format and lint', run: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types of the simulation', run: [tsc, '-p', 'shared/sim'] },
  { name: 'types of the client', run: [tsc, '-p', 'client'] },
  { name: 'types of the rest', run: [tsc, '-p', '.'] },
  {
    name: 'tests without a browser',
    run: ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${VITEST_REPORT}`],
  },
];
if (process.argv.includes('--with-browser')) stages.push({ name: 'tests in a browser', run: ['tools/e2e.ts'] });

for (const report of [VITEST_REPORT, E2E_REPORT]) rmSync(report, { force: true });

const failedStages: string[] = [];
for (const stage of stages) {
  const startedAt = performance.now();
  const { status } = spawnSync(process.execPath, stage.run, { stdio: 'inherit' });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`-- ${stage.name}: ${status === 0 ? 'ok' : 'FAILED'} (${seconds} s)\n`);
  if (status !== 0) failedStages.push(stage.name);
}

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() });
const E2eReport = z.object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) });
const total = { passed: 0, failed: 0, skipped: 0 };

if (existsSync(VITEST_REPORT)) {
  const report = VitestReport.parse(JSON.parse(readFileSync(VITEST_REPORT, 'utf8')));
  total.passed += report.numPassedTests;
  total.failed += report.numFailedTests;
  total.skipped += report.numPendingTests;
}
if (existsSync(E2E_REPORT)) {
  const { stats } = E2eReport.parse(JSON.parse(readFileSync(E2E_REPORT, 'utf8')));
  total.passed += stats.expected + stats.flaky;
  total.failed += stats.unexpected;
  total.skipped += stats.skipped;
}

if (failedStages.length > 0) process.stdout.write(`\nFAILED: ${failedStages.join('; ')}\n`);
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exit(failedStages.length === 0 ? 0 : 1);
