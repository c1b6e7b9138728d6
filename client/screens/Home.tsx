import { useEffect, useRef, useState } from 'preact/hooks';
import type { SeatTicket } from '../../shared/net/messages.ts';
import { t } from '../i18n/t.ts';
import { go } from '../store/router.ts';
import '../styles/home.css';
import '../styles/homeGames.css';
import { Credits } from './home/Credits.tsx';
import { JoinDoor } from './home/JoinDoor.tsx';
import { NightWindow } from './home/NightWindow.tsx';
import { SoloDoor } from './home/SoloDoor.tsx';

type Door = 'solo' | 'join';
const doors: readonly Door[] = ['solo', 'join'];
const roomTitles = { solo: 'home.chooseSeat', join: 'home.join' } as const;

export function Home({ onTicket }: { onTicket(ticket: SeatTicket): void }) {
  const [open, setOpen] = useState<Door | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const lastDoor = useRef<Door | null>(null);
  const doorButtons = useRef<Partial<Record<Door, HTMLButtonElement | null>>>({});
  useEffect(() => {
    if (open) heading.current?.focus();
    else if (lastDoor.current) doorButtons.current[lastDoor.current]?.focus();
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
            {t('home.line')}
          </p>
          <h1>{t('home.title')}</h1>
          <p class="home-pitch">{t('home.pitch')}</p>
          <p class="home-prebrief">{t('home.prebrief')}</p>
        </header>
        {open === null ? (
          <nav class="home-doors" aria-label={t('home.doors')}>
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
                <b>{t(`home.${door}`)}</b>
                <span>{t(`home.${door}.hint`)}</span>
              </button>
            ))}
            <button type="button" class="home-door" onClick={() => go('replay')}>
              <b>{t('home.replay')}</b>
              <span>{t('home.replay.hint')}</span>
            </button>
          </nav>
        ) : (
          <section class="home-room" aria-labelledby="home-room-title">
            <header>
              <h2 id="home-room-title" ref={heading} tabIndex={-1}>
                {t(roomTitles[open])}
              </h2>
              <button type="button" class="home-back" onClick={() => setOpen(null)}>
                {t('common.back')}
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
