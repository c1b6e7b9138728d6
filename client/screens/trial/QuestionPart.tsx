/** The question on the exhibit: options without a mark, the own sealed vote, and after that the ledger's answer. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TrialExhibit } from '../../../shared/net/messages.ts';
import type { Exhibit } from '../../../shared/sim/judgement/exhibitTypes.ts';
import { play } from '../../audio/sound.ts';
import { people, trial } from '../../store/store.ts';
import { AnswerPart } from './AnswerPart.tsx';
import { type OpenCase, type Own, openExhibit, testify, vote } from './caseState.ts';
import { nameOf, optionText, questionText, seatNamed } from './reading.ts';
import { letterOf, votesOn } from './sitting.ts';
import { w } from './words.ts';

interface QuestionProps {
  opened: OpenCase;
  exhibit: Exhibit;
  own: Own;
}

export function QuestionPart({ opened, exhibit, own }: QuestionProps) {
  const votes = votesOn(trial.value, exhibit.id);
  const [picked, pick] = useState<number | null>(votes?.ownVote ?? null);
  const open = votes?.open ?? null;
  useGavel(open !== null);
  const settled = votes === null || votes.ownVote !== null || open !== null;
  const mine = votes?.ownVote ?? (open ? null : picked);
  const number = opened.briefs.findIndex((brief) => brief.exhibit.id === exhibit.id) + 1;
  return (
    <section class={`trial-card trial-question ${open ? 'is-open' : ''}`} aria-labelledby="trial-question">
      <div class="trial-asked">
        <p class="trial-eyebrow">
          {w('question', { n: number })} · {w((votes?.voters.length ?? 0) > 1 ? 'question.sub' : 'question.solo')}
        </p>
        <h2 id="trial-question">{questionText(exhibit)}</h2>
      </div>
      <fieldset class="trial-options" aria-labelledby="trial-question">
        {exhibit.question.options.map((option, index) => (
          <label key={letterOf(index)} class={open?.answer.option === index ? 'is-answer' : ''}>
            <input
              type="radio"
              name={`trial-${exhibit.id}`}
              data-letter={letterOf(index)}
              checked={mine === index}
              disabled={settled}
              onChange={() => pick(index)}
            />
            <kbd>{letterOf(index)}</kbd>
            <span>{optionText(exhibit, option)}</span>
            {open?.answer.option === index && <b class="is-ledger">{w('answer.mark')}</b>}
            {votes?.ownVote === index && <b>{open && open.answer.option !== index ? w('vote.yours') : `✓ ${w('vote.yours')}`}</b>}
          </label>
        ))}
      </fieldset>
      {open ? (
        <AnswerPart opened={opened} exhibit={exhibit} open={open} />
      ) : (
        votes && <Ballot exhibit={exhibit} votes={votes} own={own} picked={picked} />
      )}
    </section>
  );
}

/** The gavel falls when an answer opens before one's eyes, not when an open one is looked at again. */
function useGavel(isOpen: boolean): void {
  const before = useRef(isOpen);
  useEffect(() => {
    if (isOpen && !before.current) play('gavel');
    before.current = isOpen;
  }, [isOpen]);
}

interface BallotProps {
  exhibit: Exhibit;
  votes: TrialExhibit;
  own: Own;
  picked: number | null;
}

function Ballot({ exhibit, votes, own, picked }: BallotProps) {
  const [sending, send] = useState(false);
  const [trouble, tell] = useState<'vote.refused' | 'testify.refused' | 'question.one' | null>(null);
  const isVoter = votes.voters.includes(own.seat);
  const seal = async (): Promise<void> => {
    if (picked === null) {
      tell('question.one');
      return;
    }
    send(true);
    tell((await vote(exhibit.id, picked)) ? null : 'vote.refused');
    send(false);
  };
  const knew = async (): Promise<void> => {
    send(true);
    tell((await testify(exhibit.id)) ? null : 'testify.refused');
    send(false);
  };
  const waiting = votes.voters.filter((seat) => !votes.voted.includes(seat));
  return (
    <div class="trial-ballot">
      <div class="trial-testify">
        {votes.ownTestimony ? (
          <p role="status">{w('testify.done')}</p>
        ) : (
          <>
            <button type="button" class="door" disabled={sending} onClick={() => void knew()}>
              {w('testify')}
            </button>
            <small>{w('testify.sub')}</small>
          </>
        )}
      </div>
      <div class="trial-seal">
        {votes.ownVote === null && isVoter && (
          <button
            type="button"
            class={`trial-vote ${picked === null ? 'is-early' : ''}`}
            data-vote
            disabled={sending}
            aria-keyshortcuts="v"
            onClick={() => void seal()}
          >
            {w(sending ? 'vote.sending' : 'vote')}
          </button>
        )}
        <p role="status">
          {votes.ownVote !== null && <b>{w('vote.sealed')} </b>}
          {trouble && <span class="trial-trouble">{w(trouble)}</span>}
        </p>
        {votes.voters.length > 1 && (
          <>
            <p>{w('vote.in', { n: votes.voted.length, all: votes.voters.length })}</p>
            <div class="trial-pips" aria-hidden="true">
              {votes.voters.map((seat, index) => (
                <i key={seat} class={index < votes.voted.length ? 'is-in' : ''} />
              ))}
            </div>
            <p class="trial-dim">
              {votes.ownVote === null
                ? w('vote.waits')
                : w('vote.waits.for', { who: waiting.map((seat) => nameOf(people.value, seat) || seatNamed(seat)).join(', ') })}
            </p>
          </>
        )}
        {votes.voters.length === 0 && <p class="trial-dim">{w('vote.none')}</p>}
        {own.host && votes.voters.length !== 1 && (
          <button type="button" class="door" onClick={() => openExhibit(exhibit.id)}>
            {w('vote.open')}
          </button>
        )}
      </div>
    </div>
  );
}
