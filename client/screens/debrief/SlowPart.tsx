import { useEffect, useState } from 'preact/hooks';
import type { SlowFirm } from '../../../shared/net/messages.ts';
import { fetchSlowFirm } from '../../net/game.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import type { FirmReading } from '../receipt/firm/firmReading.ts';
import type { Guess, Keeper } from './kept.ts';
import { against, endedWith } from './slowFigures.ts';
import { d } from './words.ts';

const GUESSES: readonly Guess[] = ['less', 'near', 'more'];

/** The slow firm in the same market: first a guess, then its figures beside this firm's. */
export function SlowPart({ reading, keeper }: { reading: FirmReading; keeper: Keeper }) {
  const { guess } = keeper.kept.value;
  const [slow, setSlow] = useState<SlowFirm | null | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void fetchSlowFirm().then((answer) => wanted && setSlow(answer));
    return () => {
      wanted = false;
    };
  }, []);
  const yours = usdShort(endedWith(reading));
  return (
    <section class="debrief-part" id="debrief-slow" aria-labelledby="debrief-slow-title">
      <h2 id="debrief-slow-title">{d('debrief.slow')}</h2>
      <p class="debrief-dim">{d('debrief.slow.sub')}</p>
      {guess === null ? (
        <fieldset class="debrief-guess">
          <legend>{d('debrief.slow.ask', { yours })}</legend>
          {GUESSES.map((one) => (
            <button key={one} type="button" class="debrief-button" onClick={() => keeper.keep({ guess: one })}>
              {d(`debrief.slow.${one}`)}
              {one === 'near' && <small>{d('debrief.slow.near.sub')}</small>}
            </button>
          ))}
        </fieldset>
      ) : (
        <>
          <p class="debrief-slow-found">
            {d('debrief.slow.guessed', { guess: d(`debrief.slow.${guess}`) })}{' '}
            {slow && d('debrief.slow.was', { was: d(`debrief.slow.${against(slow.ownersCents, endedWith(reading))}`) })}
          </p>
          {slow ? (
            <SlowFigures reading={reading} slow={slow} />
          ) : (
            <p role="status">{d(slow === null ? 'debrief.slow.missing' : 'debrief.slow.waiting')}</p>
          )}
        </>
      )}
    </section>
  );
}

function SlowFigures({ reading, slow }: { reading: FirmReading; slow: SlowFirm }) {
  const { firm } = reading;
  const both = firm.rounds.flatMap((yours, index) => {
    const theirs = slow.shownCents[index];
    return theirs === undefined ? [] : [{ round: yours.round, yours: yours.displayedEquityCents, theirs }];
  });
  const behind = both.filter((one) => one.theirs < one.yours).length;
  const { ending } = firm;
  const rows: [label: string, yours: string, theirs: string][] = [
    [d('debrief.slow.opening'), usdShort(slow.openingCents), usdShort(slow.openingCents)],
    [d('debrief.slow.owners'), usdShort(endedWith(reading)), usdShort(slow.ownersCents)],
    [d('debrief.slow.repaid'), percent(ending?.repaidShare ?? 1, 0), percent(slow.repaidShare, 0)],
    [d('debrief.slow.end'), ending ? d(`slow.${ending.id}`) : '', d(`slow.${slow.ending}`)],
  ];
  return (
    <>
      <table class="debrief-table">
        <thead>
          <tr>
            <td />
            <th scope="col">{d('debrief.slow.yours')}</th>
            <th scope="col">{d('debrief.slow.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, yours, theirs]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{yours}</td>
              <td>{theirs}</td>
            </tr>
          ))}
          {both.length > 0 && (
            <tr class="debrief-round">
              <th scope="rowgroup" colSpan={3}>
                {d('debrief.slow.shown')}
              </th>
            </tr>
          )}
          {both.map(({ round, yours, theirs }) => (
            <tr key={round} class="debrief-round">
              <th scope="row">{d('debrief.slow.round', { round })}</th>
              <td>{usdShort(yours)}</td>
              <td>{usdShort(theirs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {both.length > 0 && d('debrief.slow.behind', { rounds: behind, all: both.length })} {d('debrief.slow.one')}
      </p>
    </>
  );
}
