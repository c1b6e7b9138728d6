/** The right-hand column: what a seat holds and can do, in a game of one round and in a firm of several. */
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { view } from '../../store/store.ts';
import { AskDoor } from './AskSheet.tsx';
import { CodePanel } from './CodePanel.tsx';
import { CustomersPanel } from './CustomersPanel.tsx';
import { ChiefHome } from './firm/ChiefHome.tsx';
import { DeskHome } from './firm/DeskHome.tsx';
import { RiskHome } from './firm/RiskHome.tsx';
import { Standing } from './firm/Standing.tsx';
import { TreasurerHome } from './firm/TreasurerHome.tsx';
import { VoiceHome } from './firm/VoiceHome.tsx';
import { HoldingsPanel } from './HoldingsPanel.tsx';
import { LiquidationsPanel } from './Liquidations.tsx';
import { MarginPanel } from './MarginPanel.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { WorkPanel } from './WorkPanel.tsx';

export function SeatSide({ seat }: { seat: SeatId }) {
  return view.firm.value === null ? <RoundSide trades={seat === 'desk'} /> : <SeatHome seat={seat} />;
}

/** What a seat of a one-round game holds and can do. */
function RoundSide({ trades }: { trades: boolean }) {
  return (
    <>
      {view.account.value && <MarginPanel trades={trades} />}
      {trades && <WorkPanel />}
      {view.code.value && <CodePanel />}
      {!view.account.value && !view.code.value && <LiquidationsPanel />}
      {trades && (
        <div class="ask" data-on="trade book">
          <AskDoor />
        </div>
      )}
      <CustomersPanel />
      {!trades && <QueuePanel />}
      {view.account.value && <HoldingsPanel trades={trades} />}
    </>
  );
}

/** The same for a firm of several rounds. */
function SeatHome({ seat }: { seat: SeatId }) {
  return (
    <>
      <Standing />
      {seat === 'chief' && <ChiefHome />}
      {seat === 'desk' && <DeskHome />}
      {seat === 'engineer' && (
        <>
          <CodePanel />
          <QueuePanel />
        </>
      )}
      {seat === 'risk' && <RiskHome />}
      {seat === 'treasurer' && <TreasurerHome />}
      {seat === 'voice' && <VoiceHome />}
      {seat === 'desk' && (
        <div class="ask" data-on="trade book">
          <AskDoor />
        </div>
      )}
    </>
  );
}
