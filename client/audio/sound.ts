/**
 * The game's sounds behind one switch. Howler is fetched with the first sound, never before; a machine without
 * audio, or a browser that keeps no settings, plays nothing and says nothing.
 */
import { signal } from '@preact/signals';
import type { Howl } from 'howler';

const sounds = {
  phone: { file: '/audio/phone.wav', volume: 0.55 },
  crowd: { file: '/audio/crowd.wav', volume: 0.5 },
  gavel: { file: '/audio/gavel.wav', volume: 0.6 },
  gate: { file: '/audio/gate.wav', volume: 0.7 },
} as const;
export type SoundId = keyof typeof sounds;

const KEY = 'allow-negative.sound';

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export const soundOn = signal(remembered());

export function setSoundOn(on: boolean): void {
  soundOn.value = on;
  if (!on) for (const howl of loaded.values()) howl.stop();
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // A browser that keeps nothing forgets the switch at the next visit.
  }
}

const loaded = new Map<SoundId, Howl>();

async function load(id: SoundId): Promise<Howl> {
  const { Howl } = await import('howler');
  const howl = loaded.get(id) ?? new Howl({ src: [sounds[id].file], volume: sounds[id].volume });
  loaded.set(id, howl);
  return howl;
}

/** Plays a sound unless the switch is off; one of a kind at a time. */
export function play(id: SoundId): void {
  if (!soundOn.value) return;
  load(id).then(
    (howl) => {
      if (soundOn.value && !howl.playing()) howl.play();
    },
    () => undefined,
  );
}
