import { useEffect, useRef, useState } from 'preact/hooks';
import type { ChangeKind } from '../../../shared/sim/commands.ts';
import { changeScope, changeTerm } from '../../i18n/changes.ts';
import { isTextKey, type TextKey, t } from '../../i18n/t.ts';
import { Term } from '../../overlay/Glossary.tsx';
import { Sheet } from '../../overlay/Sheet.tsx';
import { view, welcome } from '../../store/store.ts';
import { ProposeForm } from './ProposeForm.tsx';
import { asking } from './playState.ts';

/** Opens the sheet. Not there for a seat that may ask for nothing. */
export function AskDoor() {
  if (view.proposable.value.length === 0) return null;
  return (
    <button
      type="button"
      class="door ask-door"
      onClick={() => {
        asking.value = true;
      }}
    >
      {t('ask.title')}
    </button>
  );
}

/** Who signs and who carries it out, where that is not the usual way. */
function lead(): TextKey {
  const own = `ask.lead.${view.firm.value ? 'firm.' : ''}${welcome.value?.seat}`;
  return isTextKey(own) ? own : 'ask.lead';
}

/** What this seat may ask for, each in one sentence; then the terms of the one that was chosen. */
export function AskSheet({ onClose }: { onClose(): void }) {
  const [kind, setKind] = useState<ChangeKind | null>(null);
  const left = useRef<ChangeKind | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (kind === null && left.current !== null) {
      const from = list.current?.querySelector<HTMLElement>(`[data-kind="${left.current}"]`);
      (from ?? list.current?.querySelector('button'))?.focus();
    }
    left.current = kind;
  }, [kind]);
  return (
    <Sheet title={t('ask.title')} onClose={onClose}>
      {kind === null ? (
        <>
          <p class="ask-lead">{t(lead())}</p>
          {view.proposable.value.length === 0 && <p class="empty">{t('ask.none')}</p>}
          <ul class="ask-kinds" ref={list}>
            {view.proposable.value.map((each, index) => (
              <li key={each}>
                <button
                  type="button"
                  class="ask-kind"
                  data-kind={each}
                  data-first={index === 0 ? '' : undefined}
                  onClick={() => setKind(each)}
                >
                  <b>{t(`change.${each}`)}</b>
                  <span>{t(`ask.${each}`)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <h3>{t(`change.${kind}`)}</h3>
          <p class="ask-what">
            {t(`ask.${kind}`)} <Term id={changeTerm(kind)}>?</Term>
          </p>
          <dl class="ask-scope">
            <dt>{t('request.fact.scope')}</dt>
            <dd>{changeScope(kind)}</dd>
          </dl>
          <ProposeForm
            key={kind}
            kind={kind}
            shortByCents={kind === 'credit_line' ? (view.mandate.value?.blocked?.shortByCents ?? 0) : 0}
            backLabel={t('action.changeMind')}
            onDone={(sent) => (sent ? onClose() : setKind(null))}
          />
        </>
      )}
    </Sheet>
  );
}
