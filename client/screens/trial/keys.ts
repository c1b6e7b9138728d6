/** Keys of the trial. They leave alone what a control on the page does with the same key, and never fire while a person types. */

import { trial } from '../../store/store.ts';
import { current, goBy, lookAs, opened, playOrPause } from './caseState.ts';
import type { Looking } from './seen.ts';
import { hidesWhoKnew } from './sitting.ts';

const held = (target: EventTarget | null, selector: string): boolean => target instanceof HTMLElement && target.closest(selector) !== null;
const TYPING = 'input:not([type="range"], [type="radio"]), textarea, select';
const PRESSABLE = 'button, a, summary, input';

/** The eyes in the order of their keys: the whole record first, customers last. */
export const eyesOf = (seats: readonly Exclude<Looking, 'record' | 'customers'>[]): Looking[] => ['record', ...seats, 'customers'];

/** V seals the vote where an answer is chosen, and else goes to the answers. */
function toVote(): void {
  const button = document.querySelector<HTMLButtonElement>('[data-vote]:not(:disabled)');
  if (button && document.querySelector('.trial-options input:checked')) button.click();
  else document.querySelector<HTMLElement>('.trial-options input:not(:disabled)')?.focus();
}

function onKey(event: KeyboardEvent): void {
  if (!opened.value || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (held(event.target, TYPING) || document.querySelector('dialog[open]')) return;
  const { key, target } = event;
  const walks = key === 'ArrowLeft' || key === 'ArrowRight';
  if (walks && held(target, 'input')) return;
  const eyes = /^\d$/.test(key) ? eyesOf(opened.value.game.seats)[Number(key)] : undefined;
  const option = document.querySelector<HTMLInputElement>(
    `.trial-options input[data-letter="${CSS.escape(key.toUpperCase())}"]:not(:disabled)`,
  );
  if (walks) goBy(key === 'ArrowRight' ? 1 : -1);
  else if (eyes) {
    if (!current.value || !hidesWhoKnew(current.value.exhibit, trial.value)) lookAs(eyes);
  } else if (option) option.click();
  else if (key.toLowerCase() === 'v') toVote();
  else if (key === ' ' && !held(target, PRESSABLE)) playOrPause();
  else return;
  event.preventDefault();
}

export function listenForTrialKeys(): () => void {
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
