/**
 * What the trial has open: the record of this game in the replay worker, its exhibits with the moment that each stands at, the player, and
 * whose eyes one looks with. While it is open the floor's store is fed from the record; closing puts back what the room had shown.
 */
import { batch, computed, signal } from '@preact/signals';
import type { Exhibit } from '../../../shared/sim/judgement/exhibitTypes.ts';
import type { SumsPoint } from '../../../shared/sim/judgement/sums.ts';
import type { Receipt } from '../../../shared/sim/judgement/types.ts';
import type { SeatId } from '../../../shared/sim/scenario.ts';
import { fetchGameFile, fetchTrial, inTrial } from '../../net/game.ts';
import { feedStore } from '../../replay/feedStore.ts';
import type { LoadedGame, Moment } from '../../replay/messages.ts';
import { createPlayer, type Player } from '../../replay/player.ts';
import { openReplay, type Replay } from '../../replay/replay.ts';
import { applySections, openingClaimedCents, reading, trial, welcome, wholeView } from '../../store/store.ts';
import type { Looking } from './seen.ts';
import { horizonOf, reachOf } from './sitting.ts';

export interface Brief {
  exhibit: Exhibit;
  /** The whole record at its step. */
  moment: Moment;
}
export interface OpenCase {
  game: LoadedGame;
  series: SumsPoint[];
  briefs: Brief[];
  receipt: Receipt;
  player: Player;
}
export type CaseFailure = 'file' | 'record' | 'stopped';

export const opened = signal<OpenCase | null>(null);
export const progress = signal<{ step: number; steps: number } | null>(null);
export const failure = signal<CaseFailure | null>(null);
/** The moment that is looked at now, as the chosen eyes have it. */
export const moment = signal<Moment | null>(null);
export const looking = signal<Looking>('record');
/** The chosen eyes did not see what was there. */
export const isVeiled = computed(
  () =>
    looking.value === 'customers' || (looking.value !== 'record' && moment.value !== null && moment.value.view.vault.trueCents === null),
);
const chosen = signal<string | null>(null);

const exhibits = computed<readonly Exhibit[]>(() => opened.value?.briefs.map(({ exhibit }) => exhibit) ?? []);
export const reach = computed(() => reachOf(exhibits.value, trial.value));
export const horizon = computed(() => horizonOf(exhibits.value, trial.value, opened.value?.game.steps ?? 0));
/** The exhibit on the table. */
export const current = computed<Brief | null>(() => {
  const { briefs } = opened.value ?? { briefs: [] };
  return briefs.find(({ exhibit }) => exhibit.id === chosen.value) ?? briefs[0] ?? null;
});

let replay: Replay | null = null;
let putBack: () => void = () => undefined;
let opening = 0;

export async function openCase(): Promise<void> {
  closeCase();
  opening += 1;
  const turn = opening;
  const next = openReplay();
  replay = next;
  const stale = (): boolean => turn !== opening;
  try {
    const asked = askForTrial(stale);
    const file = await fetchGameFile('json');
    if (stale()) return;
    if (!file) {
      fail('file');
      return;
    }
    const game = await next.load(await file.text(), (step, steps) => {
      if (!stale()) progress.value = { step, steps };
    });
    if (stale()) return;
    if (!game.ok) {
      fail('record');
      return;
    }
    const [series, found, receipt] = await Promise.all([next.ask('series', {}), next.ask('exhibits', {}), next.ask('receipt', {})]);
    const briefs: Brief[] = [];
    for (const exhibit of found) briefs.push({ exhibit, moment: await next.ask('momentAt', { step: exhibit.step, eyes: 'record' }) });
    await asked;
    if (!stale()) begin(next, game, { series, briefs, receipt });
  } catch {
    if (!stale()) fail('file');
  }
}

/** The room sends how the trial stands by itself; asking for it brings the talk with it. A line that is down asks again. */
async function askForTrial(stale: () => boolean): Promise<void> {
  while (!stale() && !(await fetchTrial())) await new Promise((resolve) => setTimeout(resolve, 1500));
}

function begin(from: Replay, game: LoadedGame, found: Pick<OpenCase, 'series' | 'briefs' | 'receipt'>): void {
  const { series, briefs } = found;
  const first = briefs[0];
  keepRoom();
  // A player goes as far as its game: here that is as far as the table may see.
  const seen: LoadedGame = {
    ...game,
    get steps() {
      return horizon.value;
    },
  };
  const start = first?.exhibit.step ?? game.steps;
  const player = createPlayer(
    from,
    seen,
    { step: start, eyes: 'record', market: '' },
    (shown, eyes) => {
      moment.value = shown;
      feedStore(game, shown, eyes);
    },
    () => fail('stopped'),
  );
  batch(() => {
    progress.value = null;
    openingClaimedCents.value = series[0]?.claimedCents ?? 0;
    opened.value = { ...found, game, player };
    moment.value = first?.moment ?? null;
    if (first) feedStore(game, first.moment, 'record');
    chosen.value = (trial.value?.shown ?? exhibits.value[reach.value]?.id) || null;
  });
  goTo(current.value?.exhibit.id ?? null);
}

/** The room's own picture is put back when the trial is left. */
function keepRoom(): void {
  const [view, seated, claimed] = [wholeView(), welcome.value, openingClaimedCents.value];
  reading.value = true;
  putBack = () => {
    // A table that was left meanwhile has nothing to be put back.
    if (!reading.value) return;
    batch(() => {
      reading.value = false;
      welcome.value = seated;
      openingClaimedCents.value = claimed;
      applySections(view, true);
    });
  };
}

function fail(why: CaseFailure): void {
  batch(() => {
    failure.value = why;
    progress.value = null;
  });
}

export function closeCase(): void {
  opening += 1;
  opened.value?.player.close();
  replay?.close();
  replay = null;
  putBack();
  putBack = () => undefined;
  batch(() => {
    opened.value = null;
    progress.value = null;
    failure.value = null;
    moment.value = null;
    chosen.value = null;
    looking.value = 'record';
  });
}

// ---- Going through the exhibits -------------------------------------------------------------------------------------

/** Puts an exhibit on the table and the record to its moment; one that is not reached yet stays shut. */
export function goTo(id: string | null): void {
  const index = exhibits.value.findIndex((exhibit) => exhibit.id === id);
  const exhibit = exhibits.value[index];
  if (!exhibit || index > reach.value) return;
  batch(() => {
    chosen.value = exhibit.id;
    lookAs('record');
  });
  opened.value?.player.jump(exhibit.step);
}

export function goBy(by: 1 | -1): void {
  const at = exhibits.value.findIndex(({ id }) => id === current.value?.exhibit.id);
  goTo(exhibits.value[at + by]?.id ?? null);
}

/** A customer has no screen in the record: what is shown then is what was public. */
export function lookAs(who: Looking): void {
  looking.value = who;
  opened.value?.player.lookAs(who === 'customers' ? 'record' : who);
}

/** Plays on; where the line is reached, the weeks before it. */
export function playOrPause(): void {
  const player = opened.value?.player;
  if (!player) return;
  if (!player.playing.value && player.step.value >= horizon.value) player.jump(weeksBefore());
  player.toggle();
}

const LEAD_STEPS = 240;
function weeksBefore(): number {
  const before = exhibits.value.findLast(({ step }) => step < horizon.value)?.step ?? 0;
  return Math.max(0, before, horizon.value - LEAD_STEPS);
}

// ---- Votes ----------------------------------------------------------------------------------------------------------

/** The own seat and whether it is the host's, whichever seat the floor is seen from. */
export interface Own {
  seat: SeatId;
  host: boolean;
}

export async function vote(exhibit: string, option: number): Promise<boolean> {
  return (await inTrial('vote', { exhibit, option }))?.ok ?? false;
}
export async function testify(exhibit: string): Promise<boolean> {
  return (await inTrial('testify', { exhibit }))?.ok ?? false;
}
export const openExhibit = (exhibit: string): void => void inTrial('open_exhibit', { exhibit });
export const showExhibit = (exhibit: string): void => void inTrial('show_exhibit', { exhibit });
