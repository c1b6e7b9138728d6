/** npm run export -- --game ID --out FILE: writes a recorded game (by id or join code) from the data folder as a session file. */
import { existsSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { journalFile, openReader } from '../persistence/database.ts';
import { JournalReader } from '../persistence/JournalReader.ts';
import { writeSessionFile } from '../persistence/sessionFile.ts';
import { readOptions, runCommand, tell } from './options.ts';

await runCommand(async () => {
  const options = readOptions(process.argv.slice(2), ['game', 'out', 'data'], ['json']);
  const game = options.required('game');
  const out = resolve(options.required('out'));
  const file = journalFile(resolve(options.text('data') ?? process.env.DATA_DIR ?? './data'));
  if (!existsSync(file)) throw new Error(`there is no journal at ${file}; DATA_DIR names the data folder`);
  const db = openReader(file);
  try {
    const reader = new JournalReader(db);
    const session = await reader.session(game);
    if (!session) throw new Error(`no game has the id or code ${game}`);
    const { seats } = await reader.seats(session.id);
    const steps = await reader.steps(session.id);
    writeFileSync(out, writeSessionFile(session, seats.length, steps, await reader.aftermath(session.id)));
    tell(
      options.has('json'),
      { game: session.id, steps: steps.length, out },
      `${steps.length} steps of game ${session.id} written to ${out}`,
    );
    return 0;
  } finally {
    await db.destroy();
  }
});
