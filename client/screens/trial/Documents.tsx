/** The documents of the exhibit on the table, each as far as the chosen eyes could see it. */
import type { TalkLine } from '../../../shared/net/messages.ts';
import type { ExhibitDocument } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { type Brief, looking, moment, type OpenCase } from './caseState.ts';
import { AuditBody, CloseBody, LossBody, PretextBody, RefusalBody, TalkBody, WithdrawalsBody } from './documents/Acts.tsx';
import type { BodyProps } from './documents/bodyProps.ts';
import { DiffBody } from './documents/DiffBody.tsx';
import { HistoryBody } from './documents/HistoryBody.tsx';
import { FundCodeBody, SheetBody, StatementBody } from './documents/Words.tsx';
import { InForce } from './InForce.tsx';
import { sightOf } from './seen.ts';
import { w } from './words.ts';

export function Documents({ opened, brief, talk }: { opened: OpenCase; brief: Brief; talk: readonly TalkLine[] }) {
  const { exhibit } = brief;
  const eyes = looking.value;
  const view = moment.value?.view ?? brief.moment.view;
  return (
    <section class="trial-documents" aria-label={w('documents')}>
      {exhibit.documents.map((document, index) => {
        const sight = sightOf(document, exhibit, eyes, view);
        return (
          <article key={document.kind} class={`trial-card trial-document is-${document.kind}`}>
            <header>
              {index === 0 && <span class="trial-tag">{exhibit.id}</span>}
              <h2>{documentTitle(document)}</h2>
            </header>
            {sight === 'none' ? (
              <p class="trial-veil">{w(eyes === 'customers' ? 'veiled.customers' : 'veiled')}</p>
            ) : (
              <DocumentBody opened={opened} brief={brief} document={document} sight={sight} talk={talk} />
            )}
          </article>
        );
      })}
      <InForce opened={opened} brief={brief} />
    </section>
  );
}

export const documentTitle = (document: ExhibitDocument): string =>
  document.kind === 'close'
    ? w(document.atClose ? 'trial.document.close' : 'trial.document.close.within', { round: document.round })
    : w(`trial.document.${document.kind}`);

export function DocumentBody({ talk, document, ...given }: BodyProps & { talk: readonly TalkLine[] }) {
  switch (document.kind) {
    case 'diff':
      return <DiffBody {...given} document={document} />;
    case 'history':
      return <HistoryBody {...given} document={document} />;
    case 'statement':
      return <StatementBody {...given} document={document} />;
    case 'fund_code':
      return <FundCodeBody {...given} document={document} />;
    case 'sheet':
      return <SheetBody {...given} document={document} />;
    case 'withdrawals':
      return <WithdrawalsBody {...given} document={document} />;
    case 'refusal':
      return <RefusalBody {...given} document={document} />;
    case 'pretext':
      return <PretextBody {...given} document={document} />;
    case 'audit':
      return <AuditBody {...given} document={document} />;
    case 'close':
      return <CloseBody {...given} document={document} />;
    case 'loss':
      return <LossBody {...given} document={document} />;
    case 'talk':
      return <TalkBody document={document} talk={talk} />;
  }
}
