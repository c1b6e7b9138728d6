/** What the page claimed is held for customers beside what was there, on one scale; the missing part is hatched and named. */
import type { Sums } from '../../../shared/sim/judgement/sums.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import { isVeiled, moment, type OpenCase } from './caseState.ts';
import { whenOf } from './reading.ts';
import { w } from './words.ts';

const HEIGHT = 222;
const WIDTH = 132;

export function Vaults({ opened }: { opened: OpenCase }) {
  const now = moment.value;
  if (!now) return null;
  const { sums, step } = now;
  const locked = isVeiled.value;
  const missing = Math.max(0, sums.claimedCents - sums.trueCents);
  return (
    <section class="trial-card trial-vaults" aria-label={w('vaults')}>
      <header>
        <h2>{w('vaults')}</h2>
        <span>{whenOf(opened.series, step)}</span>
      </header>
      <VaultPair sums={sums} locked={locked} />
      <dl>
        {!locked && (
          <>
            <dt>{w('vaults.owed')}</dt>
            <dd>{usdShort(sums.owedCents)}</dd>
            <dt>{w('vaults.share')}</dt>
            <dd class={missing > 0 ? 'is-short' : ''}>
              {percent(sums.owedCents > 0 ? Math.max(0, sums.trueCents) / sums.owedCents : 1, 1)}
            </dd>
          </>
        )}
        <dt>{w('vaults.fund')}</dt>
        <dd>{usdShort(sums.fundShownCents)}</dd>
        {!locked && (
          <>
            <dt>{w('vaults.fund.held')}</dt>
            <dd>{usdShort(sums.fundHeldCents)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** `paper`: the same drawing for a printed sheet needs a pattern of its own. */
export function VaultPair({ sums, locked, paper = '' }: { sums: Sums; locked: boolean; paper?: string }) {
  const { claimedCents, trueCents } = sums;
  const missing = Math.max(0, claimedCents - trueCents);
  const share = Math.max(0, Math.min(1, trueCents / Math.max(1, claimedCents)));
  const level = HEIGHT * (1 - share);
  // The sum stands on the fill where that reaches it, else on a plate of its own.
  const low = share < 0.3;
  const words = locked
    ? w('vaults.summary.locked', { claimed: usdShort(claimedCents) })
    : w('vaults.summary', { claimed: usdShort(claimedCents), there: usdShort(trueCents), missing: usdShort(missing) });
  const hatch = `trial-missing${paper}`;
  return (
    <svg class="trial-vault-pair" viewBox="0 0 326 258" role="img" aria-label={words}>
      <defs>
        <pattern id={hatch} width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" class="trial-missing-ground" />
          <rect width="2.4" height="8" class="trial-missing-line" />
        </pattern>
      </defs>
      <g class="is-claimed">
        <rect class="trial-vault" x="12" y="6" width={WIDTH} height={HEIGHT} rx="8" />
        <rect class="trial-fill" x="16" y="10" width={WIDTH - 8} height={HEIGHT - 8} rx="5" />
        <text class="trial-sum" x="78" y="190" text-anchor="middle">
          {usdShort(claimedCents)}
        </text>
        <text class="trial-name" x="78" y="250" text-anchor="middle">
          {w('vaults.claimed')}
        </text>
      </g>
      <g class="is-true">
        <rect class="trial-vault" x="182" y="6" width={WIDTH} height={HEIGHT} rx="8" />
        {!locked && missing > 0 && <rect x="186" y="10" width={WIDTH - 8} height={Math.max(3, level - 4)} rx="5" fill={`url(#${hatch})`} />}
        {!locked && share > 0.02 && (
          <rect
            class="trial-fill"
            x="186"
            y={Math.max(10, 6 + level)}
            width={WIDTH - 8}
            height={Math.max(0, 224 - Math.max(10, 6 + level))}
            rx="3"
          />
        )}
        {!locked && low && <rect class="trial-missing-plate" x="190" y="167" width="116" height="32" rx="4" />}
        {!locked && (
          <text class={`trial-sum ${low ? 'is-out' : ''}`} x="248" y="190" text-anchor="middle">
            {usdShort(trueCents)}
          </text>
        )}
        {!locked && missing > 0 && (
          <>
            <rect class="trial-missing-plate" x="190" y="24" width="116" height="26" rx="4" />
            <text class="trial-missing-words" x="248" y="42" text-anchor="middle">
              {w('vaults.missing', { value: usdShort(missing) })}
            </text>
          </>
        )}
        {locked && (
          <text class="trial-locked" x="248" y="120" text-anchor="middle">
            {w('desk.unknown')}
          </text>
        )}
        <text class="trial-name" x="248" y="250" text-anchor="middle">
          {w('vaults.true')}
        </text>
      </g>
    </svg>
  );
}
