import type { Keeper } from './kept.ts';
import type { Question } from './questions.ts';
import { d } from './words.ts';

/** What there is to talk about; the one that is chosen goes onto the page to take home. */
export function QuestionsPart({ questions, keeper }: { questions: readonly Question[]; keeper: Keeper }) {
  const kept = keeper.kept.value.question;
  return (
    <section class="debrief-part" id="debrief-questions" aria-labelledby="debrief-questions-title">
      <h2 id="debrief-questions-title">{d('debrief.questions')}</h2>
      <p class="debrief-dim">{d('debrief.questions.sub')}</p>
      <fieldset class="debrief-questions" aria-labelledby="debrief-questions-title">
        {questions.map(({ id, text }) => (
          <label key={id}>
            <input type="radio" name="debrief-question" checked={kept === id} onChange={() => keeper.keep({ question: id })} />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
    </section>
  );
}
