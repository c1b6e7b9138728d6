/**
 * Play, pause, speed, step and jump through a loaded game. One question is with the worker at a time: while it thinks, wishes are
 * gathered and the last one counts, so that no queue builds up however fast somebody drags or plays.
 */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Eyes, LoadedGame, Moment } from './messages.ts';
import type { Replay } from './replay.ts';

export const SPEEDS = [1, 2, 4, 8, 16, 32, 64] as const;
export type Speed = (typeof SPEEDS)[number];

const STEPS_PER_SECOND = 4;
const FRAME_MS = 66;
/** After a pause of the browser's own, as in a hidden tab, play goes on from where it was and does not catch up. */
const LONGEST_FRAME_MS = 500;

export interface Player {
  step: ReadonlySignal<number>;
  /** The furthest step that was looked at. */
  reached: ReadonlySignal<number>;
  playing: ReadonlySignal<boolean>;
  speed: ReadonlySignal<Speed>;
  eyes: ReadonlySignal<Eyes>;
  toggle(): void;
  pause(): void;
  setSpeed(speed: Speed): void;
  /** Pauses, and shows the step; one outside the game is its nearest end. */
  jump(step: number): void;
  lookAs(eyes: Eyes): void;
  /** The symbol whose candles and depth are looked at. */
  lookAt(market: string): void;
  close(): void;
}

/** `show` is given each moment as it arrives; `failed` is told once if the worker cannot go on. */
export function createPlayer(
  replay: Replay,
  game: LoadedGame,
  first: { step: number; eyes: Eyes; market: string },
  show: (moment: Moment, eyes: Eyes) => void,
  failed: () => void,
): Player {
  const step = signal(first.step);
  const reached = signal(first.step);
  const playing = signal(false);
  const speed = signal<Speed>(1);
  const eyes = signal<Eyes>(first.eyes);
  let market = first.market;
  let asking = false;
  let wished = false;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastFrameMs = 0;
  let due = 0;

  async function ask(): Promise<void> {
    wished = true;
    if (asking) return;
    asking = true;
    try {
      while (wished && !closed) {
        wished = false;
        const as = eyes.value;
        const moment = await replay.ask('momentAt', { step: step.value, eyes: as, market });
        if (!closed) show(moment, as);
      }
    } catch {
      if (!closed) {
        pause();
        failed();
      }
    }
    asking = false;
  }

  function go(to: number): void {
    step.value = Math.max(0, Math.min(game.steps, Math.round(to)));
    reached.value = Math.max(reached.value, step.value);
    void ask();
  }

  function pause(): void {
    clearTimeout(timer);
    playing.value = false;
  }

  function frame(): void {
    const nowMs = performance.now();
    due += (Math.min(LONGEST_FRAME_MS, nowMs - lastFrameMs) / 1000) * STEPS_PER_SECOND * speed.value;
    lastFrameMs = nowMs;
    const whole = Math.floor(due);
    if (whole > 0 && !asking) {
      due -= whole;
      go(step.value + whole);
    }
    due = Math.min(due, STEPS_PER_SECOND * speed.value);
    if (step.value >= game.steps) pause();
    else timer = setTimeout(frame, FRAME_MS);
  }

  function play(): void {
    if (playing.value || step.value >= game.steps) return;
    playing.value = true;
    lastFrameMs = performance.now();
    due = 0;
    timer = setTimeout(frame, FRAME_MS);
  }

  return {
    step,
    reached,
    playing,
    speed,
    eyes,
    toggle: () => (playing.value ? pause() : play()),
    pause,
    setSpeed: (next) => {
      speed.value = next;
    },
    jump: (to) => {
      pause();
      go(to);
    },
    lookAs: (next) => {
      eyes.value = next;
      void ask();
    },
    lookAt: (next) => {
      if (next === market) return;
      market = next;
      void ask();
    },
    close: () => {
      closed = true;
      pause();
    },
  };
}
