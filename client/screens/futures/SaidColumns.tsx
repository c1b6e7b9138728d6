import { PlotCard } from '../../plots/PlotCard.tsx';
import { type FirmReading, ledgerBeside, saidWords } from '../receipt/firm/firmReading.ts';
import { f } from './words.ts';

/** Two columns: each sentence, and beside it the ledger of its worst minute. */
export function SaidColumns({ reading }: { reading: FirmReading }) {
  const { said } = reading.firm;
  const untrue = said.filter(({ worstGap }) => worstGap > 0).length;
  return (
    <PlotCard
      id="said"
      title={f('futures.said')}
      sub={f('futures.said.sub')}
      summary={<p>{said.length === 0 ? f('futures.said.none') : f('futures.said.untrue', { untrue, n: said.length })}</p>}
      table={null}
    >
      {said.length > 0 && (
        <table class="said-columns">
          <thead>
            <tr>
              <th scope="col">{f('futures.said.left')}</th>
              <th scope="col">{f('futures.said.right')}</th>
            </tr>
          </thead>
          <tbody>
            {said.map((each) => (
              <tr key={`${each.topic}-${each.day}`} class={each.worstGap > 0 ? 'said-untrue' : ''}>
                <th scope="row">
                  <q>{saidWords(each.topic)}</q>
                  <span>
                    {reading.who(each.seat)}, {reading.whenOfDay(each.day)}
                  </span>
                </th>
                <td>{ledgerBeside(reading, each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </PlotCard>
  );
}
