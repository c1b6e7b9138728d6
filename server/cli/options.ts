/** Options of the command lines: `--name value`, `--flag`, and at most one plain argument. */
export class BadUsage extends Error {}

export interface Options {
  plain: string | null;
  text(name: string): string | null;
  required(name: string): string;
  whole(name: string, otherwise: number): number;
  has(flag: string): boolean;
}

export function readOptions(argv: readonly string[], names: readonly string[], flags: readonly string[]): Options {
  const values = new Map<string, string>();
  const set = new Set<string>();
  let plain: string | null = null;
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const name = word.replace(/^--/, '');
    if (!word.startsWith('--')) {
      if (plain !== null) throw new BadUsage(`one argument too many: ${word}`);
      plain = word;
    } else if (flags.includes(name)) {
      set.add(name);
    } else if (names.includes(name)) {
      const value = rest.shift();
      if (value === undefined || value.startsWith('--')) throw new BadUsage(`--${name} needs a value`);
      values.set(name, value);
    } else {
      throw new BadUsage(`unknown option ${word}; known: ${[...names, ...flags].map((known) => `--${known}`).join(' ')}`);
    }
  }
  const text = (name: string): string | null => values.get(name) ?? null;
  return {
    plain,
    text,
    required: (name) => {
      const value = text(name);
      if (value === null) throw new BadUsage(`--${name} is missing`);
      return value;
    },
    whole: (name, otherwise) => {
      const value = text(name);
      if (value === null) return otherwise;
      if (!/^\d{1,9}$/.test(value)) throw new BadUsage(`--${name} needs a whole number, not ${value}`);
      return Number(value);
    },
    has: (flag) => set.has(flag),
  };
}

/** Runs a command line: what it returns is the exit status; anything it throws is one line on stderr and status 2. */
export async function runCommand(command: () => number | Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}

/** One JSON object on stdout, or a line for people. */
export function tell(asJson: boolean, report: object, sentence: string): void {
  process.stdout.write(`${asJson ? JSON.stringify(report) : sentence}\n`);
}
