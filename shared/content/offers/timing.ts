/** How long an offer stays on a desk, and when it comes again. */

/** Long enough to be thought about, short enough to press. */
export const OPEN_DAYS = 70;
/** Comes again in the next round, where its window lasts. */
export const NEXT_ROUND = 140;

export const once = { openDays: OPEN_DAYS, cooldownDays: null, repeats: false } as const;
export const again = { openDays: OPEN_DAYS, cooldownDays: NEXT_ROUND, repeats: false } as const;
