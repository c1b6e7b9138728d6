import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Person, TalkLine } from '../../shared/net/messages.ts';
import type { Receipt } from '../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { tellResult } from '../overlay/notices.ts';
import '../styles/debrief.css';
import '../styles/debriefPaper.css';
import { CasesPart } from './debrief/CasesPart.tsx';
import { ClosingPart } from './debrief/ClosingPart.tsx';
import { EndNav } from './debrief/EndNav.tsx';
import { keeperOf } from './debrief/kept.ts';
import { PullPart } from './debrief/PullPart.tsx';
import { QuestionsPart } from './debrief/QuestionsPart.tsx';
import { questionsOf } from './debrief/questions.ts';
import { ReasonsPart } from './debrief/ReasonsPart.tsx';
import { RolePart } from './debrief/RolePart.tsx';
import { SlowPart } from './debrief/SlowPart.tsx';
import { TakeHomeSheet } from './debrief/TakeHomeSheet.tsx';
import { type DebriefKey, d } from './debrief/words.ts';
import { firmReading, firmSentences } from './receipt/firm/firmReading.ts';
import { outcomeSentences, readReceipt } from './receipt/reading.ts';

interface DebriefProps {
  receipt: Receipt;
  people: readonly Person[];
  talk: readonly TalkLine[];
  gameId: string;
  seat: SeatId;
}

/** The parts by theme, in the order in which a table would go through them. */
const PARTS: readonly [id: string, title: DebriefKey][] = [
  ['reasons', 'debrief.reasons'],
  ['role', 'debrief.role'],
  ['slow', 'debrief.slow'],
  ['cases', 'debrief.cases'],
  ['questions', 'debrief.questions'],
  ['home', 'debrief.home'],
  ['closing', 'debrief.closing'],
];

/** What the people who played take away: from the receipt and the talk alone, so that it reads the same later. */
export function Debrief({ receipt, people, talk, gameId, seat }: DebriefProps) {
  const reading = useMemo(() => readReceipt(receipt, people), [receipt, people]);
  const firm = useMemo(() => firmReading(reading), [reading]);
  const questions = useMemo(() => questionsOf(reading, seat), [reading, seat]);
  const keeper = useMemo(() => keeperOf(gameId, seat), [gameId, seat]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const forget = (): void => {
    keeper.forget();
    tellResult(d('debrief.forgotten'));
  };
  const parts = PARTS.filter(([id]) => id !== 'slow' || firm !== null);
  return (
    <main class="debrief">
      <EndNav here="debrief" />
      <header class="debrief-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {d('debrief.title', { exchange: receipt.exchangeName })}
          </h1>
          <p class="debrief-lead">{(firm ? firmSentences(firm) : outcomeSentences(reading)).join(' ')}</p>
          <p class="debrief-dim">
            {d('debrief.sub')} {d('debrief.toReceipt')}
          </p>
        </div>
        <nav class="debrief-contents" aria-label={d('debrief.contents')}>
          <ol>
            {parts.map(([id, title]) => (
              <li key={id}>
                <a href={`#debrief-${id}`}>{d(title)}</a>
              </li>
            ))}
          </ol>
          <p class="debrief-dim">
            {d('debrief.private')}{' '}
            <button type="button" class="debrief-forget" onClick={forget}>
              {d('debrief.forget')}
            </button>
          </p>
        </nav>
      </header>
      <ReasonsPart reading={reading} seat={seat} keeper={keeper} />
      <div class="debrief-two">
        <RolePart reading={reading} seat={seat} />
        {talk.length > 0 && <PullPart reading={reading} talk={talk} />}
      </div>
      {firm && <SlowPart reading={firm} keeper={keeper} />}
      <CasesPart reading={reading} />
      <QuestionsPart questions={questions} keeper={keeper} />
      <TakeHomeSheet reading={reading} seat={seat} talk={talk} questions={questions} keeper={keeper} />
      <ClosingPart />
    </main>
  );
}
