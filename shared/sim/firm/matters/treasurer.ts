/** Ordinary work of the treasurer. */
import { TREASURER_BOOKS } from './treasurerBooks.ts';
import { TREASURER_CASH } from './treasurerCash.ts';
import type { MatterSpec, TreasurerMatter } from './types.ts';

export const TREASURER: Record<TreasurerMatter, MatterSpec> = { ...TREASURER_BOOKS, ...TREASURER_CASH };
