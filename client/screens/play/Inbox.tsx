import { useEffect, useRef } from 'preact/hooks';
import type { InboxItem } from '../../../shared/sim/views/types.ts';
import type { changeTitle } from '../../i18n/changes.ts';
import { t, textNamed } from '../../i18n/t.ts';
import { coinsShort, usdShort } from '../../overlay/format.ts';
import { sideWord } from '../../overlay/phrases.ts';
import { marketInfo, view, welcome } from '../../store/store.ts';
import { Message } from './Message.tsx';
import { factParams } from './matterFacts.ts';
import { chooseItem, messages, needsAnswer, openItem, releaseItem, toAnswer } from './playState.ts';
import { weekOfStep } from './weeks.ts';

/** Long enough to read what the answer led to. */
const AFTER_ANSWER_MS = 2500;

/** Once the message on show has been answered, the next one that waits comes up, and the focus goes along. */
function useNextAfterAnswer(open: InboxItem | null, panel: { current: HTMLElement | null }): void {
  const waited = useRef<string | null>(null);
  const waits = open !== null && needsAnswer(open);
  useEffect(() => {
    if (!open) return;
    if (waits) {
      waited.current = open.id;
      return;
    }
    if (waited.current !== open.id) return;
    const timer = setTimeout(() => {
      const held = panel.current?.contains(document.activeElement) ?? false;
      waited.current = null;
      releaseItem(open.id);
      if (held) requestAnimationFrame(() => panel.current?.querySelector<HTMLButtonElement>('[aria-current]')?.focus());
    }, AFTER_ANSWER_MS);
    return () => clearTimeout(timer);
  }, [open?.id, waits]);
}

export function Inbox() {
  const open = openItem.value;
  const panel = useRef<HTMLElement>(null);
  useNextAfterAnswer(open, panel);
  // Whoever is at a control of a message has chosen it; the section has the focus when a control of the last one is gone.
  const choose = ({ target, currentTarget }: FocusEvent): void => {
    if (open && target !== currentTarget) chooseItem(open.id);
  };
  return (
    <section ref={panel} class="panel inbox" data-on="floor inbox" aria-label={t('inbox.title')}>
      <MessageList />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long message scrolls, also one with nothing in it to press */}
      <section class="message" tabIndex={0} aria-label={t('inbox.message')} onFocusIn={choose}>
        {open ? <Message key={open.id} item={open} /> : <p class="empty">{t('inbox.empty')}</p>}
      </section>
    </section>
  );
}

/** One stop in the tab order; the arrow keys walk the list. */
function MessageList() {
  const list = useRef<HTMLUListElement>(null);
  const items = messages.value;
  const open = openItem.value;
  const walk = (event: KeyboardEvent, index: number): void => {
    const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: items.length - 1 }[event.key];
    const next = to === undefined ? undefined : items[to];
    if (!next || to === undefined) return;
    event.preventDefault();
    chooseItem(next.id);
    list.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div class="message-list">
      <h2 class="list-head">
        {t('inbox.title')} {toAnswer.value > 0 && <em>{t('inbox.count', { n: toAnswer.value })}</em>}
      </h2>
      <ul ref={list}>
        {items.map((item, index) => {
          const isOpen = item.id === open?.id;
          const { title, from } = headline(item);
          return (
            <li key={item.id}>
              <button
                type="button"
                aria-current={isOpen ? 'true' : undefined}
                tabIndex={isOpen || (!open && index === 0) ? 0 : -1}
                class={needsAnswer(item) ? 'to-answer' : undefined}
                onClick={() => chooseItem(item.id)}
                onKeyDown={(event) => walk(event, index)}
              >
                <b>{title}</b>
                <small>
                  {from} · {t('unit.weekShort', { week: weekOfStep(item.step) })}
                </small>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function headline(item: InboxItem): { title: string; from: string } {
  switch (item.kind) {
    case 'order_refused':
      return {
        title: t(item.byMandate ? 'inbox.refused.mandate' : 'inbox.refused.short'),
        from: t(item.byMandate ? 'inbox.from.mandate' : 'inbox.from.exchange'),
      };
    case 'transfer_refused':
      return { title: t('inbox.transfer.title'), from: t(item.byMandate ? 'inbox.from.mandate' : 'inbox.from.exchange') };
    case 'block': {
      const of = marketInfo(item.market);
      return {
        title: of ? t('inbox.block.title', { side: sideWord(item.clientSide), size: coinsShort(item.sizeLots, of), coin: of.coin }) : '',
        from: t('inbox.from.client'),
      };
    }
    case 'margin_call':
      return { title: t('inbox.marginCall.title'), from: t('inbox.from.exchange') };
    case 'request': {
      const request = view.requests.value.find((known) => known.requestId === item.requestId);
      if (!request) return { title: t('request.heading', { id: item.requestId }), from: '' };
      const last = request.trail.at(-1);
      return {
        title: shortTitle(request.kind, request.terms.value),
        from: last ? t(`trail.${last.verb}`, { who: t(`seat.${last.seat}`) }) : t(`status.${request.status}`),
      };
    }
    case 'offer':
      return { title: t(`offer.${item.offer}.title`), from: t('offer.heading') };
    case 'matter':
      return {
        title: textNamed(`matter.${item.matter}.title`, factParams(item.facts)),
        from: item.answers.length > 0 ? t('matter.heading') : t('matter.done'),
      };
    case 'audit':
      return { title: t('audit.title', { subject: t(`audit.subject.${item.subject}`) }), from: t('inbox.from.exchange') };
    case 'note':
      return {
        title: t(`note.${item.note}.title`),
        from: t(fromChief(item.note) && welcome.value?.seat !== 'chief' ? 'note.from.chief' : 'note.from.exchange'),
      };
  }
}

const fromChief = (note: string): boolean => note.endsWith('_brief') || note === 'aim_reminder';

function shortTitle(kind: Parameters<typeof changeTitle>[0], value: number): string {
  return kind === 'credit_line' ? `${t('change.credit_line')} ${usdShort(value)}` : t(`change.${kind}`);
}
