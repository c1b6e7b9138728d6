import type { DutyId } from '../../../../shared/sim/judgement/integrityScore.ts';
import { t } from '../../../i18n/t.ts';
import { type OpenRows, RowRefs } from '../RowRefs.tsx';
import { type FirmReading, lineWords, points } from './firmReading.ts';

/** First what is owed to others. */
const DUTIES: readonly DutyId[] = ['coverage', 'equal', 'truth', 'prudence', 'repair'];
/** The short lists share a column, so that the long ones have one each. */
const COLUMNS: readonly (readonly DutyId[])[] = [['coverage', 'prudence', 'repair'], ['equal'], ['truth']];

function Meter({ duty, score }: { duty: DutyId; score: number }) {
  return (
    <section class="receipt-duty" aria-label={t(`receipt.duty.${duty}`)}>
      <header>
        <h3>{t(`receipt.duty.${duty}`)}</h3>
        <b>{points(score)}</b>
      </header>
      <div class="receipt-meter" aria-hidden="true">
        <i style={{ width: `${score}%` }} />
      </div>
      <p class="receipt-sub">{t(`receipt.duty.${duty}.asks`)}</p>
    </section>
  );
}

function Lines({ duty, reading, onOpen }: { duty: DutyId; reading: FirmReading; onOpen: OpenRows }) {
  const lines = reading.integrity.lines.filter((line) => line.duty === duty);
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{t(`receipt.duty.${duty}`)}</h3>
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
    </>
  );
}

/** Five duties, and behind them every deduction in the order in which the points fell. */
export function IntegrityPart({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const { geometric, worst, total, lines } = reading.integrity;
  return (
    <section class="receipt-part" aria-labelledby="receipt-integrity">
      <header>
        <h2 id="receipt-integrity">{t('receipt.integrity')}</h2>
        <p class="receipt-big">
          <b>{Math.round(total)}</b> {t('receipt.integrity.of')}
        </p>
        <p class="receipt-sub">{t('receipt.integrity.sub')}</p>
      </header>
      <div class="receipt-duties">
        {DUTIES.map((duty) => (
          <Meter key={duty} duty={duty} score={reading.integrity[duty]} />
        ))}
      </div>
      {lines.length > 0 && (
        <details class="receipt-deductions">
          <summary>{t('receipt.integrity.lines', { n: lines.length })}</summary>
          <p class="receipt-sub">
            {t('receipt.integrity.rule', { geometric: points(geometric), worst: points(worst), total: points(total) })}
          </p>
          <div class="receipt-columns">
            {COLUMNS.map((duties) => (
              <div key={duties.join()}>
                {duties.map((duty) => (
                  <Lines key={duty} duty={duty} reading={reading} onOpen={onOpen} />
                ))}
              </div>
            ))}
          </div>
        </details>
      )}
    </section>
  );
}
