import type { SeatId } from '../../../shared/sim/scenario.ts';
import { t } from '../../i18n/t.ts';
import type { Reading } from '../receipt/reading.ts';
import { sawRows } from './takeHome.ts';
import { d } from './words.ts';

/** What the seat asks of anybody who sits in it, what it asked here, and the way out of it. */
export function RolePart({ reading: { receipt, ...reading }, seat }: { reading: Reading; seat: SeatId }) {
  const offers = receipt.firm?.offers.filter((one) => one.seat === seat).length ?? 0;
  const signed = receipt.changes.filter((change) => change.approvedBy === seat || change.mergedBy === seat).length;
  const knew = sawRows({ receipt, ...reading }, seat).length;
  return (
    <section class={`debrief-part debrief-role seat-${seat}`} id="debrief-role" aria-labelledby="debrief-role-title">
      <h2 id="debrief-role-title">{d('debrief.role')}</h2>
      <p class="debrief-big">{d(`debrief.role.${seat}`)}</p>
      <p>{d('debrief.role.count', { offers, signed })}</p>
      {knew > 0 && <p>{d('debrief.role.knew', { n: knew })}</p>}
      <p>{d('debrief.role.leave', { seat: t(`seat.${seat}`) })}</p>
    </section>
  );
}
