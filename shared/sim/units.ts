/**
 * Units of the simulation. Money is integer US cents; coins are integer smallest units; sizes are integer lots;
 * prices are integer ticks. Every market's tick x lot is a whole number of cents, so a fill never rounds.
 */

/** A programmer's error, never a person's: stays on in production and freezes the game that meets it. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`simulation invariant: ${message}`);
}

/** Rounds to the nearest integer, halves to even. The only rounding of money in the simulation. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}

/** a x b / c rounded half to even, exact also where a x b passes 2^53. All three are integers, c > 0. */
export function mulDiv(a: number, b: number, c: number): number {
  const product = a * b;
  if (Number.isSafeInteger(product)) {
    const quotient = Math.floor(product / c);
    const rest = product - quotient * c;
    const twice = rest * 2;
    if (twice < c) return quotient;
    if (twice > c) return quotient + 1;
    return quotient % 2 === 0 ? quotient : quotient + 1;
  }
  return mulDivLarge(a, b, c);
}

/** Splits a double into two halves of 26 bits. */
const SPLITTER = 134_217_729;
/** Quotients and divisors below it leave room for every sum of `mulDivLarge` to be exact. */
const EXACT_BELOW = 1_125_899_906_842_624;

/** What a x b has beyond its rounded product: product plus error is a x b exactly (T. J. Dekker, Numerische Mathematik 18, 1971). */
function productError(a: number, b: number, product: number): number {
  const aShifted = a * SPLITTER;
  const aHigh = aShifted - (aShifted - a);
  const aLow = a - aHigh;
  const bShifted = b * SPLITTER;
  const bHigh = bShifted - (bShifted - b);
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** By a first guess at the quotient and what the guess leaves, both exact; by bigint where they would not be. */
function mulDivLarge(a: number, b: number, c: number): number {
  const product = a * b;
  let quotient = Math.floor(product / c);
  if (c >= EXACT_BELOW || Math.abs(quotient) >= EXACT_BELOW) return mulDivBig(a, b, c);
  const guessed = quotient * c;
  let rest = product - guessed + (productError(a, b, product) - productError(quotient, c, guessed));
  while (rest < 0) {
    rest += c;
    quotient -= 1;
  }
  while (rest >= c) {
    rest -= c;
    quotient += 1;
  }
  const twice = rest * 2;
  if (twice > c || (twice === c && quotient % 2 !== 0)) quotient += 1;
  return quotient;
}

function mulDivBig(a: number, b: number, c: number): number {
  const n = BigInt(a) * BigInt(b);
  const d = BigInt(c);
  let quotient = n / d;
  let rest = n % d;
  if (rest < 0n) {
    rest += d;
    quotient -= 1n;
  }
  const twice = rest * 2n;
  if (twice > d || (twice === d && quotient % 2n !== 0n)) quotient += 1n;
  return Number(quotient);
}

export const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
