import { describe, expect, it } from 'vitest';
import { scenarios } from '../../shared/content/scenarios.ts';
import { checksumOf } from '../../shared/net/checksum.ts';
import { SeatName } from '../../shared/net/commandShape.ts';
import { FILE_LIMIT_BYTES, sizeRefusal } from '../../shared/net/fileRefusal.ts';
import { readSessionFile, writeSessionFile } from '../../shared/net/sessionFile.ts';
import { openPlayback, playRecorded, type RecordedGame, scenarioOf } from '../../shared/sim/recording.ts';
import { SEATS } from '../../shared/sim/scenario.ts';
import { RULES_VERSION } from '../../shared/sim/sim.ts';
import { firstRound } from '../support/game.ts';
import { record } from '../support/recordedGames.ts';

const { game, text } = record(firstRound, '3', { steps: 60 });
/** A file whose content was changed and whose checksum was computed anew. */
function forged(change: (content: Record<string, unknown>) => void): string {
  const { checksum: _, ...content } = JSON.parse(text);
  change(content);
  return JSON.stringify({ ...content, checksum: checksumOf(JSON.stringify(content)) });
}
const refusalOf = (file: string) => {
  const read = readSessionFile(file);
  return read.ok ? null : read.refusal;
};

describe('a session file', () => {
  it('gives back what was written, and the same text again', () => {
    const read = readSessionFile(text);
    expect(read).toEqual({ ok: true, game, after: { trial: [], guesses: [] } });
    if (read.ok) expect(writeSessionFile(read.game)).toBe(text);
    expect(game.steps.some((row) => row.commands.length > 0)).toBe(true);
  });

  it('carries what people did at the trial, and refuses what nobody can have done there', () => {
    const trial = [
      { act: 'vote', exhibit: 'X-1', seat: 'desk', option: 2 },
      { act: 'testify', exhibit: 'X-1', seat: 'risk' },
      { act: 'open', exhibit: 'X-1', seat: null },
    ] as const;
    const after = { trial, guesses: [] };
    expect(readSessionFile(writeSessionFile(game, after))).toEqual({ ok: true, game, after });
    expect(refusalOf(forged((file) => (file.trial = [{ act: 'confess', exhibit: 'X-1', seat: 'desk' }])))).toEqual({ code: 'malformed' });
  });

  it('carries what each guessed, and refuses what is no share of anything', () => {
    const after = {
      trial: [],
      guesses: [
        { seat: 'chief', share: 0.6 },
        { seat: 'desk', share: 1 },
      ],
    } as const;
    expect(readSessionFile(writeSessionFile(game, after))).toEqual({ ok: true, game, after });
    expect(refusalOf(forged((file) => (file.guesses = [{ seat: 'chief', share: 1.1 }])))).toEqual({ code: 'malformed' });
    expect(refusalOf(forged((file) => (file.guesses = [{ seat: 'chief', share: 0.5, name: 'Ada' }])))).toEqual({ code: 'malformed' });
  });

  it('of the format before, which had no guesses, is read', () => {
    expect(readSessionFile(forged((file) => (file.version = 3)))).toEqual({ ok: true, game, after: { trial: [], guesses: [] } });
  });

  it('knows every seat of a table', () => {
    for (const seat of SEATS) expect(SeatName.safeParse(seat).success).toBe(true);
  });

  it.each([
    ['cut off', text.slice(0, text.length / 2), { code: 'cut_off' }],
    ['empty', '', { code: 'not_a_session' }],
    ['a list', '[1,2,3]', { code: 'not_a_session' }],
    ['another document', '{"format":"other"}', { code: 'not_a_session' }],
    ['a picture', '\u0089PNG\r\n', { code: 'not_a_session' }],
    ['edited', text.replace('"seat":"desk"', '"seat":"risk"'), { code: 'edited' }],
    ['without its checksum', JSON.stringify({ ...JSON.parse(text), checksum: undefined }), { code: 'edited' }],
    ['of another format version', text.replace('"version":4', '"version":9'), { code: 'other_format_version', found: '9', expected: 4 }],
    [
      'of the format before the one before',
      text.replace('"version":4', '"version":2'),
      { code: 'other_format_version', found: '2', expected: 4 },
    ],
    ['with a field too many', forged((file) => (file.names = ['Ada'])), { code: 'malformed' }],
    ['with a seat nobody has', forged((file) => (file.seats = 0)), { code: 'malformed' }],
    ['without its third step', forged((file) => (file.steps as object[]).splice(2, 1)), { code: 'missing_step', step: 3 }],
    [
      'with a command that no game records',
      forged((file) => {
        (file.steps as { commands: object[] }[])[4]!.commands = [{ seat: 'desk', cid: 'x', command: { type: 'print_money' } }];
      }),
      { code: 'unknown_command', step: 5 },
    ],
  ])('that is %s is refused by name', (_what, file, refusal) => {
    expect(refusalOf(file)).toEqual(refusal);
  });

  it('that is too large is refused by its size, before it is read', () => {
    expect(sizeRefusal(FILE_LIMIT_BYTES)).toBeNull();
    const refusal = { code: 'too_large', found: FILE_LIMIT_BYTES + 1, expected: FILE_LIMIT_BYTES };
    expect(sizeRefusal(FILE_LIMIT_BYTES + 1)).toEqual(refusal);
    expect(refusalOf(' '.repeat(FILE_LIMIT_BYTES + 1))).toEqual(refusal);
  });
});

describe('the game of a file', () => {
  it('is refused where this release would play it by other rules', () => {
    const refusal = (change: Partial<RecordedGame>) => {
      const found = scenarioOf({ ...game, ...change }, scenarios);
      return found.ok ? null : found.refusal;
    };
    expect(refusal({})).toBeNull();
    expect(refusal({ scenarioId: 'nowhere' })).toEqual({ code: 'unknown_scenario', scenarioId: 'nowhere' });
    expect(refusal({ scenarioId: 'constructor' })).toMatchObject({ code: 'unknown_scenario' });
    expect(refusal({ scenarioVersion: 99 })).toMatchObject({ code: 'other_scenario_version', found: 99 });
    expect(refusal({ rulesVersion: 1 })).toEqual({ code: 'other_rules', found: 1, expected: RULES_VERSION });
    expect(refusal({ seats: 9 })).toMatchObject({ code: 'unknown_table', found: 9 });
  });

  it('is replayed and not believed: a command that was slipped in shows', () => {
    const played = (steps: RecordedGame['steps']) => {
      const playback = openPlayback(firstRound, game.seed);
      for (const row of steps) playRecorded(playback, row);
      return playback.mismatches;
    };
    expect(played(game.steps)).toEqual([]);
    const order = { type: 'place_order', market: 'BIT-PERP', side: 'buy', orderType: 'market', sizeLots: 7 } as const;
    const slipped = game.steps.map((row) =>
      row.step === 30 ? { ...row, commands: [{ seat: 'desk', cid: 'x', command: order } as const] } : row,
    );
    expect(played(slipped)).toEqual([40, 60]);
  });
});

it('the checksum is FNV-1a with 64 bits', () => {
  expect(['', 'a', 'foobar'].map(checksumOf)).toEqual(['cbf29ce484222325', 'af63dc4c8601ec8c', '85944171f73967e8']);
});
