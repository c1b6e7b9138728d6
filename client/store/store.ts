/**
 * What the client knows: one signal for each section of the seat's view, and a few for the session around it.
 * Filled by the connection alone; views read it and nothing else.
 */
import { batch, computed, effect, type Signal, signal } from '@preact/signals';
import type { Person, ServerMessages, TalkLine, TrialView } from '../../shared/net/messages.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import type { MarketInfo, SeatSection, SeatView } from '../../shared/sim/views/types.ts';

type Sections = { [K in SeatSection]: Signal<SeatView[K]> };

/** Before the first snapshot: nothing is known, and nothing is shown of it. */
const nothing: SeatView = {
  clock: { phase: 'live', step: 0, day: 0, round: 1, week: 1, weeks: 1, roundShare: 0, roundSecondsLeft: 0, closeSecondsLeft: 0 },
  calendar: [],
  prices: [],
  candles: { market: '', candles: [] },
  depth: { market: '', bids: [], asks: [], tape: [] },
  account: null,
  mandate: null,
  inbox: [],
  requests: [],
  proposable: [],
  code: null,
  vault: { claimedCents: 0, trueCents: null, owedCents: null },
  waterfall: {
    lossPolicy: 'auto_deleverage',
    soldCents: 0,
    byProvidersCents: 0,
    byOpposingCents: 0,
    fundPaidCents: 0,
    sharedCents: 0,
    uncoveredCents: 0,
    capacityCents: 0,
    capacityPromisedCents: 0,
    feed: [],
  },
  page: {
    displayedFundCents: 0,
    claimedAssetsCents: 0,
    claimsSameRules: null,
    publishedStep: 0,
    openingFundCents: 0,
    openingAssetsCents: 0,
    publishedTerms: [],
  },
  customers: null,
  firm: null,
  news: [],
  flow: { buys: 0, sells: 0, liquidations: 0 },
  ringing: [],
};

export const view: Sections = {
  clock: signal(nothing.clock),
  calendar: signal(nothing.calendar),
  prices: signal(nothing.prices),
  candles: signal(nothing.candles),
  depth: signal(nothing.depth),
  account: signal(nothing.account),
  mandate: signal(nothing.mandate),
  inbox: signal(nothing.inbox),
  requests: signal(nothing.requests),
  proposable: signal(nothing.proposable),
  code: signal(nothing.code),
  vault: signal(nothing.vault),
  waterfall: signal(nothing.waterfall),
  page: signal(nothing.page),
  customers: signal(nothing.customers),
  firm: signal(nothing.firm),
  news: signal(nothing.news),
  flow: signal(nothing.flow),
  ringing: signal(nothing.ringing),
};

export type LinkState = 'idle' | 'connecting' | 'live' | 'lost' | 'replaced' | 'refused';
export interface Link {
  state: LinkState;
  latencyMs: number | null;
}

export const welcome = signal<ServerMessages['welcome'] | null>(null);
export const people = signal<readonly Person[]>([]);
/** Seats of this game; the usual four until everybody has been told of. */
export const table = computed<readonly SeatId[]>(() =>
  people.value.length > 0 ? people.value.map(({ seat }) => seat) : ['chief', 'engineer', 'desk', 'risk'],
);
export const talk = signal<readonly TalkLine[]>([]);
/** The votes on the exhibits as this seat may see them; null before the game is over. */
export const trial = signal<TrialView | null>(null);
export const status = signal<ServerMessages['status']>({ pace: 1, frozen: false, message: null });
export const link = signal<Link>({ state: 'idle', latencyMs: null });
/** True once a whole snapshot is in. */
export const joined = signal(false);
/** True while the store is fed from a record: nobody sits here and nothing can be done. */
export const reading = signal(false);
/** What the page claimed when this client first saw it: the height that the floor's vault starts from. */
export const openingClaimedCents = signal(0);

const SECTIONS = Object.keys(nothing) as SeatSection[];

function put<K extends SeatSection>(section: K, from: Partial<SeatView>): void {
  const value = from[section];
  if (value === undefined) return;
  const target: Signal<SeatView[K]> = view[section];
  target.value = value;
}

/** Puts the sections that came into their signals, as one change. */
export function applySections(sections: Partial<SeatView>, full: boolean): void {
  batch(() => {
    for (const section of SECTIONS) put(section, sections);
    if (full && !joined.value) {
      openingClaimedCents.value = view.vault.value.claimedCents;
      joined.value = true;
    }
  });
}

/** Forgets the session: the next one starts from nothing. */
export function resetStore(): void {
  batch(() => {
    for (const section of SECTIONS) put(section, nothing);
    welcome.value = null;
    people.value = [];
    talk.value = [];
    trial.value = null;
    status.value = { pace: 1, frozen: false, message: null };
    link.value = { state: 'idle', latencyMs: null };
    joined.value = false;
    reading.value = false;
    openingClaimedCents.value = 0;
  });
}

/** A signal for what a screen remembers of one game: it begins anew with the next, whose ids begin anew too. */
export function gameSignal<T>(initial: T): Signal<T> {
  const remembered = signal(initial);
  effect(() => {
    if (welcome.value === null) remembered.value = initial;
  });
  return remembered;
}

/** The whole view as plain data, for screens that take it as one prop. */
export function wholeView(): SeatView {
  return {
    clock: view.clock.value,
    calendar: view.calendar.value,
    prices: view.prices.value,
    candles: view.candles.value,
    depth: view.depth.value,
    account: view.account.value,
    mandate: view.mandate.value,
    inbox: view.inbox.value,
    requests: view.requests.value,
    proposable: view.proposable.value,
    code: view.code.value,
    vault: view.vault.value,
    waterfall: view.waterfall.value,
    page: view.page.value,
    customers: view.customers.value,
    firm: view.firm.value,
    news: view.news.value,
    flow: view.flow.value,
    ringing: view.ringing.value,
  };
}

/** Prices of what can be traded now: a market that is not listed yet has none to show. */
export const listedPrices = computed(() => view.prices.value.filter((entry) => entry.listed));

export function marketInfo(market: string): MarketInfo | null {
  return welcome.value?.markets.find((info) => info.id === market) ?? null;
}
