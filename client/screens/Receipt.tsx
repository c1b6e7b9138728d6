import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Person } from '../../shared/net/messages.ts';
import type { Receipt as ReceiptDocument } from '../../shared/sim/judgement/types.ts';
import { t } from '../i18n/t.ts';
import '../styles/receipt.css';
import '../styles/receiptMoney.css';
import '../styles/receiptTables.css';
import '../styles/receiptRecord.css';
import { ChangesTable } from './receipt/ChangesTable.tsx';
import { HoleChart } from './receipt/HoleChart.tsx';
import { MoneyPanel } from './receipt/MoneyPanel.tsx';
import { RecordPart } from './receipt/RecordPart.tsx';
import type { OpenRows } from './receipt/RowRefs.tsx';
import { RowsDrawer } from './receipt/RowsDrawer.tsx';
import { mergedSentences, outcomeSentences, readReceipt } from './receipt/reading.ts';
import { SeatsPart } from './receipt/SeatsPart.tsx';
import { StatementsTable } from './receipt/StatementsTable.tsx';

interface ReceiptProps {
  receipt: ReceiptDocument;
  people: readonly Person[];
  onExport(): void;
  onAgain(): void;
}

/** What was published, what was true, who did it: on paper, every line with the rows it rests on. */
export function Receipt({ receipt, people, onExport, onAgain }: ReceiptProps) {
  const reading = useMemo(() => readReceipt(receipt, people), [receipt, people]);
  const [opened, setOpened] = useState<{ rows: readonly string[]; line: string } | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const open: OpenRows = (rows, line) => {
    setOpened({ rows, line });
    setMarked(new Set(rows));
  };
  return (
    <main class="receipt">
      <article class="receipt-sheet">
        <header class="receipt-head">
          <h1 ref={heading} tabIndex={-1}>
            {t('receipt.title', { exchange: receipt.exchangeName })}
          </h1>
          <p>{t('receipt.meta', { seed: receipt.seed, weeks: reading.weeks, fingerprint: receipt.fingerprint })}</p>
          <div class="receipt-buttons">
            <button type="button" class="receipt-button" onClick={() => print()}>
              {t('receipt.print')}
            </button>
            <button type="button" class="receipt-button" onClick={onExport}>
              {t('receipt.save')}
            </button>
            <button type="button" class="receipt-button" onClick={onAgain}>
              {t('receipt.again')}
            </button>
          </div>
        </header>
        <div class="receipt-lead">
          <p>{outcomeSentences(reading).join(' ')}</p>
          <ul>
            {mergedSentences(reading).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        <div class="receipt-first">
          <HoleChart reading={reading} onOpen={open} />
          <MoneyPanel reading={reading} onOpen={open} />
        </div>
        <ChangesTable reading={reading} onOpen={open} />
        <StatementsTable reading={reading} onOpen={open} />
        <SeatsPart reading={reading} onOpen={open} />
        <RecordPart reading={reading} marked={marked} />
        <footer class="receipt-end">
          <p>{t('receipt.luck')}</p>
          <p class="mono">{t('receipt.chained', { rows: t('unit.rows', { n: receipt.evidence.length }) })}</p>
        </footer>
      </article>
      {opened && <RowsDrawer reading={reading} opened={opened} onClose={() => setOpened(null)} />}
    </main>
  );
}
