/** The floor at the moment that is looked at, beside what the chosen seat's own screens said then. The canvas comes when it is opened. */
import { useState } from 'preact/hooks';
import { changeTitle } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { usdShort } from '../../overlay/format.ts';
import { FloorStage } from '../play/FloorPanel.tsx';
import { looking, moment, type OpenCase } from './caseState.ts';
import { whenOf } from './reading.ts';
import { lookingNamed } from './WhoKnew.tsx';
import { w } from './words.ts';

const LATEST_REQUESTS = 6;

export function FloorPart({ opened }: { opened: OpenCase }) {
  const [shown, show] = useState(false);
  return (
    <details class="trial-floor" onToggle={(event) => show(event.currentTarget.open)}>
      <summary>{w('floor.open')}</summary>
      {shown && (
        <div class="trial-floor-row">
          <section class="floor" aria-label={w('floor')}>
            <FloorStage />
          </section>
          <Screens opened={opened} />
        </div>
      )}
    </details>
  );
}

function Screens({ opened }: { opened: OpenCase }) {
  const now = moment.value;
  if (!now) return null;
  const { view, step } = now;
  const who = looking.value;
  const outside = who === 'customers';
  const { vault, page, customers, firm, requests } = view;
  const known = outside ? [] : requests.slice(-LATEST_REQUESTS).reverse();
  const cents = (value: number | null | undefined): string => (value == null || outside ? w('desk.unknown') : usdShort(value));
  const equity = firm?.history.at(-1)?.shownEquityCents;
  return (
    <section class="trial-card trial-screens" aria-label={w('floor')}>
      <header>
        <h2>{who === 'record' ? w('desk.record') : w('desk.of', { who: lookingNamed(who) })}</h2>
        <span>{whenOf(opened.series, step)}</span>
      </header>
      <dl>
        <dt>{w('desk.claimed')}</dt>
        <dd>{usdShort(vault.claimedCents)}</dd>
        <dt>{w('desk.there')}</dt>
        <dd>{cents(vault.trueCents)}</dd>
        <dt>{w('desk.fundShown')}</dt>
        <dd>{usdShort(page.displayedFundCents)}</dd>
        <dt>{w('desk.fundHeld')}</dt>
        <dd>{cents(customers?.fundHeldCents ?? view.code?.fundCents)}</dd>
        {equity !== undefined && (
          <>
            <dt>{w('desk.equity')}</dt>
            <dd>{usdShort(equity)}</dd>
          </>
        )}
        <dt>{w('desk.desk')}</dt>
        <dd>{cents(customers?.relatedPartyCents ?? view.code?.relatedPartyCents)}</dd>
        <dt>{w('desk.waiting')}</dt>
        <dd>{cents(customers?.queuedCents ?? (firm?.run.on ? firm.run.waitingCents : null))}</dd>
      </dl>
      <h3>{w('desk.requests')}</h3>
      {known.length === 0 ? (
        <p class="trial-dim">{w('desk.requests.none')}</p>
      ) : (
        <ul>
          {known.map((request) => (
            <li key={request.requestId}>
              {changeTitle(request.kind, request.terms.value)} <small>{t(`status.${request.status}`)}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
