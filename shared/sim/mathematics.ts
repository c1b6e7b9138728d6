/**
 * The simulation's own exp and log: only + - x /, so every machine gives the same last bit (Math.exp and Math.log may differ).
 * Relative error below 1e-14 on the ranges used; a unit grid compares them with the platform's.
 */
const LN2 = 0.6931471805599453;

/** e^x for |x| < 700. */
export function exp(x: number): number {
  const n = Math.round(x / LN2);
  const r = x - n * LN2;
  let term = 1;
  let sum = 1;
  for (let i = 1; i < 18; i++) {
    term = (term * r) / i;
    sum += term;
  }
  let scale = 1;
  const base = n < 0 ? 0.5 : 2;
  for (let i = Math.abs(n); i > 0; i--) scale *= base;
  return sum * scale;
}

/** Natural logarithm of x > 0, by halving into [0.7, 1.4] and the atanh series. */
export function log(x: number): number {
  let m = x;
  let n = 0;
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
    sum += term / i;
  }
  return 2 * sum + n * LN2;
}
