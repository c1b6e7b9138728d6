/**
 * Cross margin of one account as arithmetic over plain numbers: rates, weights, totals, and the prices at which something happens to
 * a position. Knows no state, no accounts and no units: sizes are in coins, money in any one currency unit. The engine reaches these
 * functions through margin.ts, the `margin` command line calls them directly. Sources: help.ftx.com/hc/en-us/articles/
 * 360027946371-Margin-Collateral (IMF, account MMF), .../360031149632-Collateral-Management (weights), .../360027668712-Liquidations
 * (auto-close fraction, zero price); docs/decisions/0007-margin-rates.md and 0010-margin-tool.md.
 */

/** The engine acts a little below the published fraction: at 0.99 x MMF. */
export const ACTS_AT = 0.99;
/** MMF of a position too small for its size to count, and of an account without positions. */
export const MMF_FLOOR = 0.03;
const MMF_SHARE_OF_FACTOR = 0.6;
const WEIGHT_CEILING = 1.1;
const AUTO_CLOSE_SHARE = 0.5;
const AUTO_CLOSE_GAP = 0.06;
/** Where both branches of the auto-close fraction meet they have the same root, up to rounding: neither may be lost. */
const KINK_TOLERANCE = 1e-12;

/** Size without sign: a long and a short of the same size need the same. */
export const positionImf = (imfFactor: number, sizeCoins: number, leverageMax: number): number =>
  Math.max(1 / leverageMax, imfFactor * Math.sqrt(Math.abs(sizeCoins)));

export const positionMmf = (imfFactor: number, sizeCoins: number): number =>
  Math.max(MMF_FLOOR, MMF_SHARE_OF_FACTOR * imfFactor * Math.sqrt(Math.abs(sizeCoins)));

/** Size that counts as open in a market: the larger of the two ways that position and resting orders could end up. */
export const openSizeLots = (positionLots: number, buyLots: number, sellLots: number): number =>
  Math.max(Math.abs(positionLots + buyLots), Math.abs(positionLots - sellLots));

/** What a balance counts for per dollar at mark. What is owed (a negative balance) counts in full. */
export const collateralWeight = (weight: number, imfFactor: number, sizeCoins: number): number =>
  sizeCoins < 0 ? 1 : Math.min(weight, WEIGHT_CEILING / (1 + imfFactor * Math.sqrt(sizeCoins)));

/** Margin fraction below which positions are taken over at their zero price. Takes the account's MMF, gives the account's fraction. */
export const autoCloseFraction = (mmf: number): number => Math.max(AUTO_CLOSE_SHARE * mmf, mmf - AUTO_CLOSE_GAP);

/**
 * The published PMPD: account value that stands behind a position, per dollar of its notional. Value is divided among positions by
 * their share of maintenance margin. Negative once the account is below zero.
 */
export const valueBehind = (maintenance: number, maintenanceOfAll: number, value: number, notional: number): number =>
  ((maintenance / maintenanceOfAll) * value) / notional;

/** Price at which a position leaves nothing: mark x (1 - PMPD) for a long, mark x (1 + PMPD) for a short. Null if not above zero. */
export const zeroPrice = (mark: number, side: 'long' | 'short', pmpd: number): number | null =>
  positiveOrNull(mark * (side === 'long' ? 1 - pmpd : 1 + pmpd));

/** A position whose mark is moved. `exposure` is signed: what the account gains when the price rises by one. */
export interface MovingPosition {
  exposure: number;
  mark: number;
  mmf: number;
}

/** What stays as it is while one position's mark moves: collateral, and the other positions at their marks. */
export interface RestOfAccount {
  /** Account value at the marks, the moving position's profit included. */
  value: number;
  /** Of the other positions only. */
  notional: number;
  maintenance: number;
}

/**
 * Price at which margin fraction equals the account's MMF. Exact: MMF is weighted by notional and moves with the price, but value,
 * notional and maintenance margin are all linear in it. Null if no positive price does it.
 */
export const liquidationPrice = (rest: RestOfAccount, moving: MovingPosition): number | null =>
  positiveOrNull(priceWhereValueIs(rest, moving, 1, 0));

/** Price at which the engine acts: margin fraction equals 0.99 x MMF. Null if no positive price does it. */
export const actsPrice = (rest: RestOfAccount, moving: MovingPosition): number | null =>
  positiveOrNull(priceWhereValueIs(rest, moving, ACTS_AT, 0));

/**
 * Price at which margin fraction equals the auto-close fraction of the account's MMF at that price. Each of the two branches is
 * linear, and a root counts where its own branch is the larger; should both have one, the nearer to the mark. Null if none.
 */
export function autoClosePrice(rest: RestOfAccount, moving: MovingPosition): number | null {
  const half = positiveOrNull(priceWhereValueIs(rest, moving, AUTO_CLOSE_SHARE, 0));
  const less = positiveOrNull(priceWhereValueIs(rest, moving, 1, AUTO_CLOSE_GAP));
  const halfHolds = half !== null && kinkRatio(rest, moving, half) <= 1 + KINK_TOLERANCE;
  const lessHolds = less !== null && kinkRatio(rest, moving, less) >= 1 - KINK_TOLERANCE;
  if (halfHolds && lessHolds) return Math.abs(half - moving.mark) <= Math.abs(less - moving.mark) ? half : less;
  if (halfHolds) return half;
  return lessHolds ? less : null;
}

/** Account MMF at a price over the MMF at which both branches of the auto-close fraction are equal (12 %). */
function kinkRatio(rest: RestOfAccount, { exposure, mmf }: MovingPosition, price: number): number {
  const notional = Math.abs(exposure) * price;
  return (rest.maintenance + notional * mmf) / (rest.notional + notional) / (AUTO_CLOSE_GAP / (1 - AUTO_CLOSE_SHARE));
}

/** Root of value(p) = share x maintenance(p) - gap x notional(p); not finite when both sides run parallel. */
function priceWhereValueIs(rest: RestOfAccount, { exposure, mark, mmf }: MovingPosition, share: number, gap: number): number {
  const size = Math.abs(exposure);
  const slope = share * size * mmf - gap * size - exposure;
  return (rest.value - exposure * mark - (share * rest.maintenance - gap * rest.notional)) / slope;
}

const positiveOrNull = (price: number): number | null => (price > 0 && Number.isFinite(price) ? price : null);

export interface CollateralRow {
  coin: string;
  /** Coins; negative when owed. */
  size: number;
  mark: number;
  weightTotal: number;
  imfFactor: number;
}

export interface PositionRow {
  market: string;
  /** Coins; negative for a short. */
  size: number;
  entry: number;
  mark: number;
  /** The market's cap. */
  leverageMax: number;
  imfFactor: number;
}

export interface AccountRows {
  collateral: readonly CollateralRow[];
  positions: readonly PositionRow[];
  /** Leverage that the account chose, if it chose one: the lower of this and a market's cap counts. */
  maxLeverage?: number | undefined;
}

/** Fractions are null for an account without positions; prices are null where no positive price does it. */
export interface AccountMargin {
  totalAccountValue: number;
  collateralValue: number;
  marginFraction: number | null;
  initialMarginFraction: number | null;
  maintenanceMarginFraction: number | null;
  autoCloseMarginFraction: number | null;
  positions: {
    market: string;
    imf: number;
    mmf: number;
    zeroPrice: number | null;
    liquidationPrice: number | null;
    autoClosePrice: number | null;
    actsPrice: number | null;
  }[];
  collateral: { coin: string; weight: number; value: number }[];
}

/** Margin of a whole account, all marks given. A position's prices move its own mark alone: collateral in the same coin stays put. */
export function accountMargin(account: AccountRows): AccountMargin {
  const collateral = account.collateral.map(({ coin, size, mark, weightTotal, imfFactor }) => {
    const weight = collateralWeight(weightTotal, imfFactor, size);
    return { coin, weight, value: size * mark * weight };
  });
  const rows = account.positions.map((position) => {
    const { size, mark, imfFactor, leverageMax } = position;
    const notional = Math.abs(size) * mark;
    const imf = positionImf(imfFactor, size, Math.min(leverageMax, account.maxLeverage ?? leverageMax));
    const mmf = positionMmf(imfFactor, size);
    return { position, notional, imf, mmf, maintenance: notional * mmf };
  });
  const collateralValue = sum(collateral, (row) => row.value);
  const value = collateralValue + sum(rows, ({ position: { size, mark, entry } }) => size * (mark - entry));
  const notional = sum(rows, (row) => row.notional);
  const maintenance = sum(rows, (row) => row.maintenance);
  const perNotional = (total: number): number | null => (notional > 0 ? total / notional : null);
  const mmfOfAll = perNotional(maintenance);

  const positions = rows.map((row) => {
    const { market, size, mark } = row.position;
    const others = rows.filter((other) => other !== row);
    const rest = { value, notional: sum(others, (other) => other.notional), maintenance: sum(others, (other) => other.maintenance) };
    const moving = { exposure: size, mark, mmf: row.mmf };
    const pmpd = valueBehind(row.maintenance, maintenance, value, row.notional);
    return {
      market,
      imf: row.imf,
      mmf: row.mmf,
      zeroPrice: zeroPrice(mark, size > 0 ? 'long' : 'short', pmpd),
      liquidationPrice: liquidationPrice(rest, moving),
      autoClosePrice: autoClosePrice(rest, moving),
      actsPrice: actsPrice(rest, moving),
    };
  });
  return {
    totalAccountValue: value,
    collateralValue,
    marginFraction: perNotional(value),
    initialMarginFraction: perNotional(sum(rows, (row) => row.notional * row.imf)),
    maintenanceMarginFraction: mmfOfAll,
    autoCloseMarginFraction: mmfOfAll === null ? null : autoCloseFraction(mmfOfAll),
    positions,
    collateral,
  };
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  let total = 0;
  for (const row of rows) total += of(row);
  return total;
}
