/** Which screen is shown. Kept in the session and in the history entry, never in the address: a link carries no seat. */
import { signal } from '@preact/signals';

const ROUTES = ['home', 'play', 'trial', 'futures', 'receipt', 'debrief', 'replay'] as const;
export type Route = (typeof ROUTES)[number];
const KEY = 'allow-negative.route';

const isRoute = (value: unknown): value is Route => ROUTES.some((one) => one === value);
/** Screens that no seat is needed for. */
const isOpen = (wanted: Route): boolean => wanted === 'home' || wanted === 'replay';

export const route = signal<Route>('home');

function show(next: Route): void {
  route.value = next;
  sessionStorage.setItem(KEY, next);
}

export function go(next: Route): void {
  if (route.value === next) return;
  history.pushState({ route: next }, '');
  show(next);
}

/** Takes up where the tab was. `seated` is false when no seat is kept: then only the open screens make sense. */
export function startRouter(seated: () => boolean): void {
  const kept = sessionStorage.getItem(KEY);
  const may = (wanted: unknown): wanted is Route => isRoute(wanted) && (isOpen(wanted) || seated());
  show(may(kept) ? kept : 'home');
  history.replaceState({ route: route.value }, '');
  addEventListener('popstate', (event) => {
    const state: unknown = event.state;
    const wanted = typeof state === 'object' && state !== null && 'route' in state ? state.route : null;
    show(may(wanted) ? wanted : 'home');
  });
}
