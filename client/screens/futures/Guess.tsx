import { useState } from 'preact/hooks';
import type { FuturesMessage, Guesses } from '../../../shared/net/futures.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { t } from '../../i18n/t.ts';
import { percent } from '../../overlay/format.ts';
import { f } from './words.ts';

interface GuessProps {
  guesses: Guesses;
  seat: SeatId;
  host: boolean;
  running: FuturesMessage | null;
  of: number;
  onGuess(share: number): void;
  onShow(): void;
}

/** The guess comes before anything that was found: what one expected can be compared only if it was written down. */
export function Guess({ guesses, seat, host, running, of, onGuess, onShow }: GuessProps) {
  // Nothing is guessed until the slider was moved: a number that stands there already would guess for people.
  const [share, setShare] = useState<number | null>(null);
  const words = share === null ? null : percent(share / 100, 0);
  const guessed = guesses.guessed.includes(seat);
  const others = guesses.waitingFor.filter((one) => one !== seat);
  return (
    <section class="futures-guess" aria-labelledby="futures-guess">
      <h1 id="futures-guess">{f('futures.guess')}</h1>
      <p>{f('futures.guess.text', { of: of.toLocaleString('en-US') })}</p>
      {guessed ? (
        <p class="futures-sealed" role="status">
          {f('futures.guess.yours')}
        </p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (share !== null) onGuess(share / 100);
          }}
        >
          <label for="futures-share">{f('futures.guess.question')}</label>
          <output for="futures-share">{words ?? '?'}</output>
          <input
            id="futures-share"
            type="range"
            min="0"
            max="100"
            step="1"
            value={share ?? 50}
            aria-valuetext={words ?? f('futures.guess.move')}
            onInput={(event) => setShare(Number(event.currentTarget.value))}
          />
          <div class="futures-ends" aria-hidden="true">
            <span>{f('futures.guess.none')}</span>
            <span>{f('futures.guess.half')}</span>
            <span>{f('futures.guess.all')}</span>
          </div>
          <button type="submit" class="futures-main" disabled={words === null}>
            {words === null ? f('futures.guess.move') : f('futures.guess.send', { share: words })}
          </button>
          <p class="futures-note">{f('futures.guess.sealed')}</p>
        </form>
      )}
      {others.length > 0 && (
        <p class="futures-note">
          {f('futures.guess.waiting', { seats: others.map((one) => t(`seat.${one}`)).join(', ') })}
          {host && guessed && (
            <button type="button" class="futures-button" onClick={onShow}>
              {f('futures.guess.go')}
            </button>
          )}
        </p>
      )}
      {running && running.done > 0 && <p class="futures-note">{f('futures.guess.played', { done: running.done, of: running.of })}</p>}
    </section>
  );
}
