import { useState } from 'preact/hooks';
import { t } from '../../../i18n/t.ts';
import { usdShort } from '../../../overlay/format.ts';
import { Term } from '../../../overlay/Glossary.tsx';
import { Tabs } from '../../../overlay/Tabs.tsx';
import { view } from '../../../store/store.ts';
import { NewsList } from '../../close/NewsList.tsx';
import { PagePanel } from '../PagePanel.tsx';
import { QueueBody } from '../QueuePanel.tsx';
import { League } from './League.tsx';
import { Levers } from './Levers.tsx';
import { Row } from './Row.tsx';
import { SaidPanel } from './SaidPanel.tsx';

type Open = 'said' | 'page' | 'press' | 'league' | 'requests';

/** What the firm says, what customers read, what the press has, and what is spent on being known. */
export function VoiceHome() {
  const [open, setOpen] = useState<Open>('said');
  return (
    <>
      <InPublic />
      <section class="panel seat-home" data-on="book" aria-label={t('firm.tabs.voice')}>
        <Tabs<Open>
          label={t('firm.tabs.voice')}
          open={open}
          onOpen={setOpen}
          tabs={[
            { id: 'said', label: t('firm.tab.said'), body: () => <SaidPanel /> },
            { id: 'page', label: t('firm.tab.page'), body: () => <PagePanel /> },
            { id: 'press', label: t('firm.tab.press'), body: () => <NewsList news={view.news.value} /> },
            { id: 'league', label: t('firm.tab.league'), body: () => <League /> },
            { id: 'requests', label: t('firm.tab.requests'), body: () => <QueueBody /> },
          ]}
        />
      </section>
      <section class="panel" data-on="book" aria-label={t('firm.tab.levers')}>
        <Levers />
      </section>
    </>
  );
}

/** What the page claims and who waits, as anybody outside can tell. */
function InPublic() {
  const page = view.page.value;
  const firm = view.firm.value;
  if (!firm) return null;
  const { waitingCents } = firm.run;
  return (
    <section class="panel firm-money" data-on="book" aria-label={t('voice.public')}>
      <dl class="rows two-columns">
        <Row name={<Term id="displayed_fund">{t('chief.fundShown')}</Term>}>
          <span class="claimed-text">{usdShort(page.displayedFundCents)}</span>
        </Row>
        <Row name={<Term id="queue">{t('customers.waiting')}</Term>} {...(waitingCents > 0 ? { tone: 'warn-text' as const } : {})}>
          {usdShort(waitingCents)}
        </Row>
        <Row name={t('voice.standing')}>{firm.statements.length}</Row>
        <Row name={t('page.exceptions')}>{page.publishedTerms.length}</Row>
      </dl>
    </section>
  );
}
