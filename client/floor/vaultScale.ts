/** How full the vault looks in a firm that grows by orders of magnitude: growth by its logarithm, a fall by its share. */

const fullestGrowth = 1.5;
const growthPerTenfold = 0.3;

/**
 * The figure at which the vault would stand as at the opening. `peakCents` is the most ever claimed: below it the gold stands
 * lower by the share that has gone, whatever the growth before.
 */
export function vaultBaseCents(openingCents: number, peakCents: number): number {
  const growth = Math.min(fullestGrowth, 1 + growthPerTenfold * Math.log10(Math.max(1, peakCents / Math.max(1, openingCents))));
  return peakCents / growth;
}
