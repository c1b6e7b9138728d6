import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

function margin(input: string, ...words: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/margin.ts', ...words], {
    cwd: ROOT,
    encoding: 'utf8',
    input,
  });
  return { status, stdout, stderr };
}

const dollars = { coin: 'USD', size: 2_000, mark: 1, weightTotal: 1, weightInitial: 1, imfFactor: 0 };
const long = { market: 'BIT-PERP', size: 1, entry: 10_000, mark: 10_000, leverageMax: 5, imfFactor: 0.002 };
const account = { collateral: [dollars], positions: [long], maxLeverage: 5 };
const document = (change: object = {}) => JSON.stringify({ account: { ...account, ...change } });

describe('the margin of one account, from standard input', () => {
  test('is one JSON object with exactly the published names, in full precision', () => {
    const { status, stdout, stderr } = margin(document());
    expect({ status, stderr, lines: stdout.split('\n').length }).toEqual({ status: 0, stderr: '', lines: 2 });
    expect(JSON.parse(stdout)).toEqual({
      totalAccountValue: 2_000,
      collateralValue: 2_000,
      marginFraction: 0.2,
      initialMarginFraction: 0.2,
      maintenanceMarginFraction: 0.03,
      autoCloseMarginFraction: 0.015,
      positions: [
        {
          market: 'BIT-PERP',
          imf: 0.2,
          mmf: 0.03,
          zeroPrice: 8_000,
          liquidationPrice: expect.closeTo(8_247.422680412, 9),
          autoClosePrice: expect.closeTo(8_121.827411168, 9),
          actsPrice: expect.closeTo(8_244.872719777, 9),
        },
      ],
      collateral: [{ coin: 'USD', weight: 1, value: 2_000 }],
    });
  });

  test('needs no chosen leverage, and takes --json as said', () => {
    const asked = margin(JSON.stringify({ account: { collateral: [dollars], positions: [long] } }), '--json');
    expect(asked).toEqual(margin(document()));
  });

  test('stays finite for the largest account and the smallest position that it reads', () => {
    const big = { size: 1e18, mark: 1e18, imfFactor: 1e18 };
    const positions = [
      { ...long, ...big, entry: 1e18, market: 'A' },
      { ...long, ...big, entry: 5e-324, size: -1e18, market: 'B' },
      { ...long, size: 5e-324, mark: 5e-324, market: 'C' },
    ];
    const { status, stdout } = margin(document({ collateral: [dollars, { ...dollars, ...big, coin: 'BIT' }], positions }));
    expect(status).toBe(0);
    const { positions: rows, ...totals } = JSON.parse(stdout);
    expect([totals.totalAccountValue, totals.marginFraction, totals.maintenanceMarginFraction]).toEqual([
      expect.any(Number),
      expect.any(Number),
      expect.any(Number),
    ]);
    expect(rows).toHaveLength(3);
  });
});

describe('what is not such an account is one line on standard error and status 2', () => {
  const position = (change: object) => document({ positions: [{ ...long, ...change }] });
  const collateral = (change: object) => document({ collateral: [{ ...dollars, ...change }] });

  test.each([
    ['nothing at all', '', 'no account on standard input'],
    ['no JSON', '{\n"account"\n', 'not one JSON document'],
    ['two documents', `${document()}\n${document()}`, 'not one JSON document'],
    ['a list', '[]', 'document: '],
    ['an unknown field of the document', JSON.stringify({ account, 'a\nb': 1 }), 'Unrecognized key: "a b"'],
    ['an unknown field of the account', document({ leverage: 5 }), 'account: Unrecognized key: "leverage"'],
    ['an unknown field of a position', position({ side: 'long' }), 'account.positions.0: Unrecognized key: "side"'],
    ['an unknown field of collateral', collateral({ weight: 1 }), 'account.collateral.0: Unrecognized key: "weight"'],
    ['a missing field', position({ entry: undefined }), 'account.positions.0.entry: '],
    ['a negative mark', position({ mark: -1 }), 'account.positions.0.mark: '],
    ['a mark of nothing', collateral({ mark: 0 }), 'account.collateral.0.mark: '],
    ['a number as text', position({ size: '1' }), 'account.positions.0.size: '],
    ['a number out of range', document().replace('"size":1,', '"size":1e999,'), 'account.positions.0.size: '],
    ['a null', document({ maxLeverage: null }), 'account.maxLeverage: '],
    ['a leverage of nothing', position({ leverageMax: 0 }), 'account.positions.0.leverageMax: '],
    ['a weight above one', collateral({ weightTotal: 1.2 }), 'account.collateral.0.weightTotal: '],
    ['a negative factor', position({ imfFactor: -0.002 }), 'account.positions.0.imfFactor: '],
    ['two positions in a market', document({ positions: [long, long] }), 'market "BIT-PERP" is listed more than once'],
    ['two balances of a coin', document({ collateral: [dollars, dollars] }), 'coin "USD" is listed more than once'],
  ])('%s', (_what, input, sentence) => {
    const { status, stdout, stderr } = margin(input);
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 });
    expect(stderr).toContain(sentence);
  });

  test('an argument or an option that it does not have', () => {
    expect(margin(document(), 'account.json')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'the account is read from standard input\n',
    });
    expect(margin(document(), '--file', 'x')).toMatchObject({ status: 2, stdout: '' });
  });
});
