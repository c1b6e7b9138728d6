import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Person } from '../../shared/net/messages.ts';
import type { Receipt as ReceiptDocument } from '../../shared/sim/judgement/types.ts';
import { t } from '../i18n/t.ts';
import type { SavedAs } from '../net/game.ts';
import '../styles/plots.css';
import '../styles/receipt.css';
import '../styles/receiptMoney.css';
import '../styles/receiptTables.css';
import '../styles/receiptRecord.css';
import '../styles/receiptFirm.css';
import { EndNav } from './debrief/EndNav.tsx';
import { ChangesFold, ChangesPart } from './receipt/ChangesTable.tsx';
import { useOpenInPrint } from './receipt/Fold.tsx';
import { CarriedTable } from './receipt/firm/CarriedTable.tsx';
import { EquityChart } from './receipt/firm/EquityChart.tsx';
import { FirmMoney } from './receipt/firm/FirmMoney.tsx';
import { type FirmReading, firmPins, firmReading, firmSentences, worldSentences } from './receipt/firm/firmReading.ts';
import { IntegrityPart } from './receipt/firm/IntegrityPart.tsx';
import { OffersTable } from './receipt/firm/OffersTable.tsx';
import { RoundsTable } from './receipt/firm/RoundsTable.tsx';
import { SaidTable } from './receipt/firm/SaidTable.tsx';
import { HoleChart } from './receipt/HoleChart.tsx';
import { MoneyPanel } from './receipt/MoneyPanel.tsx';
import { PinList } from './receipt/PinList.tsx';
import { RecordPart } from './receipt/RecordPart.tsx';
import type { OpenRows } from './receipt/RowRefs.tsx';
import { RowsDrawer } from './receipt/RowsDrawer.tsx';
import { mergedSentences, outcomeSentences, type Reading, readReceipt } from './receipt/reading.ts';
import { SeatsPart } from './receipt/SeatsPart.tsx';
import { StatementsTable } from './receipt/StatementsTable.tsx';

interface ReceiptProps {
  receipt: ReceiptDocument;
  people: readonly Person[];
  onExport(format: SavedAs): void;
  onAgain(): void;
}

/** What was published, what was true, who did it: on paper, every line with the rows it rests on. */
export function Receipt({ receipt, people, onExport, onAgain }: ReceiptProps) {
  const reading = useMemo(() => readReceipt(receipt, people), [receipt, people]);
  const firm = useMemo(() => firmReading(reading), [reading]);
  const [opened, setOpened] = useState<{ rows: readonly string[]; line: string } | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => heading.current?.focus(), []);
  useOpenInPrint(sheet);
  const open: OpenRows = (rows, line) => {
    setOpened({ rows, line });
    setMarked(new Set(rows));
  };
  return (
    <main class="receipt">
      <EndNav here="receipt" />
      <article ref={sheet} class="receipt-sheet">
        <header class="receipt-head">
          <h1 ref={heading} tabIndex={-1}>
            {t('receipt.title', { exchange: receipt.exchangeName })}
          </h1>
          <div class="receipt-buttons">
            <button type="button" class="receipt-button" onClick={() => print()}>
              {t('receipt.print')}
            </button>
            <button type="button" class="receipt-button" onClick={() => onExport('json')}>
              {t('receipt.save')}
            </button>
            <button type="button" class="receipt-button" onClick={onAgain}>
              {t('receipt.again')}
            </button>
          </div>
        </header>
        {firm ? <FirmSheet reading={firm} onOpen={open} /> : <RoundSheet reading={reading} onOpen={open} />}
        <SeatsPart reading={reading} onOpen={open} />
        <RecordPart reading={reading} marked={marked} onSave={onExport} />
        <footer class="receipt-end">
          <p>{t(firm ? 'receipt.world.luck' : 'receipt.luck')}</p>
          <p class="mono">{meta(reading)}</p>
        </footer>
      </article>
      {opened && <RowsDrawer reading={reading} opened={opened} onClose={() => setOpened(null)} />}
    </main>
  );
}

function meta({ receipt, weeks }: Reading): string {
  const { seed, fingerprint, firm } = receipt;
  return firm === null
    ? t('receipt.meta', { seed, weeks, fingerprint })
    : t('receipt.firm.meta', { seed, rounds: firm.rounds.length, fingerprint });
}

function RoundSheet({ reading, onOpen }: { reading: Reading; onOpen: OpenRows }) {
  return (
    <>
      <div class="receipt-lead">
        <p>{outcomeSentences(reading).join(' ')}</p>
        <ul>
          {mergedSentences(reading).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      <div class="receipt-first">
        <HoleChart reading={reading} onOpen={onOpen} />
        <MoneyPanel reading={reading} onOpen={onOpen} />
      </div>
      <ChangesPart reading={reading} onOpen={onOpen} />
      <StatementsTable reading={reading} onOpen={onOpen} />
    </>
  );
}

/** What happened is open; the rest is found by its heading. Money and integrity stand side by side and never become one number. */
function FirmSheet({ reading, onOpen }: { reading: FirmReading; onOpen: OpenRows }) {
  const pins = useMemo(() => firmPins(reading), [reading]);
  return (
    <>
      <div class="receipt-lead">
        <p>{firmSentences(reading).join(' ')}</p>
        <p class="receipt-world">{worldSentences(reading).join(' ')}</p>
      </div>
      <div class="receipt-first">
        <EquityChart reading={reading} pins={pins} />
        <FirmMoney reading={reading} onOpen={onOpen} />
      </div>
      <PinList pins={pins} reading={reading} onOpen={onOpen} />
      <IntegrityPart reading={reading} onOpen={onOpen} />
      <SaidTable reading={reading} onOpen={onOpen} />
      <OffersTable reading={reading} onOpen={onOpen} />
      <CarriedTable reading={reading} onOpen={onOpen} />
      <RoundsTable reading={reading} onOpen={onOpen} />
      <ChangesFold reading={reading} onOpen={onOpen} />
    </>
  );
}
