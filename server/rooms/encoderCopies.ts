/**
 * Makes the schema encoder hand out copies. It returns a window of a pooled buffer; the socket library keeps that window while a
 * slow client's socket is full, and the next patch would overwrite it, so that one client could read bytes meant for another.
 */
import { Encoder } from '@colyseus/schema';

const COPYING = Symbol.for('allow-negative.encoder-copies');

export function copyEncoderBuffers(): void {
  const prototype = Encoder.prototype;
  if (Object.hasOwn(prototype, COPYING)) return;
  const { encode, encodeAll } = prototype;
  prototype.encode = function (...parameters) {
    return encode.apply(this, parameters).slice();
  };
  prototype.encodeAll = function (...parameters) {
    return encodeAll.apply(this, parameters).slice();
  };
  Object.defineProperty(prototype, COPYING, { value: true });
}
