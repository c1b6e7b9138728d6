import type { ExitDoorView } from '../../../../shared/sim/views/firmTypes.ts';
import { type TextKey, t } from '../../../i18n/t.ts';
import { percent, usdShort } from '../../../overlay/format.ts';

/** What telling everything would come to, before the button that does it. */
export function ExitDoor({ door }: { door: ExitDoorView }) {
  const rows: [TextKey, number | null][] = [
    ['exit.owed', door.owedCents],
    ['exit.there', door.thereCents],
    ['exit.deskOwes', door.deskOwesCents],
    ['exit.shown', door.shownEquityCents],
    ['exit.sold', door.worthCents],
    ['exit.fine', door.fineCents],
    ['exit.keep', door.ownersKeepCents],
  ];
  return (
    <div class="exit-door">
      <h4>{t(door.figures === 'today' ? 'exit.title' : 'exit.title.lastPage')}</h4>
      <dl class="need">
        {rows.map(([label, cents]) => (
          <div key={label}>
            <dt>{t(label)}</dt>
            <dd>{cents === null ? t('exit.unknown') : usdShort(cents)}</dd>
          </div>
        ))}
      </dl>
      {door.repaidShare !== null && (
        <p>
          <b>{door.repaidShare >= 1 ? t('exit.full') : t('exit.part', { share: percent(door.repaidShare) })}</b>
        </p>
      )}
      <p class="hint">{t('exit.usual')}</p>
    </div>
  );
}
