import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balanceOf } from '../../shared/sim/exchange/ledger.ts';
import { ACTS_AT, actsPriceTicks, initialMarginCents, marginOf } from '../../shared/sim/exchange/margin.ts';
import { type AccountMargin, type AccountRows, accountMargin, autoCloseFraction } from '../../shared/sim/exchange/marginMath.ts';
import { valueAtMark } from '../../shared/sim/exchange/valuation.ts';
import { type SimState, USD } from '../../shared/sim/state.ts';
import { giveDeskPosition, MILLION, newGame, play, setDeskCash } from '../support/game.ts';

const usd = (size: number) => ({ coin: 'USD', size, mark: 1, weightTotal: 1, imfFactor: 0 });

/** The same account after one market's mark has moved and nothing else has. */
const withMark = (account: AccountRows, market: string, mark: number): AccountRows => ({
  ...account,
  positions: account.positions.map((row) => (row.market === market ? { ...row, mark } : row)),
});

type Fractions = Pick<AccountMargin, 'marginFraction' | 'maintenanceMarginFraction' | 'autoCloseMarginFraction'>;
const gapTo = {
  liquidationPrice: (there: Fractions) => there.marginFraction! - there.maintenanceMarginFraction!,
  actsPrice: (there: Fractions) => there.marginFraction! - ACTS_AT * there.maintenanceMarginFraction!,
  autoClosePrice: (there: Fractions) => there.marginFraction! - there.autoCloseMarginFraction!,
};
type Price = keyof typeof gapTo;
const PRICES: Price[] = ['liquidationPrice', 'actsPrice', 'autoClosePrice'];

const nearly = (value: number, digits: number) => expect.closeTo(value, digits);

describe('margin worked by hand', () => {
  it('a long of 1 BIT from 10,000 with $2,000 at 5x', () => {
    // Value 2,000 + 1 x (10,000 - 10,000) = 2,000. Notional 10,000. Margin fraction 2,000 / 10,000 = 0.2.
    // IMF = max(1/5, 0.002 x sqrt 1) = 0.2. MMF = max(0.03, 0.6 x 0.002 x 1) = 0.03. Auto-close = max(0.015, -0.03) = 0.015.
    // One position has all the value behind it: PMPD = 2,000 / 10,000 = 0.2, zero price = 10,000 x 0.8 = 8,000.
    // At price p the value is p - 8,000, so p - 8,000 = f p, p = 8,000 / (1 - f):
    //   liquidation 8,000 / 0.97 = 8,247.4227, acts 8,000 / 0.9703 = 8,244.8727, auto-close 8,000 / 0.985 = 8,121.8274.
    const position = { market: 'BIT-PERP', size: 1, entry: 10_000, mark: 10_000, leverageMax: 5, imfFactor: 0.002 };
    expect(accountMargin({ collateral: [usd(2_000)], positions: [position], maxLeverage: 5 })).toEqual({
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
          zeroPrice: nearly(8_000, 8),
          liquidationPrice: nearly(8_247.4227, 4),
          autoClosePrice: nearly(8_121.8274, 4),
          actsPrice: nearly(8_244.8727, 4),
        },
      ],
      collateral: [{ coin: 'USD', weight: 1, value: 2_000 }],
    });
  });

  it('a short of 2,500 BIT on a quarter of a million KEY, part of it borrowed against', () => {
    // 250,000 KEY: sqrt = 500, weight min(0.95, 1.1 / (1 + 0.0005 x 500)) = min(0.95, 0.88) = 0.88; 250,000 x 25 x 0.88 = 5,500,000.
    // USD -500,000 counts in full. Collateral 5,000,000. Profit -2,500 x (10,000 - 10,200) = 500,000. Value 5,500,000.
    // Notional 25,000,000, margin fraction 0.22. sqrt 2,500 = 50: IMF max(1/20, 0.1) = 0.1, MMF max(0.03, 0.06) = 0.06.
    // Auto-close = max(0.03, 0) = 0.03. Zero price = 10,000 x (1 + 0.22) = 12,200.
    // At p the value is 5,500,000 - 2,500 (p - 10,000) = 30,500,000 - 2,500 p = f 2,500 p, p = 30,500,000 / (2,500 (1 + f)):
    //   liquidation / 2,650 = 11,509.4340, acts / 2,648.5 = 11,515.9524, auto-close / 2,575 = 11,844.6602.
    const collateral = [{ coin: 'KEY', size: 250_000, mark: 25, weightTotal: 0.95, imfFactor: 0.0005 }, usd(-500_000)];
    const position = { market: 'BIT-PERP', size: -2_500, entry: 10_200, mark: 10_000, leverageMax: 20, imfFactor: 0.002 };
    expect(accountMargin({ collateral, positions: [position] })).toEqual({
      totalAccountValue: nearly(5_500_000, 6),
      collateralValue: nearly(5_000_000, 6),
      marginFraction: nearly(0.22, 12),
      initialMarginFraction: nearly(0.1, 12),
      maintenanceMarginFraction: nearly(0.06, 12),
      autoCloseMarginFraction: nearly(0.03, 12),
      positions: [
        {
          market: 'BIT-PERP',
          imf: nearly(0.1, 12),
          mmf: nearly(0.06, 12),
          zeroPrice: nearly(12_200, 6),
          liquidationPrice: nearly(11_509.434, 4),
          autoClosePrice: nearly(11_844.6602, 4),
          actsPrice: nearly(11_515.9524, 4),
        },
      ],
      collateral: [
        { coin: 'KEY', weight: nearly(0.88, 12), value: nearly(5_500_000, 6) },
        { coin: 'USD', weight: 1, value: -500_000 },
      ],
    });
  });

  const large: AccountRows = {
    collateral: [usd(120e6)],
    positions: [
      { market: 'BIT-PERP', size: 40_000, entry: 9_900, mark: 10_000, leverageMax: 20, imfFactor: 0.002 },
      { market: 'KEY-PERP', size: -4_000_000, entry: 24, mark: 25, leverageMax: 20, imfFactor: 0.00002 },
    ],
    maxLeverage: 4,
  };

  it('a large long beside a short, with a leverage of 4 chosen under a cap of 20', () => {
    // Profit 40,000 x 100 - 4,000,000 x 1 = 0. Value 120 m. Notional 400 m + 100 m. Margin fraction 0.24.
    // BIT: sqrt = 200, IMF max(1/4, 0.4) = 0.4, MMF 0.24, maintenance 96 m. KEY: sqrt = 2,000, IMF max(1/4, 0.04) = 0.25,
    // MMF max(0.03, 0.024) = 0.03, maintenance 3 m. Account: IMF (160 + 25) / 500 = 0.37, MMF 99 / 500 = 0.198,
    // auto-close max(0.099, 0.138) = 0.138.
    // PMPD: BIT 96/99 x 120/400 = 0.290909, zero price 7,090.9091; KEY 3/99 x 120/100 = 0.036364, zero price 25.909091.
    // BIT at p: value 40,000 p - 280 m, maintenance 9,600 p + 3 m, notional 40,000 p + 100 m.
    //   liquidation 283 m / 30,400 = 9,309.2105; acts 282.97 m / 30,496 = 9,278.9218;
    //   auto-close, MMF - 0.06: 40,000 p - 280 m = 7,200 p - 3 m, p = 277 m / 32,800 = 8,445.1220 (MMF there 0.192, above 0.12).
    // KEY at p: value 220 m - 4 m p, maintenance 96 m + 0.12 m p, notional 400 m + 4 m p.
    //   liquidation 124 / 4.12 = 30.097087; acts 124.96 / 4.1188 = 30.338934;
    //   auto-close: 220 - 4 p = 72 - 0.12 p, p = 148 / 3.88 = 38.144330 (MMF there 0.182).
    expect(accountMargin(large)).toEqual({
      totalAccountValue: nearly(120e6, 4),
      collateralValue: 120e6,
      marginFraction: nearly(0.24, 12),
      initialMarginFraction: nearly(0.37, 12),
      maintenanceMarginFraction: nearly(0.198, 12),
      autoCloseMarginFraction: nearly(0.138, 12),
      positions: [
        {
          market: 'BIT-PERP',
          imf: nearly(0.4, 12),
          mmf: nearly(0.24, 12),
          zeroPrice: nearly(7_090.9091, 4),
          liquidationPrice: nearly(9_309.2105, 4),
          autoClosePrice: nearly(8_445.122, 4),
          actsPrice: nearly(9_278.9218, 4),
        },
        {
          market: 'KEY-PERP',
          imf: 0.25,
          mmf: 0.03,
          zeroPrice: nearly(25.909091, 6),
          liquidationPrice: nearly(30.097087, 6),
          autoClosePrice: nearly(38.14433, 6),
          actsPrice: nearly(30.338934, 6),
        },
      ],
      collateral: [{ coin: 'USD', weight: 1, value: 120e6 }],
    });
  });

  it('and each of its prices, put back as the mark, gives the fraction it stands for', () => {
    for (const position of accountMargin(large).positions)
      for (const price of PRICES) {
        const there = accountMargin(withMark(large, position.market, position[price]!));
        expect([position.market, price, gapTo[price](there)]).toEqual([position.market, price, nearly(0, 12)]);
      }
  });

  it('an auto-close price on the way to which the account MMF falls through 12 %', () => {
    // BIT 40,000 x 10,000 at MMF 0.24, other notional 400 m at 0.03. Now MMF (96 + 12) / 800 = 0.135. Value 230 m.
    // At 5,000: notional 600 m, MMF (48 + 12) / 600 = 0.10, auto-close max(0.05, 0.04) = 0.05, value 230 - 200 = 30 m = 0.05 x 600 m.
    const account: AccountRows = {
      collateral: [usd(230e6)],
      positions: [
        { market: 'BIT-PERP', size: 40_000, entry: 10_000, mark: 10_000, leverageMax: 20, imfFactor: 0.002 },
        { market: 'KEY-PERP', size: -16_000_000, entry: 25, mark: 25, leverageMax: 20, imfFactor: 0 },
      ],
    };
    const margin = accountMargin(account);
    expect(margin.autoCloseMarginFraction).toBeCloseTo(0.135 - 0.06, 12);
    expect(margin.positions[0]!.autoClosePrice).toBeCloseTo(5_000, 6);
  });

  it('the auto-close fraction takes the larger of half and six points less, equal at 12 %', () => {
    expect([0.03, 0.12, 0.2].map(autoCloseFraction)).toEqual([0.015, 0.06, nearly(0.14, 12)]);
  });
});

describe('margin at its edges', () => {
  const long = { market: 'BIT-PERP', size: 1, entry: 10_000, mark: 10_000, leverageMax: 5, imfFactor: 0.002 };

  it('an account without positions has a value and no fractions', () => {
    expect(accountMargin({ collateral: [usd(-5)], positions: [] })).toEqual({
      totalAccountValue: -5,
      collateralValue: -5,
      marginFraction: null,
      initialMarginFraction: null,
      maintenanceMarginFraction: null,
      autoCloseMarginFraction: null,
      positions: [],
      collateral: [{ coin: 'USD', weight: 1, value: -5 }],
    });
  });

  it('a long that collateral covers down to zero has no price where something happens', () => {
    const { positions } = accountMargin({ collateral: [usd(10_001)], positions: [long] });
    expect(positions[0]).toMatchObject({ zeroPrice: null, liquidationPrice: null, autoClosePrice: null, actsPrice: null });
  });

  it('a coin that is owed counts in full, however low its weight', () => {
    const owed = { coin: 'KEY', size: -100, mark: 25, weightTotal: 0.6, imfFactor: 0.0005 };
    expect(accountMargin({ collateral: [owed], positions: [] }).collateral).toEqual([{ coin: 'KEY', weight: 1, value: -2_500 }]);
  });

  it('a closed position has rates and no prices', () => {
    const { positions } = accountMargin({ collateral: [usd(1)], positions: [{ ...long, size: 0 }] });
    expect(positions).toEqual([
      { market: 'BIT-PERP', imf: 0.2, mmf: 0.03, zeroPrice: null, liquidationPrice: null, autoClosePrice: null, actsPrice: null },
    ]);
  });

  it('the lower of the market’s cap and the chosen leverage counts', () => {
    const imf = (leverageMax: number, maxLeverage?: number) =>
      accountMargin({ collateral: [], positions: [{ ...long, leverageMax }], maxLeverage }).positions[0]!.imf;
    expect([imf(20, 5), imf(5, 20), imf(20, 20), imf(5)]).toEqual([0.2, 0.2, 0.05, 0.2]);
  });
});

describe('margin of any account', () => {
  const decimal = (min: number, max: number) => fc.double({ min, max, noNaN: true, noDefaultInfinity: true });
  const positions = fc.array(
    fc
      .record({
        coins: decimal(0.01, 60_000),
        short: fc.boolean(),
        mark: decimal(0.5, 20_000),
        moved: decimal(0.7, 1.4),
        leverageMax: fc.constantFrom(1, 3, 5, 10, 20),
        imfFactor: fc.constantFrom(0, 0.00002, 0.0005, 0.002, 0.01, 0.05),
      })
      .map(({ coins, short, mark, moved, ...rest }) => ({ ...rest, size: short ? -coins : coins, mark, entry: mark * moved })),
    { minLength: 1, maxLength: 5 },
  );
  const accounts: fc.Arbitrary<AccountRows> = fc
    .record({
      positions: positions.map((rows) => rows.map((row, index) => ({ ...row, market: `M${index}` }))),
      valueShare: decimal(-0.2, 1.2),
      coins: decimal(-1_000, 1_000_000),
    })
    .map(({ positions, valueShare, coins }) => {
      const notional = positions.reduce((sum, row) => sum + Math.abs(row.size) * row.mark, 0);
      const key = { coin: 'KEY', size: coins, mark: 2, weightTotal: 0.95, imfFactor: 0.0005 };
      const profit = positions.reduce((sum, row) => sum + row.size * (row.mark - row.entry), 0);
      return { collateral: [usd(notional * valueShare - profit), key], positions };
    });

  it('each price, put back as the mark, gives the fraction it stands for within 1e-9', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        for (const position of accountMargin(account).positions) {
          const { mark } = account.positions.find((row) => row.market === position.market)!;
          for (const price of PRICES) {
            const at = position[price];
            // Nearer to zero the fraction itself is lost to rounding: almost no notional is left to divide by.
            if (at === null || at < mark / 100_000) continue;
            expect(Math.abs(gapTo[price](accountMargin(withMark(account, position.market, at))))).toBeLessThan(1e-9);
          }
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('where it gives no price, no price does it', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        for (const position of accountMargin(account).positions)
          for (const price of PRICES) {
            if (position[price] !== null) continue;
            const { mark } = account.positions.find((row) => row.market === position.market)!;
            const signs = new Set<number>();
            for (let factor = 1e-4; factor < 1e6; factor *= 1.5)
              signs.add(Math.sign(gapTo[price](accountMargin(withMark(account, position.market, mark * factor)))));
            expect([...signs]).toHaveLength(1);
          }
      }),
      { numRuns: 300 },
    );
  });

  it('positions closed at their zero prices leave exactly nothing', () => {
    fc.assert(
      fc.property(accounts, (account) => {
        const margin = accountMargin(account);
        fc.pre(margin.positions.every((position) => position.zeroPrice !== null));
        let left = margin.collateralValue;
        let moved = Math.abs(left);
        account.positions.forEach((row, index) => {
          left += row.size * (margin.positions[index]!.zeroPrice! - row.entry);
          moved += Math.abs(row.size) * (row.mark + row.entry);
        });
        expect(Math.abs(left) / moved).toBeLessThan(1e-12);
      }),
    );
  });

  it('a single position on its way down meets liquidation, the engine, auto-close and zero in this order', () => {
    const size = fc.oneof(decimal(0.01, 10_000), decimal(-10_000, -0.01));
    fc.assert(
      fc.property(size, decimal(0.25, 0.9), (size, share) => {
        const position = { market: 'M', size, entry: 100, mark: 100, leverageMax: 5, imfFactor: 0.002 };
        const margin = accountMargin({ collateral: [usd(Math.abs(size) * 100 * share)], positions: [position] }).positions[0]!;
        const way = [100, margin.liquidationPrice!, margin.actsPrice!, margin.autoClosePrice!, margin.zeroPrice!];
        expect(way).toEqual(way.toSorted((left, right) => (size > 0 ? right - left : left - right)));
        expect(new Set(way).size).toBe(5);
      }),
    );
  });
});

/** An account of a running game as the rows that the tool reads, in coins and dollars. */
function rowsOf(state: SimState, account: number): AccountRows {
  const { scenario, positions, ledger } = state;
  const held = scenario.markets.flatMap((spec, m) => {
    const at = account * positions.markets + m;
    const lots = positions.sizeLots[at]!;
    if (spec.kind !== 'perpetual' || lots === 0) return [];
    const coinsPerLot = spec.unitsPerLot / scenario.assets[spec.asset]!.unitsPerCoin;
    const entry = positions.costCents[at]! / spec.centsPerTickLot / lots / spec.ticksPerUsd;
    const mark = state.markets[m]!.markTicks / spec.ticksPerUsd;
    return [{ market: spec.id, size: lots * coinsPerLot, entry, mark, leverageMax: state.rules.leverageMax, imfFactor: spec.imfFactor }];
  });
  const collateral = scenario.assets.map((spec, asset) => ({
    coin: spec.id,
    size: balanceOf(ledger, account, asset) / spec.unitsPerCoin,
    mark: asset === USD ? 1 : valueAtMark(state, asset, spec.unitsPerCoin) / 100,
    weightTotal: asset === USD ? 1 : spec.weightTotal,
    imfFactor: asset === USD ? 0 : spec.imfFactor,
  }));
  return { collateral, positions: held };
}

const hasOpenOrders = (state: SimState, account: number): boolean => {
  const { markets, openBuyLots, openSellLots } = state.positions;
  return [openBuyLots, openSellLots].some((lots) => lots.subarray(account * markets, (account + 1) * markets).some((open) => open !== 0));
};

describe('engine and tool', () => {
  it('say the same of every account of a running game', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.nat(9_999),
        fc.array(fc.tuple(fc.integer({ min: -600_000, max: 600_000 }), fc.integer({ min: 1, max: 12 })), { minLength: 1, maxLength: 4 }),
        (seed, moves) => {
          const state = newGame(String(seed));
          for (const [lots, steps] of moves) {
            if (lots !== 0) giveDeskPosition(state, lots);
            setDeskCash(state, Math.abs(lots) * 300 + 5 * MILLION);
            for (let i = 0; i < steps; i++) play(state);
          }
          for (const { index } of state.accounts) {
            const rows = rowsOf(state, index);
            if (rows.positions.length === 0) continue;
            const tool = accountMargin(rows);
            const engine = marginOf(state, index);
            // Against the engine's own figure: a large account with one lot has a fraction in the hundred thousands.
            expect(tool.marginFraction! / engine.marginFraction!).toBeCloseTo(1, 10);
            expect(tool.maintenanceMarginFraction! / engine.maintenanceFraction).toBeCloseTo(1, 10);
            expect((tool.totalAccountValue * 100) / engine.accountValueCents).toBeCloseTo(1, 10);
            for (const position of tool.positions) {
              const market = state.scenario.markets.findIndex((spec) => spec.id === position.market);
              const acts = actsPriceTicks(state, index, market, 0, 0);
              expect(position.actsPrice === null).toBe(acts === null);
              if (acts !== null) expect((position.actsPrice! * state.scenario.markets[market]!.ticksPerUsd) / acts).toBeCloseTo(1, 9);
            }
            if (!hasOpenOrders(state, index))
              expect(tool.initialMarginFraction).toBeCloseTo(initialMarginCents(state, index, -1, 0) / engine.notionalCents, 10);
            compared += 1;
          }
        },
      ),
      { numRuns: 40 },
    );
    expect(compared).toBeGreaterThan(100);
  });
});
