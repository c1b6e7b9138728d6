/**
 * The simulation's own exp and log: only + - x /, so every machine gives the same last bit (Math.exp and Math.log may differ).
 * Relative error below 1e-14 on the ranges used; a unit grid compares them with the platform's.
 */
const LN2 = 0.6931471805599453;
/** Large arguments of log are halved so often at once. */
const LARGE_BITS = 16;
const LARGE = 65_536;

/** e^x for |x| < 700. */
export function exp(x: number): number {
  const n = Math.round(x / LN2);
  const r = x - n * LN2;
  let term = 1;
  let sum = 1;
  for (let i = 1; i < 18; i++) {
    term = (term * r) / i;
    const next = sum + term;
    // Terms only shrink: what this one does not change, none after it does.
    if (next === sum) break;
    sum = next;
  }
  return sum * powerOfTwo(n);
}

/** 2^n for whole |n| < 1,024, by repeated squaring: every product is exact. */
function powerOfTwo(n: number): number {
  let square = n < 0 ? 0.5 : 2;
  let scale = 1;
  for (let rest = Math.abs(n); rest > 0; rest >>= 1) {
    if ((rest & 1) === 1) scale *= square;
    square *= square;
  }
  return scale;
}

/** Natural logarithm of x > 0, by halving into [0.7, 1.4] and the atanh series. */
export function log(x: number): number {
  let m = x;
  let n = 0;
  while (m > LARGE) {
    m /= LARGE;
    n += LARGE_BITS;
  }
  while (m > 1.4142135623730951) {
    m /= 2;
    n += 1;
  }
  while (m < 0.7071067811865476) {
    m *= 2;
    n -= 1;
  }
  const t = (m - 1) / (m + 1);
  const t2 = t * t;
  let term = t;
  let sum = t;
  for (let i = 3; i < 40; i += 2) {
    term *= t2;
    const next = sum + term / i;
    if (next === sum) break;
    sum = next;
  }
  return 2 * sum + n * LN2;
}
