/** npm run replay -- FILE --json: plays an exported game again and compares every recorded fingerprint. 1 = it differs, 2 = it cannot be read. */
import { readFileSync, statSync } from 'node:fs';
import { sizeRefusal } from '../../shared/net/fileRefusal.ts';
import { openPlayback, playRecorded } from '../../shared/sim/recording.ts';
import { readSessionFile, UnreadableFile } from '../persistence/sessionFile.ts';
import { BadUsage, readOptions, runCommand, tell } from './options.ts';

await runCommand(() => {
  const options = readOptions(process.argv.slice(2), [], ['json']);
  if (options.plain === null) throw new BadUsage('which file? npm run replay -- FILE');
  const tooLarge = sizeRefusal(statSync(options.plain).size);
  if (tooLarge) throw new UnreadableFile(tooLarge);
  const { scenario, seed, steps } = readSessionFile(readFileSync(options.plain, 'utf8'));
  const playback = openPlayback(scenario, seed);
  for (const row of steps) playRecorded(playback, row);
  const mismatches = playback.mismatches.length;
  const ok = mismatches === 0;
  const sentence = ok
    ? `${steps.length} steps replayed, every fingerprint matches`
    : `${steps.length} steps replayed, ${mismatches} fingerprints differ`;
  tell(options.has('json'), { ok, steps: steps.length, mismatches }, sentence);
  return ok ? 0 : 1;
});
