/**
 * How far a sitting has come. The record is shown up to the exhibit that is being asked about and no further; an open answer moves the
 * line to the next exhibit, and the last one to the end. Pure.
 */
import type { TrialExhibit, TrialView } from '../../../shared/net/messages.ts';
import type { Exhibit } from '../../../shared/sim/judgement/exhibitTypes.ts';

export const votesOn = (trial: TrialView | null, id: string): TrialExhibit | null => trial?.exhibits.find((one) => one.id === id) ?? null;

const isOpen = (trial: TrialView | null, { id }: Exhibit): boolean => votesOn(trial, id)?.open != null;

/** The furthest exhibit that may be looked at: the first without an open answer, or the one that the host shows. */
export function reachOf(exhibits: readonly Exhibit[], trial: TrialView | null): number {
  const firstShut = exhibits.findIndex((exhibit) => !isOpen(trial, exhibit));
  const shown = exhibits.findIndex(({ id }) => id === trial?.shown);
  return Math.max(firstShut === -1 ? exhibits.length - 1 : firstShut, shown, 0);
}

/** The last step that the table may see. */
export function horizonOf(exhibits: readonly Exhibit[], trial: TrialView | null, steps: number): number {
  const furthest = exhibits[reachOf(exhibits, trial)];
  if (!furthest || isOpen(trial, furthest)) return steps;
  return furthest.step;
}

/** The question would be answered by the list of who knew. */
export const hidesWhoKnew = (exhibit: Exhibit, trial: TrialView | null): boolean => exhibit.question.asksWhoKnew && !isOpen(trial, exhibit);

export const LETTERS = 'ABCDEFGH';
export const letterOf = (option: number): string => LETTERS[option] ?? String(option + 1);
