/** The exhibits on paper, one to a sheet: documents, who knew, the question and its options. Neither votes nor answers. */
import type { Person, TalkLine } from '../../../shared/net/messages.ts';
import type { Brief, OpenCase } from './caseState.ts';
import { DocumentBody, documentTitle } from './Documents.tsx';
import { knewSentence } from './knewWords.ts';
import { exhibitTitle, nameOf, optionText, questionText, seatNamed, whenOf } from './reading.ts';
import { letterOf } from './sitting.ts';
import { VaultPair } from './Vaults.tsx';
import { w } from './words.ts';

interface PackProps {
  opened: OpenCase;
  exchange: string;
  talk: readonly TalkLine[];
  people: readonly Person[];
}

export function Pack({ opened, exchange, talk, people }: PackProps) {
  return (
    <>
      {opened.briefs.map((brief) => (
        <article key={brief.exhibit.id} class="pack-sheet">
          <header>
            <p>
              {w('pack.title', { exchange })} · {w('pack.meta', { seed: opened.game.seed })}
            </p>
            <h1>
              {w('pack.sheet', {
                id: brief.exhibit.id,
                title: exhibitTitle(brief.exhibit),
                when: whenOf(opened.series, brief.exhibit.step, brief.exhibit.day),
              })}
            </h1>
            <p>{w(`trial.rule.${brief.exhibit.rule}.sub`)}</p>
          </header>
          <div class="pack-documents">
            {brief.exhibit.documents.map((document) => (
              <section key={document.kind} class={`trial-document is-${document.kind}`}>
                <h2>{documentTitle(document)}</h2>
                <DocumentBody opened={opened} brief={brief} document={document} sight="all" talk={talk} />
              </section>
            ))}
            <section class="trial-document">
              <h2>{w('vaults')}</h2>
              <VaultPair sums={brief.moment.sums} locked={false} paper={`-${brief.exhibit.id}`} />
            </section>
            <Knew opened={opened} brief={brief} people={people} />
          </div>
          <section class="pack-question">
            <h2>{questionText(brief.exhibit)}</h2>
            <ol>
              {brief.exhibit.question.options.map((option, index) => (
                <li key={letterOf(index)}>
                  <i /> {w('option', { letter: letterOf(index), text: optionText(brief.exhibit, option) })}
                </li>
              ))}
            </ol>
          </section>
        </article>
      ))}
    </>
  );
}

function Knew({ opened, brief: { exhibit }, people }: { opened: OpenCase; brief: Brief; people: readonly Person[] }) {
  const { knew, question } = exhibit;
  return (
    <section class="trial-document">
      <h2>{w('trial.knew')}</h2>
      {question.asksWhoKnew ? (
        <p>{w('pack.asked')}</p>
      ) : (
        <ul>
          {knew.map((line) => {
            const name = line.who === 'customers' ? '' : nameOf(people, line.who);
            return (
              <li key={line.who}>
                <b>{name ? `${seatNamed(line.who)}, ${name}` : seatNamed(line.who)}</b>: {knewSentence(opened, exhibit, line)}
              </li>
            );
          })}
        </ul>
      )}
    </section>
  );
}
