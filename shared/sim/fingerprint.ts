/**
 * A 64-bit fingerprint of plain data: FNV-1a (Fowler, Noll, Vo) in two 32-bit lanes over a canonical walk. Keys are visited in
 * sorted order, numbers by their 64 bits, typed arrays element by element; the scenario, and
 * what follows from it alone, counts by its id and version.
 */
import type { SimState } from './state.ts';

const scratch = new Float64Array(1);
const words = new Uint32Array(scratch.buffer);

interface Lanes {
  a: number;
  b: number;
}

function eatWord(lanes: Lanes, word: number): void {
  lanes.a = Math.imul(lanes.a ^ word, 0x01000193);
  lanes.b = Math.imul(lanes.b ^ (word + 0x9e3779b9) ^ (lanes.a >>> 15), 0x01000193);
}

function eatNumber(lanes: Lanes, value: number): void {
  scratch[0] = value === 0 ? 0 : value;
  eatWord(lanes, words[0]!);
  eatWord(lanes, words[1]!);
}

function eatText(lanes: Lanes, text: string): void {
  eatWord(lanes, text.length);
  for (let i = 0; i < text.length; i++) eatWord(lanes, text.charCodeAt(i));
}

function eat(lanes: Lanes, value: unknown): void {
  if (typeof value === 'number') eatNumber(lanes, value);
  else if (typeof value === 'string') eatText(lanes, value);
  else if (typeof value === 'boolean') eatWord(lanes, value ? 3 : 2);
  else if (value === null) eatWord(lanes, 1);
  else if (Array.isArray(value)) eatAll(lanes, value);
  else if (isNumbers(value)) eatNumbers(lanes, value);
  else if (isMembers(value)) eatMembers(lanes, value);
  else throw new Error(`simulation invariant: ${typeof value} in the state`);
}

type Numbers = Float64Array | Int32Array | Uint32Array | Uint8Array | Int8Array;
type Members = Record<string, unknown>;
const isMembers = (value: unknown): value is Members => typeof value === 'object';
const isNumbers = (value: unknown): value is Numbers => ArrayBuffer.isView(value);

function eatNumbers(lanes: Lanes, values: Numbers): void {
  eatWord(lanes, values.length);
  for (let i = 0; i < values.length; i++) eatNumber(lanes, values[i]!);
}

function eatAll(lanes: Lanes, values: readonly unknown[]): void {
  eatWord(lanes, values.length);
  for (const element of values) eat(lanes, element);
}

function eatMembers(lanes: Lanes, members: Members): void {
  for (const key of sortedKeys(members)) {
    eatText(lanes, key);
    eat(lanes, members[key]);
  }
}

let lastKeys: readonly string[] = [];
let lastSorted: readonly string[] = [];

/** In the order of their UTF-16 units. Objects of one kind follow one another, so the last order is often the one asked for. */
function sortedKeys(members: Members): readonly string[] {
  const keys = Object.keys(members);
  if (keys.length !== lastKeys.length || keys.some((key, i) => key !== lastKeys[i])) {
    lastKeys = keys;
    lastSorted = keys.toSorted();
  }
  return lastSorted;
}

export function hashState(state: SimState): string {
  const lanes: Lanes = { a: 0x811c9dc5 | 0, b: 0x6c62272e | 0 };
  const { scenario, pricedIn: _, ...rest } = state;
  eatText(lanes, `${scenario.id}@${scenario.version}`);
  eat(lanes, rest);
  return hex(lanes.a) + hex(lanes.b);
}

/** Chains text onto a previous hash: the evidence log's own chain. */
export function chainHash(previous: string, text: string): string {
  const lanes: Lanes = { a: 0x811c9dc5 | 0, b: 0x6c62272e | 0 };
  eatText(lanes, previous);
  eatText(lanes, text);
  return hex(lanes.a) + hex(lanes.b);
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0');
