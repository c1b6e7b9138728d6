import { closingCases } from '../../../shared/content/caseCards.ts';
import { CaseLines } from './CaseLines.tsx';
import { d } from './words.ts';

/** The case beside two others: the last card, on paper like all of them. */
export function ClosingPart() {
  return (
    <section class="debrief-part" id="debrief-closing" aria-labelledby="debrief-closing-title">
      <h2 id="debrief-closing-title">{d('debrief.closing')}</h2>
      <p class="debrief-dim">{d('debrief.closing.sub')}</p>
      <div class="case-paper case-closing">
        <p class="case-mark">{d('debrief.cases.paper')}</p>
        <div class="case-three">
          {closingCases.map(({ id, lines }) => (
            <article key={id} aria-labelledby={`closing-${id}`}>
              <h3 id={`closing-${id}`}>{d(`closing.${id}.title`)}</h3>
              <CaseLines lines={lines} />
            </article>
          ))}
        </div>
        <p class="case-reading">
          <b>{d('debrief.closing.reading')}:</b> {d('closing.reading')}
        </p>
      </div>
    </section>
  );
}
