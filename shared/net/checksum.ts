/**
 * FNV-1a (Fowler, Noll, Vo), 64 bits, over the UTF-8 bytes of a text: tells a file that was cut or changed from a whole one. Chosen over a
 * cryptographic hash because it needs no runtime's own code and is the same at once in Node and in a browser; against a forger neither
 * would help, since anybody can compute a checksum anew. What a file says is believed only after replaying it.
 */
const BASIS_HIGH = 0xcbf29ce4;
const BASIS_LOW = 0x84222325;
/** The prime is 2^40 + 0x1b3: the first term moves the low word by eight bits into the high one. */
const PRIME_LOW = 0x1b3;
const WORD = 0x1_0000_0000;

export function checksumOf(text: string): string {
  let high = BASIS_HIGH;
  let low = BASIS_LOW;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * PRIME_LOW;
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / WORD) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return hex(high) + hex(low);
}

const hex = (word: number): string => word.toString(16).padStart(8, '0');
