import { describe, expect, it } from 'vitest';
import { balanceOf, CODE, createLedger, link, post, reserve, type Transfer, totalPosted } from '../../shared/sim/exchange/ledger.ts';
import { collateralWeight, openSizeLots, positionImf, positionMmf } from '../../shared/sim/exchange/margin.ts';
import { exp, log } from '../../shared/sim/mathematics.ts';
import { drawNormal, drawUniform, STREAM, seedFromText } from '../../shared/sim/random.ts';
import { mulDiv, roundHalfEven } from '../../shared/sim/units.ts';

describe('the ledger', () => {
  it('moves one amount between two accounts and keeps each asset at zero', () => {
    const ledger = createLedger(3, 2);
    post(ledger, [
      { asset: 0, from: 0, to: 1, amount: 500, code: CODE.deposit },
      { asset: 1, from: 0, to: 2, amount: 7, code: CODE.deposit },
    ]);
    expect([balanceOf(ledger, 0, 0), balanceOf(ledger, 1, 0), balanceOf(ledger, 2, 1)]).toEqual([-500, 500, 7]);
    expect(totalPosted(ledger, CODE.deposit, 0)).toBe(500);
  });

  const good: Transfer = { asset: 0, from: 0, to: 1, amount: 5, code: CODE.fee };
  it.each<[string, Transfer]>([
    ['of nothing', { ...good, amount: 0 }],
    ['of less than nothing', { ...good, amount: -1 }],
    ['of half a cent', { ...good, amount: 0.5 }],
    ['of no number', { ...good, amount: Number.NaN }],
    ['of more than anything', { ...good, amount: Number.POSITIVE_INFINITY }],
    ['beyond whole numbers', { ...good, amount: 2 ** 53 }],
    ['that takes the giver beyond whole numbers', { ...good, amount: Number.MAX_SAFE_INTEGER }],
    ['that takes the receiver beyond whole numbers', { ...good, from: 2, amount: Number.MAX_SAFE_INTEGER - 4 }],
    ['to oneself', { ...good, to: 0 }],
    ['from nobody', { ...good, from: -1 }],
    ['to nobody', { ...good, to: 3 }],
    ['to a part of somebody', { ...good, to: 1.5 }],
    ['of nothing known', { ...good, asset: 2 }],
  ])('refuses linked transfers as a whole when the last is one %s', (_what, bad) => {
    const ledger = createLedger(3, 2);
    post(ledger, [good]);
    const before = structuredClone(ledger);
    expect(() => post(ledger, [good, good, bad])).toThrow('transfer');
    expect(ledger).toEqual(before);
  });

  it('counts what every linked transfer moves before it when it looks for room', () => {
    const most = Number.MAX_SAFE_INTEGER;
    const ledger = createLedger(3, 1);
    const half = { ...good, amount: (most - 1) / 2 };
    expect(() => post(ledger, [half, { ...half, code: CODE.deposit }, { ...good, code: CODE.withdrawal }])).toThrow('2^53');
    post(ledger, [half, { ...half, code: CODE.deposit }]);
    expect(balanceOf(ledger, 1, 0)).toBe(most - 1);
  });

  it('posts as many of the records that are used again as were linked', () => {
    const ledger = createLedger(3, 1);
    const records: Transfer[] = [];
    const two = link(records, link(records, 0, 0, 0, 1, 7, CODE.fee), 0, 0, 2, 8, CODE.fee);
    post(ledger, records, two);
    post(ledger, records, link(records, 0, 0, 1, 2, 3, CODE.deposit));
    expect([balanceOf(ledger, 0, 0), balanceOf(ledger, 1, 0), balanceOf(ledger, 2, 0)]).toEqual([-15, 4, 11]);
    expect([ledger.posted, records.length]).toEqual([3, 2]);
  });

  it('never lets a reservation fall below zero', () => {
    const ledger = createLedger(1, 1);
    reserve(ledger, 0, 0, 10);
    expect(() => reserve(ledger, 0, 0, -11)).toThrow('reservation');
  });
});

describe('margin as published', () => {
  it.each([
    // factor, coins, leverage, IMF, MMF
    [0.002, 1, 5, 0.2, 0.03],
    [0.002, 1, 20, 0.05, 0.03],
    [0.002, 2_500, 20, 0.1, 0.06],
    [0.002, 10_000, 5, 0.2, 0.12],
    [0.002, 40_000, 5, 0.4, 0.24],
    [0, 1_000_000, 3, 1 / 3, 0.03],
  ])('factor %d, %d coins at %dx: IMF %d, MMF %d', (factor, coins, leverage, imf, mmf) => {
    expect(positionImf(factor, coins, leverage)).toBeCloseTo(imf, 12);
    expect(positionImf(factor, -coins, leverage)).toBeCloseTo(imf, 12);
    expect(positionMmf(factor, coins)).toBeCloseTo(mmf, 12);
  });

  it.each([
    // weight, factor, coins, result: min(w, 1.1 / (1 + factor x sqrt(coins)))
    [0.95, 0.0005, 0, 0.95],
    [0.95, 0.0005, 10_000, 0.95],
    [0.95, 0.0005, 1_000_000, 0.7333333333],
    [0.95, 0.0005, 6_000_000, 0.4944387171],
    [0.975, 0.002, 100, 0.975],
  ])('collateral weight %d with factor %d at %d coins is %d', (weight, factor, coins, result) => {
    expect(collateralWeight(weight, factor, coins)).toBeCloseTo(result, 8);
  });

  it('counts the larger of the two ways that open orders can end', () => {
    expect(openSizeLots(100, 50, 0)).toBe(150);
    expect(openSizeLots(100, 0, 250)).toBe(150);
    expect(openSizeLots(100, 20, 60)).toBe(120);
    expect(openSizeLots(-100, 30, 10)).toBe(110);
  });
});

describe('numbers that are the same on every machine', () => {
  it('has an exp and a log that agree with the platform to 13 digits', () => {
    for (let x = -30; x <= 30; x += 0.37) expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 13);
    for (let x = 1e-6; x < 1e9; x *= 1.7) expect(Math.abs(log(x) - Math.log(x))).toBeLessThan(1e-12);
  });

  it('rounds halves to even, also beyond 2^53', () => {
    expect([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, 2.6].map(roundHalfEven)).toEqual([0, 2, 2, 0, -2, 2, 3].map((n) => n + 0));
    expect(mulDiv(7, 1, 2)).toBe(4);
    expect(mulDiv(5, 1, 2)).toBe(2);
    expect(mulDiv(2 ** 52, 10_001, 10_000)).toBe(Number((BigInt(2 ** 52) * 10_001n + 5_000n) / 10_000n));
    expect(mulDiv(-7, 1, 2)).toBe(-4);
    expect(mulDiv(-5, 1, 2)).toBe(-2);
  });

  it('divides products beyond 2^53 as bigint does, to the last unit and on ties', () => {
    const seed = seedFromText('mulDiv');
    const whole = (i: number, k: number, bits: number): number => Math.floor(2 ** (bits * drawUniform(seed, STREAM.policy, i, 0, k)));
    const exact = (a: number, b: number, c: number): number => {
      const twice = 2n * BigInt(a) * BigInt(b);
      const d = BigInt(c);
      const floor = (twice - (((twice % (2n * d)) + 2n * d) % (2n * d))) / (2n * d);
      const rest = twice - 2n * d * floor;
      return Number(rest > d || (rest === d && floor % 2n !== 0n) ? floor + 1n : floor);
    };
    let large = 0;
    for (let i = 0; i < 20_000; i++) {
      const sign = i % 2 === 0 ? 1 : -1;
      const half = whole(i, 1, 30);
      // Every third quotient is a whole number and a half.
      const [a, b, c] =
        i % 3 === 0
          ? [sign * half * (2 * whole(i, 2, 20) + 1), whole(i, 3, 40), 2 * half]
          : [sign * whole(i, 4, 53), whole(i, 5, 53), whole(i, 6, 53)];
      if (!Number.isSafeInteger(a * b)) large += 1;
      expect(mulDiv(a, b, c) === exact(a, b, c), `${a} x ${b} / ${c}`).toBe(true);
    }
    expect(large).toBeGreaterThan(5_000);
  });

  it('draws by key: the same key the same draw, another key another, evenly spread', () => {
    const seed = seedFromText('workshop');
    expect(drawUniform(seed, STREAM.reference, 5, 2)).toBe(drawUniform(seed, STREAM.reference, 5, 2));
    const seen = new Set<number>();
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < 20_000; i++) {
      const u = drawUniform(seed, STREAM.noiseSize, i, i % 7);
      seen.add(u);
      sum += u;
      const z = drawNormal(seed, STREAM.noiseSize, i, i % 7);
      squares += z * z;
    }
    expect(seen.size).toBeGreaterThan(19_990);
    expect(sum / 20_000).toBeCloseTo(0.5, 2);
    expect(squares / 20_000).toBeCloseTo(1, 1);
  });

  it('takes 32 hexadecimal digits as they are and hashes any other text', () => {
    expect(seedFromText('000000010000000200000003ffffffff')).toEqual([1, 2, 3, 0xffffffff]);
    expect(seedFromText('7')).not.toEqual(seedFromText('8'));
  });
});
