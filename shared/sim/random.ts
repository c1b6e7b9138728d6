/**
 * Keyed randomness: every draw is a pure function of (seed, stream, step, entity, k), so a changed decision cannot shift
 * anybody else's luck and two futures compare like with like. Entity is a stable id, never an array position.
 * Mixing: multiply-xorshift rounds as in Austin Appleby's MurmurHash3 finaliser (public domain), keyed by a 128-bit seed.
 */
import { log } from './mathematics.ts';

export type Seed = [number, number, number, number];

/** One number per purpose. Never renumber: recorded games depend on it. */
export const STREAM = {
  reference: 1,
  turn: 2,
  noiseWhether: 3,
  noiseSide: 4,
  noiseSize: 5,
  withdrawal: 6,
  liquidation: 7,
  block: 8,
  policy: 9,
  maker: 10,
  news: 11,
  fund: 12,
  squeeze: 13,
  flashCrash: 14,
  weather: 20,
  bitPath: 21,
  bitJump: 22,
  basketPath: 23,
  coinPath: 24,
  worldNews: 25,
  founder: 26,
  token: 40,
  cohort: 41,
  discovery: 42,
  offer: 43,
  matter: 44,
  rescue: 45,
} as const;
export type Stream = (typeof STREAM)[keyof typeof STREAM];

function mix(h: number): number {
  let x = h | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

/** 32 uniform bits. */
export function drawBits(seed: Seed, stream: Stream, step: number, entity: number, k = 0): number {
  let h = mix(seed[0] ^ Math.imul(stream, 0x9e3779b1));
  h = mix(h ^ seed[1] ^ Math.imul(step, 0x85ebca77));
  h = mix(h ^ seed[2] ^ Math.imul(entity + 1, 0xc2b2ae3d));
  return mix(h ^ seed[3] ^ Math.imul(k + 1, 0x27d4eb2f));
}

/** Uniform on the open interval (0, 1), 32 bits. */
export function drawUniform(seed: Seed, stream: Stream, step: number, entity: number, k = 0): number {
  return (drawBits(seed, stream, step, entity, k) + 0.5) / 4294967296;
}

/** Standard normal by Marsaglia's polar method (1964); at most 16 tries, then 0. */
export function drawNormal(seed: Seed, stream: Stream, step: number, entity: number, k = 0): number {
  for (let attempt = 0; attempt < 16; attempt++) {
    const u = 2 * drawUniform(seed, stream, step, entity, k * 64 + attempt * 2 + 1) - 1;
    const v = 2 * drawUniform(seed, stream, step, entity, k * 64 + attempt * 2 + 2) - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
  }
  return 0;
}

/** A 128-bit seed from text: 32 hexadecimal digits are taken as they are, anything else is hashed. */
export function seedFromText(text: string): Seed {
  if (/^[0-9a-f]{32}$/.test(text)) {
    const word = (i: number): number => Number.parseInt(text.slice(i * 8, i * 8 + 8), 16) >>> 0;
    return [word(0), word(1), word(2), word(3)];
  }
  const seed: Seed = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344];
  for (let i = 0; i < text.length; i++) {
    const lane = i & 3;
    seed[lane] = mix((seed[lane] ?? 0) ^ Math.imul(text.charCodeAt(i) + 1, 0x9e3779b1) ^ i);
  }
  for (let lane = 0; lane < 4; lane++) seed[lane] = mix((seed[lane] ?? 0) ^ (seed[(lane + 1) & 3] ?? 0) ^ text.length);
  return seed;
}
