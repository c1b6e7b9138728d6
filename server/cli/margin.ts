/**
 * npm run -s margin < account.json: reads one account as JSON, in coins and US dollars, and prints its margin and the prices at which
 * something happens to each position, as one JSON object in full precision. The arithmetic is the engine's own. Anything that is not
 * such an account is one line on stderr and status 2. docs/decisions/0010-margin-tool.md.
 */
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { accountMargin } from '../../shared/sim/exchange/marginMath.ts';
import { BadUsage, readOptions, runCommand, tell } from './options.ts';

/** Beyond any supply of any coin, and small enough that no product of three leaves the range of numbers. */
const LARGEST = 1e18;
const MOST_ROWS = 1_000;

const name = z.string().min(1).max(40);
const price = z.number().positive().max(LARGEST);
const size = z.number().min(-LARGEST).max(LARGEST);
const factor = z.number().min(0).max(LARGEST);
const weight = z.number().min(0).max(1);
const leverage = z.number().min(1).max(LARGEST);

/** The initial weight belongs to an account's row and is checked, though no printed figure depends on it. */
const Collateral = z.strictObject({ coin: name, size, mark: price, weightTotal: weight, weightInitial: weight, imfFactor: factor });
const Position = z.strictObject({ market: name, size, entry: price, mark: price, leverageMax: leverage, imfFactor: factor });
const Shape = z.strictObject({
  account: z.strictObject({
    collateral: z.array(Collateral).max(MOST_ROWS),
    positions: z.array(Position).max(MOST_ROWS),
    maxLeverage: leverage.optional(),
  }),
});

await runCommand(async () => {
  if (readOptions(process.argv.slice(2), [], ['json']).plain !== null) throw new BadUsage('the account is read from standard input');
  const { account } = readDocument(process.stdin.isTTY ? '' : await text(process.stdin));
  const coins = account.collateral.map((row) => row.coin);
  const markets = account.positions.map((row) => row.market);
  refuseRepeated('coin', coins);
  refuseRepeated('market', markets);
  tell(true, accountMargin(account), '');
  return 0;
});

function readDocument(json: string): z.infer<typeof Shape> {
  if (json.trim() === '') throw new BadUsage('no account on standard input: npm run -s margin < account.json');
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    throw new BadUsage('standard input is not one JSON document');
  }
  const read = Shape.safeParse(document);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  throw new BadUsage(`${path.join('.') || 'document'}: ${message}`.replace(/\s+/g, ' ').slice(0, 200));
}

/** One balance per coin and one position per market: weights and rates depend on the whole size. */
function refuseRepeated(what: string, names: readonly string[]): void {
  const repeated = names.find((one, index) => names.indexOf(one) !== index);
  if (repeated !== undefined) throw new BadUsage(`${what} ${JSON.stringify(repeated)} is listed more than once`);
}
