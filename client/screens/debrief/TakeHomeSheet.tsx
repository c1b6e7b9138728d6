import type { TalkLine } from '../../../shared/net/messages.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { t } from '../../i18n/t.ts';
import type { Reading } from '../receipt/reading.ts';
import { decisionsOf } from './decisions.ts';
import type { Keeper } from './kept.ts';
import type { Question } from './questions.ts';
import { type Lines, takeHome } from './takeHome.ts';
import { type DebriefKey, d } from './words.ts';

const TWICE_MOST = 3;

interface TakeHomeProps {
  reading: Reading;
  seat: SeatId;
  talk: readonly TalkLine[];
  questions: readonly Question[];
  keeper: Keeper;
}

/** One player's page: all that is printed of the debrief. */
export function TakeHomeSheet({ reading, seat, talk, questions, keeper }: TakeHomeProps) {
  const { receipt } = reading;
  const page = takeHome(reading, seat, talk);
  const { reasons, question } = keeper.kept.value;
  const { first, more } = decisionsOf(reading, seat);
  const twice = [...first, ...more].flatMap((decision) => {
    const now = reasons[decision.row];
    return now ? [{ decision, now }] : [];
  });
  const kept = questions.find((one) => one.id === question) ?? questions[0];
  return (
    <section class="debrief-part" id="debrief-home" aria-labelledby="debrief-home-title">
      <header class="debrief-home-head">
        <div>
          <h2 id="debrief-home-title">{d('debrief.home')}</h2>
          <p class="debrief-dim">{d('debrief.home.sub')}</p>
        </div>
        <button type="button" class="debrief-button" onClick={() => print()}>
          {d('debrief.home.print')}
        </button>
      </header>
      <article class="home-sheet" aria-labelledby="home-title">
        <header>
          <h3 id="home-title">{d('home.title', { seat: t(`seat.${seat}`), exchange: receipt.exchangeName })}</h3>
        </header>
        <div class="home-columns">
          <DatedList title="home.did" none="home.did.none" list={page.did} />
          <DatedList title="home.saw" none="home.saw.none" list={page.saw} />
          <DatedList title="home.said" none="home.said.none" list={page.said} />
          <section>
            <h4>{d('home.cost')}</h4>
            <ul>
              {page.cost.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        </div>
        {twice.length > 0 && (
          <section class="home-twice">
            <h4>{d('home.reasons')}</h4>
            <ul>
              {twice.slice(0, TWICE_MOST).map(({ decision, now }) => (
                <li key={decision.row}>
                  {decision.text}. {d('debrief.reasons.then')}: <q>{t(`reason.${decision.then}`)}</q> {d('debrief.reasons.now')}:{' '}
                  <q>{now.words || (now.reason ? t(`reason.${now.reason}`) : '')}</q>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section class="home-question">
          <h4>{d('home.question')}</h4>
          <p>{kept?.text}</p>
        </section>
        <footer>{d('home.meta', { seed: receipt.seed, fingerprint: receipt.fingerprint })}</footer>
      </article>
    </section>
  );
}

function DatedList({ title, none, list }: { title: DebriefKey; none: DebriefKey; list: Lines }) {
  return (
    <section>
      <h4>{d(title)}</h4>
      {list.lines.length === 0 && <p>{d(none)}</p>}
      <ul>
        {list.lines.map((line, index) => (
          <li key={index} class="home-dated">
            <span class="mono">{line.when}</span>
            <span>{line.text}</span>
          </li>
        ))}
      </ul>
      {list.more > 0 && <p>{d('home.more', { n: list.more })}</p>}
    </section>
  );
}
