/** Ordinary work of the voice. */
import type { MatterSpec, VoiceMatter } from './types.ts';
import { VOICE_ANSWERS } from './voiceAnswers.ts';
import { VOICE_GROWTH } from './voiceGrowth.ts';

export const VOICE: Record<VoiceMatter, MatterSpec> = { ...VOICE_ANSWERS, ...VOICE_GROWTH };
