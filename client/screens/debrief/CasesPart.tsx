import { caseCards } from '../../../shared/content/caseCards.ts';
import type { Reading } from '../receipt/reading.ts';
import { CaseLines } from './CaseLines.tsx';
import { type MetCard, metCards } from './cards.ts';
import { d } from './words.ts';

const SHOWN = 4;

/** The mechanisms that this session met; each opens with its own lines on the night side and the real case on paper. */
export function CasesPart({ reading }: { reading: Reading }) {
  const met = metCards(reading);
  const unmet = caseCards.length - met.length;
  return (
    <section class="debrief-part" id="debrief-cases" aria-labelledby="debrief-cases-title">
      <h2 id="debrief-cases-title">{d('debrief.cases')}</h2>
      <p class="debrief-dim">{d(met.length === 0 ? 'debrief.cases.none' : 'debrief.cases.sub')}</p>
      <div class="case-list">
        {met.map((one) => (
          <CaseRow key={one.card.id} met={one} />
        ))}
      </div>
      {unmet > 0 && <p class="debrief-dim">{d('debrief.cases.left', { n: unmet })}</p>}
    </section>
  );
}

function CaseRow({ met: { card, lines } }: { met: MetCard }) {
  return (
    <details class="case-row">
      <summary>
        <h3 id={`case-${card.id}`}>{d(`case.${card.id}.title`)}</h3>
        <span class="debrief-dim">{d('debrief.cases.count', { n: lines.length, when: lines[0]?.when ?? '' })}</span>
      </summary>
      <div class="case-sides">
        <div class="case-yours">
          <h4>{d('debrief.cases.yours')}</h4>
          <ul>
            {lines.slice(0, SHOWN).map((line) => (
              <li key={`${line.when} ${line.text}`}>
                <span class="debrief-when">{line.when}</span> {line.text}
              </li>
            ))}
          </ul>
          {lines.length > SHOWN && <p class="debrief-dim">{d('debrief.cases.more', { n: lines.length - SHOWN })}</p>}
        </div>
        <article class="case-paper" aria-labelledby={`case-${card.id}`}>
          <p class="case-mark">{d('debrief.cases.paper')}</p>
          <CaseLines lines={card.lines} />
        </article>
      </div>
    </details>
  );
}
