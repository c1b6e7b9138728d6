import { useState } from 'preact/hooks';
import type { MandateView } from '../../../shared/sim/views/types.ts';
import { t } from '../../i18n/t.ts';
import { percent, usdShort } from '../../overlay/format.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { Icon } from '../../overlay/Icon.tsx';
import { view } from '../../store/store.ts';
import { act } from './act.ts';
import { ProposeForm } from './ProposeForm.tsx';

type Part = 'quote' | 'directional' | 'outside';
const parts: readonly Part[] = ['quote', 'directional', 'outside'];
const STEP_PERCENT = 5;

const shareOf = (mandate: MandateView, part: Part): number => mandate[`${part}Share`];
const asPercent = (share: number): number => Math.round(share * 100);

/** Edits stay until they are set; a share that was not touched follows the engine. */
export function MandateEditor() {
  const mandate = view.mandate.value;
  const [edits, setEdits] = useState<Partial<Record<Part, number>>>({});
  const [sending, setSending] = useState(false);
  const [asking, setAsking] = useState(false);
  if (!mandate) return null;
  if (asking) return <ProposeForm kind="credit_line" shortByCents={mandate.blocked?.shortByCents ?? 0} onDone={() => setAsking(false)} />;
  const now = (part: Part): number => edits[part] ?? asPercent(shareOf(mandate, part));
  const changed = parts.some((part) => now(part) !== asPercent(shareOf(mandate, part)));
  const sum = parts.reduce((total, part) => total + now(part), 0);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    setSending(true);
    const answer = await act(
      {
        type: 'set_mandate',
        quoteShare: now('quote') / 100,
        directionalShare: now('directional') / 100,
        outsideShare: now('outside') / 100,
      },
      t('mandate.setDone'),
    );
    setSending(false);
    if (answer.ok) setEdits({});
  }

  return (
    <form class="mandate" onSubmit={(event) => void send(event)}>
      <p class="hint">
        <Term id="mandate">{t('mandate.title')}</Term>: {t('mandate.sub')}
      </p>
      {parts.map((part) => (
        <Share
          key={part}
          part={part}
          mandate={mandate}
          percentNow={now(part)}
          onPercent={(value) => setEdits({ ...edits, [part]: value })}
        />
      ))}
      {mandate.blocked ? (
        <Blocked blocked={mandate.blocked} onAsk={() => setAsking(true)} />
      ) : (
        <p class="hint">{t('mandate.sum', { sum: percent(sum / 100, 0) })}</p>
      )}
      <button type="submit" class="door wide" disabled={!changed || sending}>
        {sending ? t('common.sending') : t('mandate.set')}
      </button>
    </form>
  );
}

interface ShareProps {
  part: Part;
  mandate: MandateView;
  percentNow: number;
  onPercent(value: number): void;
}

function Share({ part, mandate, percentNow, onPercent }: ShareProps) {
  const words = comesTo(part, mandate, percentNow / 100);
  const id = `mandate-${part}`;
  const set = (value: number): void => onPercent(Math.max(0, Math.min(100, Math.round(value))));
  return (
    <div class="share">
      <div class="share-head">
        <label for={id}>{t(`mandate.${part}`)}</label>
        <span class="muted">{words ?? t(`shell.mandate.${part}`)}</span>
      </div>
      <div class="share-row">
        <input
          type="range"
          min="0"
          max="100"
          step={STEP_PERCENT}
          value={percentNow}
          aria-label={t(`mandate.${part}`)}
          aria-valuetext={`${percent(percentNow / 100, 0)}${words ? `, ${words}` : ''}`}
          onInput={(event) => set(Number(event.currentTarget.value))}
        />
        <span class="percent-field">
          <input
            id={id}
            class="field"
            type="number"
            min="0"
            max="100"
            step={STEP_PERCENT}
            value={percentNow}
            onInput={(event) => set(Number(event.currentTarget.value))}
          />
          <i aria-hidden="true">%</i>
        </span>
      </div>
    </div>
  );
}

/** What the share comes to in dollars, from the engine's own figure for the share in force. */
function comesTo(part: Part, mandate: MandateView, share: number): string | null {
  const target = part === 'directional' ? mandate.targetNotionalCents : part === 'outside' ? mandate.targetOutsideCents : null;
  const inForce = shareOf(mandate, part);
  if (target === null) return null;
  if (share === 0) return t('mandate.comesTo', { value: usdShort(0) });
  if (inForce === 0) return null;
  const value = usdShort((target / inForce) * share);
  return part === 'directional' && Math.abs(share - inForce) < 0.005
    ? t('mandate.held', { held: usdShort(mandate.heldNotionalCents), target: value })
    : t('mandate.comesTo', { value });
}

function Blocked({ blocked, onAsk }: { blocked: NonNullable<MandateView['blocked']>; onAsk(): void }) {
  return (
    <div class="blocked">
      <p class="warn-text">
        <Icon name="warn" size={12} /> {t(`mandate.blocked.${blocked.what}`, { short: usdShort(blocked.shortByCents) })}
      </p>
      <button type="button" class="inline" onClick={onAsk}>
        {t('propose.credit')}
      </button>
    </div>
  );
}
