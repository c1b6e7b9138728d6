/** A thing that the economy has to show: a figure against its bar. Each figure is the worst case over what the target looks at. */
import type { Scenario } from '../../../shared/sim/scenario.ts';
import type { Interval } from '../../statistics.ts';

export interface Target {
  id: string;
  what: string;
  figure: number;
  /** One number, or the two ends of a band. */
  bar: number | [number, number];
  holds: boolean;
  /** Paths, pairs or strategies that the figure rests on, and its interval at 95 %. */
  n: number;
  interval: Interval | null;
  by?: Record<string, number>;
}

/** Figures that every long game prints, in this order. */
export const TARGET_IDS = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7', 'L8', 'L9'] as const;

/**
 * Where no crash can come cheating may pay: what is asked of the other economies is then only told. How integrity is scored is asked of
 * every one.
 */
export const isAsked = ({ business }: Scenario, id: string): boolean => id === 'L9' || business!.weather.softChance < 1;
