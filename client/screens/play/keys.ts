/** Single keys for the ticket, the symbols, the inbox and the clock. They never fire while a person types. */
import { signal } from '@preact/signals';
import { listedPrices, status, view, welcome } from '../../store/store.ts';
import { choosePace } from './PaceControl.tsx';
import {
  asking,
  askReduceOnly,
  chooseItem,
  chooseMarket,
  info,
  messages,
  needsAnswer,
  openItem,
  runningPace,
  tab,
  talkTab,
  ticketReduceOnly,
  ticketSide,
  ticketType,
  workTab,
} from './playState.ts';

const KEY = 'allow-negative.single-keys';

function remembered(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export const singleKeysOn = signal(remembered());
export function setSingleKeys(on: boolean): void {
  singleKeysOn.value = on;
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    return;
  }
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox'));
const pressable = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('button, a, input, select, summary, [role="tab"]') !== null;

function focusOn(selector: string): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus());
}

function toTicket(): void {
  workTab.value = 'ticket';
  tab.value = 'trade';
  focusOn('#ticket-size');
}

/** Presses an action of the open request; where the open message asks nothing, of the newest request that does. */
function pressAction(...actions: string[]): void {
  const open = openItem.value;
  const waiting = open && needsAnswer(open) ? open : messages.value.find((item) => item.kind === 'request' && needsAnswer(item));
  if (!waiting) return;
  chooseItem(waiting.id);
  tab.value = 'inbox';
  requestAnimationFrame(() => {
    for (const action of actions) {
      const button = document.querySelector<HTMLButtonElement>(`.message [data-action="${action}"]:not(:disabled)`);
      if (!button) continue;
      button.focus();
      button.click();
      return;
    }
  });
}

function onKey(event: KeyboardEvent, showHelp: () => void): void {
  if (
    event.defaultPrevented ||
    event.repeat ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    typing(event.target) ||
    document.querySelector('dialog[open]')
  )
    return;
  if (event.key === '?') {
    showHelp();
    return;
  }
  if (!singleKeysOn.value) return;
  const trades = welcome.value?.seat === 'desk';
  const symbol = listedPrices.value[Number(event.key) - 1];
  if (symbol && /^[1-9]$/.test(event.key)) {
    chooseMarket(symbol.market);
    return;
  }
  switch (event.key) {
    case 'b':
    case 's':
      if (!trades) return;
      ticketSide.value = event.key === 'b' ? 'buy' : 'sell';
      toTicket();
      break;
    case 'm':
    case 'l':
      if (!trades) return;
      ticketType.value = event.key === 'm' ? 'market' : 'limit';
      toTicket();
      break;
    case 'i':
      tab.value = 'inbox';
      focusOn('.message-list [tabindex="0"]');
      break;
    case 'c':
      tab.value = 'firm';
      talkTab.value = 'talk';
      focusOn('#say');
      break;
    case 'p':
      if (view.proposable.value.length === 0) return;
      asking.value = true;
      break;
    case 'a':
      pressAction('approve_request', 'merge_request');
      break;
    case 'd':
      pressAction('amend_request');
      break;
    case 'r':
      // The desk decides no requests, so the key is free for its ticket.
      if (!trades) pressAction('refuse_request');
      else if (info.value?.kind === 'perpetual') {
        askReduceOnly(!ticketReduceOnly.value);
        toTicket();
      } else return;
      break;
    case ' ':
      if (!welcome.value?.host || pressable(event.target)) return;
      void choosePace(status.value.pace === 0 ? runningPace.value : 0);
      break;
    default:
      return;
  }
  event.preventDefault();
}

export function listenForKeys(showHelp: () => void): () => void {
  const listener = (event: KeyboardEvent): void => onKey(event, showHelp);
  addEventListener('keydown', listener);
  return () => removeEventListener('keydown', listener);
}
