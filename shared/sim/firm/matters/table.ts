/** Every kind of ordinary work, by the seat whose it is. */
import { CHIEF } from './chief.ts';
import { DESK } from './desk.ts';
import { ENGINEER } from './engineer.ts';
import { RISK } from './risk.ts';
import { TREASURER } from './treasurer.ts';
import type { MatterId, MatterSpec } from './types.ts';
import { VOICE } from './voice.ts';

export const MATTERS: Record<MatterId, MatterSpec> = { ...CHIEF, ...ENGINEER, ...DESK, ...RISK, ...TREASURER, ...VOICE };
export const MATTER_IDS = Object.keys(MATTERS) as MatterId[];
