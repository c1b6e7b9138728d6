/** A scenario written as its differences from another one. */
import type { Scenario } from '../sim/scenario.ts';

/** Any part of it, as deep as it goes. A list takes the place of the whole list. */
export type Overlay<T> = T extends readonly unknown[] ? T : T extends object ? { [Key in keyof T]?: Overlay<T[Key]> } : T;

/** What is not named stays as it is in `base`, which is not touched. Another scenario has an id and a version of its own. */
export const scenarioFrom = (base: Scenario, overlay: Overlay<Scenario> & Pick<Scenario, 'id' | 'version'>): Scenario =>
  laidOver(base, overlay) as Scenario;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function laidOver(below: unknown, above: unknown): unknown {
  if (!isRecord(below) || !isRecord(above)) return structuredClone(above);
  const both: Record<string, unknown> = structuredClone(below);
  for (const [field, value] of Object.entries(above)) both[field] = laidOver(below[field], value);
  return both;
}
