/** Keys of the replay page. They leave alone what a control on the page does with the same key. */
import { SPEEDS } from '../../replay/player.ts';
import { decisionStep } from './decided.ts';
import { choices, open } from './replayState.ts';

const held = (target: EventTarget | null, selector: string): boolean => target instanceof HTMLElement && target.closest(selector) !== null;
const TYPING = 'input:not([type="range"]), textarea, select';
const PRESSABLE = 'button, a, summary, input, [role="tab"]';
const WALKED = '[role="tablist"], [role="radiogroup"], .message-list, input[type="range"]';

export function jumpRound(forward: boolean): void {
  if (!open.value) return;
  const { game, player } = open.value;
  const at = game.rounds.findIndex((round) => player.step.value <= round.toStep);
  const now = game.rounds[at];
  if (!now) return;
  if (forward) player.jump(game.rounds[at + 1]?.fromStep ?? game.steps);
  else player.jump(player.step.value > now.fromStep ? now.fromStep : (game.rounds[at - 1]?.fromStep ?? 0));
}

export function jumpDecision(forward: boolean): void {
  if (!open.value) return;
  const { player, decisions } = open.value;
  const to = decisionStep(decisions, player.step.value, forward);
  if (to !== null) player.jump(to);
}

export function changeSpeed(by: 1 | -1): void {
  const player = open.value?.player;
  const next = player && SPEEDS[SPEEDS.indexOf(player.speed.value) + by];
  if (player && next !== undefined) player.setSpeed(next);
}

function onKey(event: KeyboardEvent): void {
  if (!open.value || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (held(event.target, TYPING) || document.querySelector('dialog[open]')) return;
  const { game, player } = open.value;
  const eyes = /^\d$/.test(event.key) ? choices(game)[Number(event.key)] : undefined;
  const walks = event.key.startsWith('Arrow') || event.key === 'Home' || event.key === 'End';
  if (walks && held(event.target, WALKED)) return;
  if (eyes) player.lookAs(eyes);
  else if (event.key === ' ' && !held(event.target, PRESSABLE)) player.toggle();
  else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
    const forward = event.key === 'ArrowRight';
    if (event.shiftKey) jumpRound(forward);
    else player.jump(player.step.value + (forward ? 1 : -1));
  } else if (event.key === 'Home') player.jump(0);
  else if (event.key === 'End') player.jump(game.steps);
  else if (event.key === '.' || event.key === ',') jumpDecision(event.key === '.');
  else if (event.key === '+' || event.key === '-') changeSpeed(event.key === '+' ? 1 : -1);
  else return;
  event.preventDefault();
}

export function listenForReplayKeys(): () => void {
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}
