import type { HistoryDocument } from '../../../../shared/sim/judgement/exhibitTypes.ts';
import { t } from '../../../i18n/t.ts';
import { usdShort } from '../../../overlay/format.ts';
import { whenOfDay } from '../reading.ts';
import { w } from '../words.ts';
import type { BodyProps } from './bodyProps.ts';
import { Reason, Who } from './parts.tsx';

/** The row of the desk's account with every value that it has had. */
export function HistoryBody({ opened, document }: BodyProps<HistoryDocument>) {
  const { nowCents, inUseCents, entries, goneFromTools } = document;
  const most = Math.max(1, ...entries.map(({ cents }) => cents));
  return (
    <>
      <dl class="trial-two">
        <div>
          <dt>{w('history.now')}</dt>
          <dd>{usdShort(nowCents)}</dd>
        </div>
        <div>
          <dt>{w('history.use')}</dt>
          <dd>{usdShort(inUseCents)}</dd>
        </div>
      </dl>
      {entries.length === 0 ? (
        <p class="trial-dim trial-pad">{w('trial.document.history.none')}</p>
      ) : (
        <ol class="trial-history">
          {entries.map(({ step, day, seat, change, cents, reason, row }) => (
            <li key={`${row}-${step}`}>
              <span>{whenOfDay(opened.series, day)}</span>
              <span>
                {seat === null ? w('history.start') : <Who seat={seat} />}
                {change !== null && `: ${t(`change.${change}`)}`}
              </span>
              <b>{usdShort(cents)}</b>
              <i style={{ '--share': `${Math.max(1, (cents / most) * 100)}%` }} aria-hidden="true" />
              <Reason reason={reason} />
            </li>
          ))}
        </ol>
      )}
      {goneFromTools && <p class="trial-dim trial-pad">{w('trial.document.history.gone')}</p>}
    </>
  );
}
