import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../tests/support/browser.ts';

/**
 * Runs the end-to-end tests on a free port with a data folder of their own. Where no browser is found they are skipped with one
 * loud line, except under CI, where that is a failure: a gate that cannot look must not pass.
 */
const NO_BROWSER = 'no Chromium found. Install chromium, run "npx playwright install chromium", or set CHROME_PATH.';

if (findBrowser() === null) {
  process.stderr.write(process.env.CI ? `FAILED: ${NO_BROWSER}\n` : `\n*** BROWSER TESTS SKIPPED: ${NO_BROWSER} ***\n\n`);
  process.exit(process.env.CI ? 1 : 0);
}

const dataDir = mkdtempSync(join(tmpdir(), 'allow-negative-e2e-'));
const run = spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, E2E_PORT: String(await freePort()), E2E_DATA_DIR: dataDir },
});
rmSync(dataDir, { recursive: true, force: true });
process.exit(run.status ?? 1);

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });
}
