import { useState } from 'preact/hooks';
import { t } from '../../../i18n/t.ts';
import { weekOfDay } from '../../../i18n/weeks.ts';
import { view, welcome } from '../../../store/store.ts';
import { act } from '../act.ts';
import { ExitDoor } from './ExitDoor.tsx';

const acts = ['come_clean', 'go_public', 'resign'] as const;
type Act = (typeof acts)[number];

/** For the seat that went outside, and the chief: until when it is passed over, and how often it was. */
function Protection() {
  const protection = view.firm.value?.protection;
  if (!protection || protection.seat !== welcome.value?.seat) return null;
  if (protection.letterCame) return <p class="hint">{t('acts.go_public.came')}</p>;
  return <p class="hint">{t('acts.go_public.waits', { week: weekOfDay(protection.letterDay), n: protection.passedOver })}</p>;
}

/** What a person can do on their own: each in one sentence, and asked for twice. */
export function Acts({ onDone }: { onDone(): void }) {
  const [asked, setAsked] = useState<Act | null>(null);
  const [sending, setSending] = useState(false);
  const firm = view.firm.value;
  const seat = welcome.value?.seat;
  if (!firm || seat === undefined || view.clock.value.phase === 'closed') return null;
  if (firm.resigned.includes(seat)) return <p class="hint">{t('acts.resigned')}</p>;
  const own = acts.filter((each) => firm.acts[each] !== 'foreign_seat');
  const send = async (chosen: Act): Promise<void> => {
    setSending(true);
    const answer = await act({ type: chosen }, t(`acts.${chosen}.done`));
    setSending(false);
    setAsked(null);
    if (answer.ok) onDone();
  };
  return (
    <section class="acts" aria-label={t('acts.title')}>
      <h3>{t('acts.title')}</h3>
      <Protection />
      {seat !== 'chief' && firm.exitDoor && <ExitDoor door={firm.exitDoor} />}
      {own.map((each) => {
        const locked = firm.acts[each];
        return (
          <div key={each} class="act">
            <button
              type="button"
              class="door wide"
              aria-expanded={asked === each}
              disabled={locked !== null || sending}
              onClick={() => setAsked(asked === each ? null : each)}
            >
              <b>{t(`acts.${each}`)}</b>
              <small>{locked === null ? t(`acts.${each}.text`) : t(`reject.${locked}`)}</small>
            </button>
            {asked === each && each === 'come_clean' && firm.exitDoor && <ExitDoor door={firm.exitDoor} />}
            {asked === each && each !== 'come_clean' && <p class="hint">{t(`acts.${each}.cost`)}</p>}
            {asked === each && (
              <p class="doors">
                <button type="button" class="door" disabled={sending} onClick={() => void send(each)}>
                  {t('acts.confirm')}
                </button>
                <button type="button" class="door" disabled={sending} onClick={() => setAsked(null)}>
                  {t('acts.back')}
                </button>
              </p>
            )}
          </div>
        );
      })}
    </section>
  );
}
