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
