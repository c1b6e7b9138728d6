/** Why a file cannot be read as a session file. The size is asked before anything is read, so the page that asks needs no more than this. */

/** A class's longest game is a few million characters; anything far above is something else. */
export const FILE_LIMIT_BYTES = 20_000_000;

/** Why a file is none that can be read. */
export type FileRefusal =
  | { code: 'too_large'; found: number; expected: number }
  | { code: 'not_a_session' }
  | { code: 'cut_off' }
  | { code: 'other_format_version'; found: string; expected: number }
  | { code: 'edited' }
  | { code: 'malformed' }
  | { code: 'unknown_command'; step: number }
  | { code: 'missing_step'; step: number };

/** Asked before a file is read at all: its size alone refuses it. */
export const sizeRefusal = (bytes: number): FileRefusal | null =>
  bytes > FILE_LIMIT_BYTES ? { code: 'too_large', found: bytes, expected: FILE_LIMIT_BYTES } : null;
