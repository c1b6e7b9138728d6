import type { Receipt } from '../../../shared/sim/judgement/types.ts';
import { t } from '../../i18n/t.ts';
import { Fold } from './Fold.tsx';
import { type OpenRows, RowRefs } from './RowRefs.tsx';
import type { Reading } from './reading.ts';
import { rowWhat } from './rowText.ts';

type Did = Receipt['seats'][number]['did'][number];

function DidLines({ did, reading, onOpen }: { did: readonly Did[]; reading: Reading; onOpen: OpenRows }) {
  return (
    <ol>
      {did.map((each) => {
        const row = reading.receipt.evidence.find((candidate) => candidate.row === each.row);
        const line = row ? rowWhat(reading.receipt, row) : t(`verb.${each.verb}`);
        return (
          <li key={each.row}>
            <span class="receipt-when">{reading.when(each.step)}</span>
            <span>{line}</span>
            <RowRefs rows={[each.row]} line={line} onOpen={onOpen} />
          </li>
        );
      })}
    </ol>
  );
}

export function SeatsPart({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  return (
    <Fold id="receipt-who" title={t('receipt.who')} gist={t('receipt.who.sub')}>
      <div class="receipt-seats">
        {reading.receipt.seats.map(({ seat, did: rows }) => {
          const did = rows.filter(({ verb }) => verb !== 'worked');
          const name = reading.nameTag(seat);
          const character = reading.character(seat);
          return (
            <section key={seat} aria-label={reading.who(seat)}>
              <h3>
                {t(`seat.${seat}`)}
                {name && <small>{name}</small>}
              </h3>
              {character && <p class="receipt-character">{character}</p>}
              {did.length === 0 && <p class="receipt-dim">{t('receipt.who.nothing')}</p>}
              <DidLines did={did} reading={reading} onOpen={onOpen} />
            </section>
          );
        })}
      </div>
    </Fold>
  );
}
