import { useEffect, useRef, useState } from 'preact/hooks';
import type { SeatTicket } from '../../shared/net/messages.ts';
import { go } from '../store/router.ts';
import { h } from './home/words.ts';
import '../styles/home.css';
import '../styles/homeGames.css';
import { Credits } from './home/Credits.tsx';
import { JoinDoor } from './home/JoinDoor.tsx';
import { NightWindow } from './home/NightWindow.tsx';
import { SoloDoor } from './home/SoloDoor.tsx';

type Door = 'solo' | 'join';
const doors: readonly Door[] = ['solo', 'join'];
const roomTitles = { solo: 'home.chooseSeat', join: 'home.join' } as const;

/** `seated`: this tab holds a seat in a game, and has only gone back to the front page. */
export function Home({ seated, onTicket }: { seated: boolean; onTicket(ticket: SeatTicket): void }) {
  const [open, setOpen] = useState<Door | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const lastDoor = useRef<Door | null>(null);
  const doorButtons = useRef<Partial<Record<Door, HTMLButtonElement | null>>>({});
  useEffect(() => {
    if (open) {
      heading.current?.focus();
      // The play screen and its words come while a seat is being chosen.
      void import('./Play.tsx');
    } else if (lastDoor.current) doorButtons.current[lastDoor.current]?.focus();
    lastDoor.current = open ?? lastDoor.current;
  }, [open]);
  return (
    <div class="home">
      <div class="home-scene">
        <NightWindow />
      </div>
      <main class={`home-page ${open ? 'home-page-open' : ''}`}>
        <header class="home-lead">
          <p class="home-mark" aria-hidden="true">
            {h('home.line')}
          </p>
          <h1>{h('home.title')}</h1>
          <p class="home-pitch">{h('home.pitch')}</p>
          <p class="home-prebrief">{h('home.prebrief')}</p>
        </header>
        {open === null ? (
          <nav class="home-doors" aria-label={h('home.doors')}>
            {seated && (
              <button type="button" class="home-door" onClick={() => go('play')}>
                <b>{h('home.return')}</b>
                <span>{h('home.return.hint')}</span>
              </button>
            )}
            {doors.map((door) => (
              <button
                key={door}
                type="button"
                class="home-door"
                ref={(button) => {
                  doorButtons.current[door] = button;
                }}
                onClick={() => setOpen(door)}
              >
                <b>{h(`home.${door}`)}</b>
                <span>{h(`home.${door}.hint`)}</span>
              </button>
            ))}
            <button type="button" class="home-door" onClick={() => go('replay')}>
              <b>{h('home.replay')}</b>
              <span>{h('home.replay.hint')}</span>
            </button>
          </nav>
        ) : (
          <section class="home-room" aria-labelledby="home-room-title">
            <header>
              <h2 id="home-room-title" ref={heading} tabIndex={-1}>
                {h(roomTitles[open])}
              </h2>
              <button type="button" class="home-back" onClick={() => setOpen(null)}>
                {h('common.back')}
              </button>
            </header>
            {open === 'solo' && <SoloDoor onTicket={onTicket} />}
            {open === 'join' && <JoinDoor onTicket={onTicket} />}
          </section>
        )}
      </main>
      <Credits />
    </div>
  );
}
