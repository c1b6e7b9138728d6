import { useState } from 'preact/hooks';
import type { Estimate, FuturesMessage, WithoutOffer } from '../../../shared/net/futures.ts';
import type { OfferId } from '../../../shared/sim/business.ts';
import { t } from '../../i18n/t.ts';
import { percent } from '../../overlay/format.ts';
import { withInterval } from '../../plots/intervalWords.ts';
import { PlotCard } from '../../plots/PlotCard.tsx';
import { linear } from '../../plots/scale.ts';
import '../../styles/intervals.css';
import { Progress } from './Progress.tsx';
import { f } from './words.ts';

interface WithoutOneProps {
  /** What the team said yes to. */
  yeses: readonly OfferId[];
  results: ReadonlyMap<OfferId, { message: FuturesMessage; result: WithoutOffer }>;
  running: FuturesMessage | null;
  busy: boolean;
  onAsk(offer: OfferId): void;
  onCancel(): void;
}

/** What one yes came to: the same firm without it, in the same markets. */
export function WithoutOne({ yeses, results, running, busy, onAsk, onCancel }: WithoutOneProps) {
  const [picked, setPicked] = useState<OfferId>(yeses[0]!);
  const all = [...results.values()];
  const reach = Math.max(
    0.1,
    ...all.flatMap(({ result: { comparison } }) => [Math.abs(comparison.logDifference.low), Math.abs(comparison.logDifference.high)]),
  );
  return (
    <PlotCard
      id="without"
      title={f('futures.without')}
      sub={f('futures.without.sub')}
      summary={<p>{f('futures.without.empty')}</p>}
      table={
        all.length === 0
          ? null
          : {
              head: [f('futures.without.pick'), f('futures.exit.worlds'), f('futures.without.value')],
              rows: all.map(({ result: { offer, comparison } }) => [
                t(`offer.${offer}.title`),
                String(comparison.n),
                withInterval(comparison.logDifference),
              ]),
            }
      }
    >
      <form
        class="without-ask"
        onSubmit={(event) => {
          event.preventDefault();
          onAsk(picked);
        }}
      >
        <label for="without-offer">{f('futures.without.pick')}</label>
        <select id="without-offer" value={picked} onChange={(event) => setPicked(event.currentTarget.value as OfferId)}>
          {yeses.map((offer) => (
            <option key={offer} value={offer}>
              {t(`offer.${offer}.title`)}
            </option>
          ))}
        </select>
        <button type="submit" class="futures-button" disabled={busy}>
          {f('futures.without.ask')}
        </button>
      </form>
      {running?.status === 'running' && <Progress message={running} onCancel={onCancel} onResume={() => onAsk(picked)} />}
      <ul class="without-list">
        {all.map(({ result: { offer, comparison } }) => (
          <Line key={offer} offer={offer} comparison={comparison} reach={reach} />
        ))}
      </ul>
    </PlotCard>
  );
}

const WIDTH = 220;

/** What owners keep as a share of what they keep without the one yes. */
function keptWords({ value, low, high, settled }: Estimate): string {
  const share = (log: number): string => percent(Math.exp(log), 0);
  const words = f('futures.without.kept', { ratio: share(value), low: share(low), high: share(high) });
  return settled === false ? `${words}, ${f('futures.notSettled')}` : words;
}

function Line({ offer, comparison: { logDifference, n }, reach }: WithoutOffer & { reach: number }) {
  const x = linear([-reach, reach], [8, WIDTH - 8]);
  return (
    <li class={logDifference.settled === false ? 'unsettled' : ''}>
      <span>{t(`offer.${offer}.title`)}</span>
      <svg class="without-line" width={WIDTH} height="22" aria-hidden="true">
        <line class="without-zero" x1={x(0)} x2={x(0)} y1="0" y2="22" />
        <line x1={x(logDifference.low)} x2={x(logDifference.high)} y1="11" y2="11" />
        <circle cx={x(logDifference.value)} cy="11" r="4.5" />
      </svg>
      <span>
        {keptWords(logDifference)} <small>{f('futures.without.worlds', { n: n.toLocaleString('en-US') })}</small>
      </span>
    </li>
  );
}
