/** Generates the sounds of the game into assets/audio: mono 16-bit WAV at 22,050 Hz, the same bytes every time. */
import { mkdirSync, writeFileSync } from 'node:fs';

const RATE = 22_050;
const target = new URL('../assets/audio/', import.meta.url);

/** Linear rise over `riseSeconds`, then an exponential fall with the given time constant. */
function envelope(seconds: number, riseSeconds: number, fallSeconds: number): number {
  return seconds < riseSeconds ? seconds / riseSeconds : Math.exp(-(seconds - riseSeconds) / fallSeconds);
}

/** A small bell: the fundamental and two partials that die sooner. */
function bell(seconds: number, hertz: number): number {
  const turn = 2 * Math.PI * hertz * seconds;
  return (
    Math.sin(turn) + 0.32 * Math.sin(2.01 * turn) * Math.exp(-seconds / 0.09) + 0.12 * Math.sin(3.02 * turn) * Math.exp(-seconds / 0.04)
  );
}

/** A soft desk phone: two warbles of two tones, the second quieter. */
function phone(seconds: number): number {
  const strikes = [
    { at: 0, hertz: 659, gain: 1 },
    { at: 0.11, hertz: 523, gain: 0.9 },
    { at: 0.36, hertz: 659, gain: 0.62 },
    { at: 0.47, hertz: 523, gain: 0.56 },
  ];
  let sum = 0;
  for (const { at, hertz, gain } of strikes) {
    const since = seconds - at;
    if (since >= 0) sum += gain * envelope(since, 0.006, 0.085) * bell(since, hertz);
  }
  return 0.34 * sum;
}

/** The same noise at every run of this tool, -1 to 1. */
function noise(sample: number): number {
  const mixed = Math.imul(sample ^ (sample >>> 15), 2_246_822_519) >>> 0;
  return (Math.imul(mixed ^ (mixed >>> 13), 3_266_489_917) >>> 0) / 2_147_483_648 - 1;
}

/** Noise that changes `hertz` times a second, drawn smooth between. */
function murmurAt(seconds: number, hertz: number, voice: number): number {
  const at = seconds * hertz;
  const from = Math.floor(at);
  const share = at - from;
  const smooth = share * share * (3 - 2 * share);
  return noise(from * 7 + voice) * (1 - smooth) + noise((from + 1) * 7 + voice) * smooth;
}

/** Many voices behind glass: low noise in which nobody is understood, swelling and falling. */
function crowd(seconds: number): number {
  let sum = 0;
  for (const [voice, hertz] of [210, 270, 340, 430].entries()) {
    const talking = Math.max(0, 0.45 + murmurAt(seconds, 3.1 + voice * 0.7, 90 + voice));
    sum += talking * murmurAt(seconds, hertz, voice);
  }
  return 0.24 * sum * Math.min(1, seconds / 0.6) * Math.min(1, (3.2 - seconds) / 1.2);
}

/** A heavy shutter: slats that run down, then a blow that rings low. */
function gate(seconds: number): number {
  const running = seconds < 0.62 ? 0.22 * Math.abs(Math.sin(2 * Math.PI * 14 * seconds)) * murmurAt(seconds, 900, 3) : 0;
  const since = seconds - 0.62;
  if (since < 0) return running;
  const blow = envelope(since, 0.004, 0.3) * (Math.sin(2 * Math.PI * 58 * since) + 0.5 * Math.sin(2 * Math.PI * 91 * since));
  return 0.52 * blow + 0.3 * envelope(since, 0.002, 0.05) * murmurAt(seconds, 1600, 5);
}

/** A gavel on its block: a dry crack, the wood below it, and a second, lighter knock. */
function gavel(seconds: number): number {
  let sum = 0;
  for (const { at, gain } of [
    { at: 0, gain: 1 },
    { at: 0.19, gain: 0.55 },
  ]) {
    const since = seconds - at;
    if (since < 0) continue;
    const wood = Math.sin(2 * Math.PI * 176 * since) + 0.6 * Math.sin(2 * Math.PI * 412 * since) * Math.exp(-since / 0.02);
    sum += gain * (0.6 * envelope(since, 0.002, 0.06) * wood + 0.5 * envelope(since, 0.001, 0.012) * murmurAt(since, 3200, 11));
  }
  return 0.6 * sum;
}

function wav(sound: (seconds: number) => number, seconds: number): Buffer {
  const samples = Math.round(seconds * RATE);
  const file = Buffer.alloc(44 + samples * 2);
  file.write('RIFF', 0);
  file.writeUInt32LE(36 + samples * 2, 4);
  file.write('WAVEfmt ', 8);
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE * 2, 28);
  file.writeUInt16LE(2, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36);
  file.writeUInt32LE(samples * 2, 40);
  for (let index = 0; index < samples; index++) {
    const fadeOut = Math.min(1, (samples - index) / (0.02 * RATE));
    const value = Math.max(-1, Math.min(1, sound(index / RATE) * fadeOut));
    file.writeInt16LE(Math.round(value * 32_767), 44 + index * 2);
  }
  return file;
}

mkdirSync(target, { recursive: true });
writeFileSync(new URL('phone.wav', target), wav(phone, 0.86));
writeFileSync(new URL('crowd.wav', target), wav(crowd, 3.2));
writeFileSync(new URL('gavel.wav', target), wav(gavel, 0.6));
writeFileSync(new URL('gate.wav', target), wav(gate, 1.7));
