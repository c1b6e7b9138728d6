import { t } from '../../i18n/t.ts';
import { Tabs } from '../../overlay/Tabs.tsx';
import { MandateEditor } from './MandateEditor.tsx';
import { OutsideTransfer } from './OutsideTransfer.tsx';
import { type WorkTab, workTab } from './playState.ts';
import { Ticket } from './Ticket.tsx';

/** What the desk can do: one order, its standing mandates, and the venue outside. */
export function WorkPanel() {
  return (
    <section class="panel work" data-on="trade" aria-label={t('shell.work')}>
      <Tabs<WorkTab>
        label={t('shell.work')}
        open={workTab.value}
        onOpen={(id) => {
          workTab.value = id;
        }}
        tabs={[
          { id: 'ticket', label: t('ticket.title'), body: () => <Ticket /> },
          { id: 'mandate', label: t('mandate.title'), body: () => <MandateEditor /> },
          { id: 'outside', label: t('shell.outside.short'), body: () => <OutsideTransfer /> },
        ]}
      />
    </section>
  );
}
