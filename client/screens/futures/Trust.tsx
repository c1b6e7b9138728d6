import type { Surrogate } from '../../../shared/net/futures.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import { f } from './words.ts';

/** The replayed rule is not the team: how near it comes, in the one market where both are known. */
export function Trust({ surrogate }: { surrogate: Surrogate }) {
  const { real, replayed, displayedError, offers, offersMet, accepted, acceptedAgain, leftOut } = surrogate;
  const end = ({ ruined, finalCents }: Surrogate['real']): string =>
    ruined ? f('futures.dots.end.ruined') : f('futures.trust.kept', { value: usdShort(finalCents) });
  return (
    <details class="futures-trust">
      <summary>{f('futures.trust')}</summary>
      <ul>
        {displayedError !== null && <li>{f('futures.trust.close', { error: percent(Math.exp(displayedError) - 1, 0) })}</li>}
        <li>{f('futures.trust.ends', { replayed: end(replayed), real: end(real) })}</li>
        <li>{f('futures.trust.offers', { met: offersMet, offers, again: acceptedAgain, accepted })}</li>
        {leftOut.map((gap) => (
          <li key={gap}>{f(`futures.trust.gap.${gap}`)}</li>
        ))}
      </ul>
    </details>
  );
}
