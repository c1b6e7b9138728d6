import type { RequestVerb } from '../../../shared/sim/events.ts';
import type { Receipt } from '../../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import type { RequestView } from '../../../shared/sim/views/types.ts';
import { changeTitle, changeValue } from '../../i18n/changes.ts';
import { t } from '../../i18n/t.ts';
import { Fold } from './Fold.tsx';
import { type OpenRows, RowRefs } from './RowRefs.tsx';
import type { Reading } from './reading.ts';

type Change = Receipt['changes'][number];

/** Who signed, and the reason given at the time. */
function Signed(props: { reading: Reading; request: RequestView; verb: RequestVerb; seat: SeatId | null; empty: string; before?: string }) {
  const { reading, request, verb, seat } = props;
  if (seat === null) return <span class="receipt-dim">{props.empty}</span>;
  const entry = request.trail.findLast((each) => each.verb === verb);
  return (
    <div>
      {props.before}
      <b>{reading.who(seat)}</b>
      {entry && <span class="receipt-when"> {reading.when(entry.step)}</span>}
      {entry?.reason && <q>{t(`reason.${entry.reason}`)}</q>}
    </div>
  );
}

function Decided({ reading, change }: { reading: Reading; change: Change }) {
  const { request, mergedBy, refusedBy } = change;
  if (request.mergedStep !== null)
    return <Signed reading={reading} request={request} verb="merged" seat={mergedBy} empty={t('status.merged')} />;
  if (refusedBy === null) return <span class="receipt-dim">{t('receipt.changes.open')}</span>;
  return <Signed reading={reading} request={request} verb="refused" seat={refusedBy} empty="" before={`${t('status.refused')}: `} />;
}

function termsInForce({ request }: Change, { week, weekOfDay }: Reading): string {
  if (request.mergedStep === null) return t('receipt.changes.notInForce');
  const parts = [changeValue(request.kind, request.terms.value)];
  const end = request.trail.findLast((entry) => entry.verb === 'reverted' || entry.verb === 'expired');
  if (end) parts.push(t('receipt.changes.ended', { week: week(end.step) }));
  else parts.push(request.untilDay === null ? t('request.ends.never') : t('receipt.changes.until', { week: weekOfDay(request.untilDay) }));
  parts.push(t(request.terms.published ? 'request.page.yes' : 'request.page.no'));
  return parts.filter((part) => part !== null).join(', ');
}

function usedText(change: Change, week: Reading['week']): string {
  if (change.timesUsed === 0 || change.firstUsedStep === null) return t('receipt.changes.never');
  return t('receipt.changes.usedFrom', {
    times: t('unit.times', { n: change.timesUsed.toLocaleString('en-US') }),
    week: week(change.firstUsedStep),
  });
}

/** The changes under a heading of their own. */
export function ChangesPart({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  return (
    <section class="receipt-part" aria-labelledby="receipt-changes">
      <header>
        <h2 id="receipt-changes">{t('receipt.changes')}</h2>
        <p class="receipt-sub">{t('receipt.changes.sub')}</p>
      </header>
      {reading.receipt.changes.length === 0 ? (
        <p class="receipt-plain">{t('receipt.changes.none')}</p>
      ) : (
        <ChangesTable reading={reading} onOpen={onOpen} />
      )}
    </section>
  );
}

/** The changes behind their count. */
export function ChangesFold({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  const { changes } = reading.receipt;
  const merged = changes.filter(({ request }) => request.mergedStep !== null).length;
  const gist = changes.length === 0 ? t('receipt.changes.none') : t('receipt.changes.tally', { n: changes.length, merged });
  return (
    <Fold id="receipt-changes" title={t('receipt.changes')} gist={gist}>
      {changes.length > 0 && <ChangesTable reading={reading} onOpen={onOpen} />}
    </Fold>
  );
}

function ChangesTable({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  const head = ['change', 'asked', 'approved', 'decided', 'terms', 'merged', 'used', 'rows'] as const;
  const label = (id: (typeof head)[number]): string => t(`receipt.changes.${id}`);
  return (
    <table class="receipt-table receipt-changes">
      <thead>
        <tr>
          {head.map((id) => (
            <th key={id} scope="col">
              {label(id)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {reading.receipt.changes.map((change) => {
          const { request } = change;
          const title = changeTitle(request.kind, request.askedValue);
          return (
            <tr key={request.requestId}>
              <th scope="row">{title}</th>
              <td data-label={label('asked')}>
                <Signed reading={reading} request={request} verb="proposed" seat={change.askedBy} empty={t('seat.nobody')} />
              </td>
              <td data-label={label('approved')}>
                <Signed
                  reading={reading}
                  request={request}
                  verb="approved"
                  seat={change.approvedBy}
                  empty={t('receipt.changes.unsigned')}
                />
              </td>
              <td data-label={label('decided')}>
                <Decided reading={reading} change={change} />
              </td>
              <td data-label={label('terms')}>{changeValue(request.kind, request.askedValue) ?? t('request.ends.never')}</td>
              <td data-label={label('merged')}>{termsInForce(change, reading)}</td>
              <td data-label={label('used')}>{usedText(change, reading.week)}</td>
              <td class="receipt-rows-cell">
                <RowRefs rows={change.rows} line={title} onOpen={onOpen} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
