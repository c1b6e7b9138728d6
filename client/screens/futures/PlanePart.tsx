import type { FutureDot, Headline } from '../../../shared/net/futures.ts';
import { PlanePlot, planeSentence, planeTable } from '../../plots/PlanePlot.tsx';
import { PlotCard } from '../../plots/PlotCard.tsx';
import { f } from './words.ts';

/** The plane of money and integrity, with its legend. */
export function PlanePart({ dots, headline }: { dots: readonly FutureDot[]; headline: Headline }) {
  return (
    <PlotCard
      id="plane"
      title={f('futures.plane')}
      sub={f('futures.plane.sub')}
      legend={
        <ul class="dot-legend">
          <li>
            <svg width="12" height="12" aria-hidden="true">
              <circle cx="6" cy="6" r="4.4" class="dot-open" />
            </svg>
            {f('futures.plane.you')}
          </li>
          <li>
            <svg width="12" height="12" aria-hidden="true">
              <circle cx="6" cy="6" r="4.6" class="plane-clean" />
            </svg>
            {f('futures.plane.twin')}
          </li>
        </ul>
      }
      summary={<p>{planeSentence(headline)}</p>}
      table={planeTable(headline, dots)}
    >
      <PlanePlot dots={dots} headline={headline} />
    </PlotCard>
  );
}
