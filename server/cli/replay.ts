/** npm run replay -- FILE --json: plays an exported game again and compares every recorded fingerprint. 1 = it differs, 2 = it cannot be read. */
import { readFileSync } from 'node:fs';
import { castOf } from '../../shared/content/characters.ts';
import { fingerprint } from '../../shared/sim/sim.ts';
import { readSessionFile } from '../persistence/sessionFile.ts';
import { Session } from '../session/Session.ts';
import { BadUsage, readOptions, runCommand, tell } from './options.ts';

await runCommand(() => {
  const options = readOptions(process.argv.slice(2), [], ['json']);
  if (options.plain === null) throw new BadUsage('which file? npm run replay -- FILE');
  const { scenario, seed, steps } = readSessionFile(readFileSync(options.plain, 'utf8'));
  const session = new Session(scenario, seed, castOf(scenario));
  let mismatches = 0;
  for (const row of steps) {
    session.replay([{ ...row, fingerprint: null }]);
    if (row.fingerprint !== null && row.fingerprint !== fingerprint(session.state)) mismatches += 1;
  }
  const ok = mismatches === 0;
  const sentence = ok
    ? `${steps.length} steps replayed, every fingerprint matches`
    : `${steps.length} steps replayed, ${mismatches} fingerprints differ`;
  tell(options.has('json'), { ok, steps: steps.length, mismatches }, sentence);
  return ok ? 0 : 1;
});
