import type { DutyId } from '../../../../shared/sim/judgement/integrityScore.ts';
import { t } from '../../../i18n/t.ts';
import { type OpenRows, RowRefs } from '../RowRefs.tsx';
import { type FirmReading, lineWords, points } from './firmReading.ts';

/** As on the sheet: what is owed to others above, what is owed to oneself below. */
const COLUMNS: readonly (readonly DutyId[])[] = [['coverage', 'prudence'], ['equal', 'repair'], ['truth']];
const WEIGHT: Record<DutyId, string> = { coverage: '.30', equal: '.20', truth: '.25', prudence: '.15', repair: '.10' };

function Duty({ duty, reading, onOpen }: { duty: DutyId; reading: FirmReading; onOpen: OpenRows }) {
  const score = reading.integrity[duty];
  const lines = reading.integrity.lines.filter((line) => line.duty === duty);
  return (
    <section class="receipt-duty" aria-label={t(`receipt.duty.${duty}`)}>
      <header>
        <h3>{t(`receipt.duty.${duty}`)}</h3>
        <span>{t('receipt.duty.weight', { weight: WEIGHT[duty] })}</span>
        <b>{points(score)}</b>
      </header>
      <div class="receipt-meter" aria-hidden="true">
        <i style={{ width: `${score}%` }} />
      </div>
      {lines.length === 0 ? (
        <p class="receipt-sub">{t('receipt.integrity.nothing')}</p>
      ) : (
        <ul>
          {lines.map((line) => {
            const words = lineWords(reading, line);
            return (
              <li key={`${line.label}-${line.requestId}-${line.topic}`}>
                <span>{words}</span>
                <RowRefs rows={line.rows} line={words} onOpen={onOpen} />
                <b>−{points(line.points)}</b>
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}

/** Five duties and every deduction, in the order in which the points fell; they add up to the sum below. */
export function IntegrityPart({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const { geometric, worst, total } = reading.integrity;
  const figures = { geometric: points(geometric), worst: points(worst), total: points(total) };
  return (
    <section class="receipt-part" aria-labelledby="receipt-integrity">
      <header>
        <h2 id="receipt-integrity">{t('receipt.integrity')}</h2>
        <p class="receipt-sub">{t('receipt.integrity.sub')}</p>
      </header>
      <div class="receipt-duties">
        {COLUMNS.map((duties) => (
          <div key={duties.join()}>
            {duties.map((duty) => (
              <Duty key={duty} duty={duty} reading={reading} onOpen={onOpen} />
            ))}
          </div>
        ))}
      </div>
      <div class="receipt-total">
        <h3>{t('receipt.integrity.total')}</h3>
        <p>
          {t('receipt.integrity.geometric')} <span>{figures.geometric}</span>
        </p>
        <p>
          {t('receipt.integrity.worst')} <span>{figures.worst}</span>
        </p>
        <p>
          <span>{t('receipt.integrity.formula', figures)}</span>
        </p>
        <p class="receipt-big">
          <b>{Math.round(total)}</b> {t('receipt.integrity.of')}
        </p>
      </div>
    </section>
  );
}
