/** After the vote: what the ledger says, how the table voted, who had said that they knew, and the way on. */
import { useEffect, useRef } from 'preact/hooks';
import type { Exhibit } from '../../../shared/sim/judgement/exhibitTypes.ts';
import type { OpenExhibit } from '../../../shared/sim/judgement/hearing.ts';
import type { EvidenceRow } from '../../../shared/sim/judgement/types.ts';
import { plainNumber } from '../../overlay/format.ts';
import { go } from '../../store/router.ts';
import { people } from '../../store/store.ts';
import { rowWhat } from '../receipt/rowText.ts';
import { goTo, type OpenCase } from './caseState.ts';
import { answerLead, answerText, exhibitTitle, nameOf, seatNamed, whenOf, whenOfDay } from './reading.ts';
import { letterOf } from './sitting.ts';
import { w } from './words.ts';

const personNamed = (seat: EvidenceRow['seat']): string => {
  const name = nameOf(people.value, seat);
  return name ? `${seatNamed(seat)}, ${name}` : seatNamed(seat);
};

export function AnswerPart({ opened, exhibit, open }: { opened: OpenCase; exhibit: Exhibit; open: OpenExhibit }) {
  const { answer, votes, testimony, openedBy } = open;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const right = votes.filter((one) => one.option === answer.option).length;
  return (
    <div class="trial-answer">
      <div>
        <h3 ref={heading} tabIndex={-1}>
          {w('answer')}
        </h3>
        <p class="trial-verdict">
          <b>{answerLead(exhibit, answer, letterOf(answer.option))}</b> {answerText(exhibit, answer)}
        </p>
        {openedBy === 'host' && <p class="trial-dim">{w('answer.byHost')}</p>}
        <Rows opened={opened} rows={answer.rows} />
      </div>
      <div>
        <h3>{w('answer.votes')}</h3>
        {votes.length === 0 ? (
          <p class="trial-dim">{w('answer.votes.none')}</p>
        ) : (
          <>
            <ul class="trial-votes">
              {votes.map((one) => (
                <li key={one.seat} class={one.option === answer.option ? 'is-right' : ''}>
                  <span class={`seat-${one.seat}`}>{personNamed(one.seat)}</span>: <b>{letterOf(one.option)}</b>
                </li>
              ))}
            </ul>
            <p>{w('answer.right', { n: right, all: votes.length })}</p>
          </>
        )}
        {testimony.length > 0 && (
          <>
            <h3>{w('answer.testimony')}</h3>
            <ul class="trial-testimony">
              {testimony.map(({ seat, confirmed, credit }) => (
                <li key={seat}>
                  {confirmed
                    ? w('answer.testimony.yes', { who: personNamed(seat), credit: plainNumber(credit, 1) })
                    : w('answer.testimony.no', { who: personNamed(seat) })}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <Onward opened={opened} exhibit={exhibit} />
    </div>
  );
}

const MOST_ROWS = 4;

/** The rows of the record that the answer rests on. */
function Rows({ opened: { receipt, series }, rows }: { opened: OpenCase; rows: readonly string[] }) {
  const found = receipt.evidence.filter(({ row }) => rows.includes(row));
  if (found.length === 0) return null;
  return (
    <ul class="trial-rows" aria-label={w('rows')}>
      {found.slice(0, MOST_ROWS).map((row) => (
        <li key={row.row}>
          <span class="mono">{row.row}</span> {whenOfDay(series, row.day)}, {personNamed(row.seat)}: {rowWhat(receipt, row)}
        </li>
      ))}
      {found.length > MOST_ROWS && <li class="trial-dim">{w('rows.more', { n: found.length - MOST_ROWS })}</li>}
    </ul>
  );
}

function Onward({ opened, exhibit }: { opened: OpenCase; exhibit: Exhibit }) {
  const { briefs, series } = opened;
  const next = briefs[briefs.findIndex((brief) => brief.exhibit.id === exhibit.id) + 1]?.exhibit;
  return (
    <div class="trial-onward">
      {next ? (
        <>
          <p>{w('answer.nextAt', { title: exhibitTitle(next), when: whenOf(series, next.step, next.day).toLowerCase() })}</p>
          <button type="button" class="trial-vote" onClick={() => goTo(next.id)}>
            {w('answer.next')}
          </button>
        </>
      ) : (
        <>
          <p>{w('answer.last')}</p>
          <button type="button" class="trial-vote" onClick={() => go('receipt')}>
            {w('answer.receipt')}
          </button>
        </>
      )}
    </div>
  );
}
