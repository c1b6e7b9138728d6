/** Which screen is shown. Kept in the session and in the history entry, never in the address: a link carries no seat. */
import { signal } from '@preact/signals';

export type Route = 'home' | 'play' | 'receipt';
const KEY = 'allow-negative.route';

const isRoute = (value: unknown): value is Route => value === 'home' || value === 'play' || value === 'receipt';

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

/** Takes up where the tab was. `seated` is false when no seat is kept: then only home makes sense. */
export function startRouter(seated: () => boolean): void {
  const kept = sessionStorage.getItem(KEY);
  show(seated() && isRoute(kept) ? kept : 'home');
  history.replaceState({ route: route.value }, '');
  addEventListener('popstate', (event) => {
    const state: unknown = event.state;
    const wanted = typeof state === 'object' && state !== null && 'route' in state ? state.route : null;
    show(isRoute(wanted) && seated() ? wanted : 'home');
  });
}
