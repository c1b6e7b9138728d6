/** One game's room: lifecycle and messages only. What is played, written and refused is the game's; what a seat may see is the views'. */
import { type AuthContext, type Client, ClientState, CloseCode, ErrorCode, ServerError } from '@colyseus/core';
import type { Logger } from 'pino';
import { z } from 'zod';
import { Cid, MarketId, OrderShape, refusalOf } from '../../shared/net/commandShape.ts';
import { PACES, type Person, type ServerMessages, type TalkLine, type TrialView } from '../../shared/net/messages.ts';
import { WorkshopState } from '../../shared/net/schema.ts';
import type { RejectionCode } from '../../shared/sim/rejections.ts';
import type { SeatId } from '../../shared/sim/scenario.ts';
import { personView } from '../../shared/sim/views/personView.ts';
import { marketInfos, publicView } from '../../shared/sim/views/publicView.ts';
import { FuturesDesk, FuturesShape } from '../futures/FuturesDesk.ts';
import type { FuturesHouse } from '../futures/FuturesHouse.ts';
import type { RoomFutures } from '../futures/RoomFutures.ts';
import type { Journal } from '../persistence/Journal.ts';
import { type Audience, LiveGame, type Refusable } from '../session/LiveGame.ts';
import { noPreview } from '../session/noPreview.ts';
import { readToken, type SeatClaim, socketId } from '../session/seatToken.ts';
import { cut, HardenedRoom } from './HardenedRoom.ts';
import { project } from './projection.ts';
import { SeatChannel } from './SeatChannel.ts';

/** The names that exhibits have, and the places of their options. */
const ExhibitName = z.string().regex(/^X-[1-9]$/);
const Option = z.int().min(0).max(3);
const BEAT_MS = 50;
/** A seat's picture is sent anew at most this often; the answer to a command never waits for it. */
const SHOW_EVERY_MS = 100;
const TALK_ON_JOIN = 100;

/** What rooms share with the process they live in. */
export interface House {
  journal: Journal;
  secret: string;
  log: Logger;
  futures: FuturesHouse;
}

/** A socket at its seat. A seat's newer socket replaces the older one. */
interface Place {
  seat: SeatId;
  channel: SeatChannel;
  replaced: boolean;
  /** It has been sent the talk from its beginning; what is said since reaches it anyway. */
  hasAllTalk: boolean;
}

export class WorkshopRoom extends HardenedRoom<{ state: WorkshopState }> implements Audience {
  static house: House | null = null;
  static #rooms = new Set<WorkshopRoom>();

  override state = new WorkshopState();
  override maxClients = 16;
  #house = houseOf(WorkshopRoom.house);
  #game: LiveGame | null = null;
  #futures: FuturesDesk | null = null;
  #places = new Map<Client, Place>();
  #lastShownMs = 0;

  protected override get log(): Logger {
    return this.#house.log;
  }

  /** Games of this process, be they over or not, until they fall asleep. */
  static get count(): number {
    return WorkshopRoom.#rooms.size;
  }

  /** Games of this process that still go on. */
  static get liveGames(): number {
    return [...WorkshopRoom.#rooms].filter((room) => room.#game !== null && room.#game.shownState?.phase !== 'closed').length;
  }

  get game(): LiveGame {
    if (!this.#game) throw new Error('the room has no game yet');
    return this.#game;
  }

  /** The one gate for people: everything about who they are comes out of a token that this server signed. */
  static override async onAuth(_bearer: string, options: unknown, _context: AuthContext): Promise<SeatClaim & { sessionId: string }> {
    const { secret } = houseOf(WorkshopRoom.house);
    const offered = z.object({ token: z.string() }).safeParse(options);
    const claim = offered.success ? readToken(secret, offered.data.token, Date.now()) : null;
    if (!claim) throw new ServerError(ErrorCode.AUTH_FAILED, 'bad_token');
    return { ...claim, sessionId: socketId(secret, claim) };
  }

  override async onCreate(options: { gameId: string }): Promise<void> {
    this.#game = await LiveGame.load(options.gameId, this.#house.journal, this.log, this, performance.now());
    this.roomId = this.game.record.code;
    WorkshopRoom.#rooms.add(this);
    this.#futures = new FuturesDesk(this.#house, this.game, (name, payload) => this.broadcast(name, payload));
    this.#listen();
    await this.harden(BEAT_MS, () => this.game.beat(performance.now()));
    this.#project();
  }

  override onDispose(): void {
    WorkshopRoom.#rooms.delete(this);
    this.#futures?.close();
  }

  override onJoin(client: Client, _options: unknown, claim: SeatClaim): void {
    const { gameId, seat, nonce } = claim;
    if (gameId !== this.game.record.id || this.game.roll.seat(seat).nonce !== nonce)
      throw new ServerError(ErrorCode.AUTH_FAILED, 'bad_token');
    for (const [other, place] of this.#places) {
      if (place.seat !== seat) continue;
      // One that did not close when it was told to would keep its place in a room that others want to enter.
      if (place.replaced) cut(other);
      else other.leave(CloseCode.WITH_ERROR, 'replaced');
      place.replaced = true;
    }
    this.welcome(client);
    this.#sit(client, seat);
  }

  override onReconnect(client: Client): void {
    const { seat }: SeatClaim = client.auth;
    this.expectAcknowledgement(client);
    this.#sit(client, seat);
  }

  override onDrop(client: Client, code?: number): void {
    if (this.#rise(client)) this.keepPlace(client, code);
  }

  override onLeave(client: Client): void {
    this.#rise(client);
  }

  // ---- The game's audience ------------------------------------------------------------------------------------------

  played(): void {
    this.#project();
    void this.#futures?.open();
    const now = performance.now();
    if (this.state.phase !== 'closed' && now - this.#lastShownMs < SHOW_EVERY_MS) return;
    this.#lastShownMs = now;
    for (const [client, place] of this.#places) this.#show(client, place);
  }

  talked(lines: TalkLine[]): void {
    this.broadcast('talk', lines);
  }

  peopleChanged(people: Person[]): void {
    this.broadcast('people', people);
    this.#futures?.peopleChanged();
    this.#project();
  }

  trialChanged(): void {
    for (const [client, place] of this.#places) if (!place.replaced) this.#showTrial(client, place.seat);
  }

  statusChanged(status: ServerMessages['status']): void {
    this.broadcast('status', status);
    this.#project();
  }

  fellAsleep(): void {
    void this.disconnect();
  }

  // ---- Messages -----------------------------------------------------------------------------------------------------

  #listen(): void {
    this.onRequest(
      'command',
      z.strictObject({ cid: Cid, command: z.unknown() }),
      () => ({ ok: false, step: null, rejection: { code: 'malformed' } }),
      (client, { cid, command }) => this.#from(client, (place) => this.game.command(place.seat, cid, command)),
    );
    this.onRequest(
      'preview_order',
      OrderShape,
      (error, payload) => noPreview(refusalOf(error, payload)),
      (client, order) => this.#from(client, (place) => this.game.preview(place.seat, order)),
    );
    this.onRequest('open_market', z.strictObject({ market: MarketId }), malformed, (client, { market }) =>
      this.#from(client, (place) => this.#openMarket(client, place, market)),
    );
    this.onRequest('set_pace', z.strictObject({ pace: z.literal([...PACES]) }), malformed, (client, { pace }) =>
      this.#from(client, (place) => this.game.setPace(place.seat, pace)),
    );
    this.onRequest('say', z.strictObject({ cid: Cid, text: z.string().max(2000) }), malformed, (client, { text }) =>
      this.#from(client, (place) => this.game.say(place.seat, text)),
    );
    this.onRequest('receipt', z.strictObject({}), malformed, (client) => this.#from(client, () => this.game.receipt()));
    this.onRequest('guess', z.strictObject({ share: z.number().min(0).max(1) }), malformed, (client, { share }) =>
      this.#after(client, (futures, seat) => futures.guess(seat, share)),
    );
    this.onRequest('futures', FuturesShape, malformed, (client, { want, offer }) =>
      this.#after(client, (futures, seat) => futures.start(seat, want, offer ?? null)),
    );
    this.onRequest('cancel_futures', z.strictObject({}), malformed, (client) =>
      this.#after(client, (futures, seat) => futures.cancel(seat)),
    );
    this.onRequest('show_futures', z.strictObject({}), malformed, (client) => this.#after(client, (futures, seat) => futures.show(seat)));
    this.onRequest('slow_firm', z.strictObject({}), malformed, (client) => this.#from(client, () => this.game.slowFirm()));
    this.#listenToTrial();
  }

  #listenToTrial(): void {
    const named = z.strictObject({ exhibit: ExhibitName });
    this.onRequest('trial', z.strictObject({}), malformed, (client) => this.#from(client, (place) => this.#trialFor(client, place)));
    this.onRequest('vote', z.strictObject({ exhibit: ExhibitName, option: Option }), malformed, (client, { exhibit, option }) =>
      this.#from(client, ({ seat }) => this.game.judge(seat, (trial) => trial.vote(seat, exhibit, option))),
    );
    this.onRequest('testify', named, malformed, (client, { exhibit }) =>
      this.#from(client, ({ seat }) => this.game.judge(seat, (trial) => trial.testify(seat, exhibit))),
    );
    this.onRequest('open_exhibit', named, malformed, (client, { exhibit }) =>
      this.#from(client, ({ seat }) => this.game.judge(seat, (trial) => trial.open(seat, exhibit), true)),
    );
    this.onRequest('show_exhibit', named, malformed, (client, { exhibit }) =>
      this.#from(client, ({ seat }) => this.game.judge(seat, (trial) => trial.show(seat, exhibit), true)),
    );
  }

  /** Whoever opens the trial is given all of the talk: it is among the exhibits' documents. */
  async #trialFor(client: Client, place: Place): Promise<Refusable<TrialView> | null> {
    await this.game.settled();
    if (this.game.status.frozen) return null;
    const view = this.game.trialView(place.seat);
    if (!view) return { ok: false, code: 'wrong_phase' };
    if (!place.hasAllTalk) client.send('talk', this.game.shownTalk);
    place.hasAllTalk = true;
    return view;
  }

  /** What can be asked once the game has ended, and not before. */
  async #after(
    client: Client,
    handle: (futures: RoomFutures, seat: SeatId) => FuturesReply | Promise<FuturesReply | null>,
  ): Promise<FuturesReply | null> {
    const place = this.#places.get(client);
    if (!place || place.replaced) return null;
    const futures = await this.#futures?.open();
    return futures ? handle(futures, place.seat) : { ok: false, code: 'wrong_phase' };
  }

  /** A socket that another one has replaced is asked for nothing more. */
  #from<A>(client: Client, handle: (place: Place) => A): A | null {
    const place = this.#places.get(client);
    return place && !place.replaced ? handle(place) : null;
  }

  async #openMarket(client: Client, place: Place, market: string): Promise<Refusable<{ ok: true }> | null> {
    if (!this.game.scenario.markets.some((known) => known.id === market)) return { ok: false, code: 'unknown_market' };
    await this.game.settled();
    if (!this.game.shownState) return null;
    place.channel.openMarket = market;
    this.#show(client, place);
    return { ok: true };
  }

  // ---- Seats and pictures -------------------------------------------------------------------------------------------

  #sit(client: Client, seat: SeatId): void {
    const place: Place = { seat, channel: new SeatChannel(this.game.scenario.markets[0]?.id ?? ''), replaced: false, hasAllTalk: false };
    this.#places.set(client, place);
    this.game.arrived(seat);
    client.send('welcome', this.#welcomeFor(seat));
    client.send('status', this.game.status);
    client.send('talk', this.game.shownTalk.slice(-TALK_ON_JOIN));
    client.send('people', this.game.people());
    void this.game.settled().then(() => {
      const state = this.game.shownState;
      if (state) client.send('section', place.channel.snapshot(personView(state, seat, place.channel.openMarket)));
      this.#showTrial(client, seat);
      void this.#futures?.tell((name, payload) => client.send(name, payload));
    });
  }

  /** False when another socket has the seat, whose person is therefore still here. */
  #rise(client: Client): boolean {
    const place = this.#places.get(client);
    this.#places.delete(client);
    if (!place || place.replaced) return false;
    this.game.left(place.seat);
    return true;
  }

  #show(client: Client, place: Place): void {
    const state = this.game.shownState;
    if (!state || client.state !== ClientState.JOINED || place.replaced) return;
    const changes = place.channel.changes(personView(state, place.seat, place.channel.openMarket));
    if (changes) client.send('section', changes);
  }

  /** From the end of the game on. */
  #showTrial(client: Client, seat: SeatId): void {
    const view = this.game.trialView(seat);
    if (view) client.send('trial', view);
  }

  /** Public facts are patched only from a state that is on disk; `played` comes back here when the pending write is done. */
  #project(): void {
    const state = this.game.shownState;
    if (state && !this.game.writing) project(publicView(state), this.game.roll.headCount(), this.game.pace, this.state);
    this.broadcastPatch();
  }

  #welcomeFor(seat: SeatId): ServerMessages['welcome'] {
    const { scenario, record } = this.game;
    return {
      seat,
      code: record.code,
      gameId: record.id,
      host: seat === record.host_seat,
      scenarioId: scenario.id,
      exchangeName: scenario.exchangeName,
      deskName: scenario.deskName,
      markets: marketInfos(scenario),
      creditStepsCents: scenario.creditStepsCents,
      severalRounds: scenario.business !== undefined,
    };
  }
}

function houseOf(house: House | null): House {
  if (!house) throw new Error('the workshop room needs a house before its first game');
  return house;
}

type FuturesReply = { ok: true } | { ok: false; code: RejectionCode };

const malformed = (): { ok: false; code: RejectionCode } => ({ ok: false, code: 'malformed' });
