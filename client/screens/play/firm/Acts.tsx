import { useState } from 'preact/hooks';
import { t } from '../../../i18n/t.ts';
import { view, welcome } from '../../../store/store.ts';
import { act } from '../act.ts';

const acts = ['come_clean', 'go_public', 'resign'] as const;
type Act = (typeof acts)[number];

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
