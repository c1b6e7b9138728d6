/**
 * Everything that the seats of a table see together, as one view: what a reader of a finished game's record may look at. Of requests it
 * shows the whole trail, also where a rule let the firm's own records expire. Nobody in a game is ever given it.
 */
import type { SimState } from '../state.ts';
import type { FirmView, RequestStanding } from './firmTypes.ts';
import { requestView, seatView } from './seatView.ts';
import type { InboxItem, SeatView } from './types.ts';

export function recordView(state: SimState, openMarket: string): SeatView {
  const views = state.scenario.seats.map((seat) => seatView(state, seat, openMarket));
  const first = views[0]!;
  const whoSees = <K extends 'account' | 'mandate' | 'code' | 'customers'>(section: K): SeatView[K] =>
    views.find((view) => view[section] !== null)?.[section] ?? first[section];
  const firms = views.flatMap(({ firm }) => (firm === null ? [] : [firm]));
  return {
    ...first,
    account: whoSees('account'),
    mandate: whoSees('mandate'),
    code: whoSees('code'),
    customers: whoSees('customers'),
    vault: views.find(({ vault }) => vault.trueCents !== null)?.vault ?? first.vault,
    inbox: together(views.map(({ inbox }) => inbox)),
    requests: state.requests.map((request) => ({
      ...requestView(state, request, true),
      trail: request.trail.map((entry) => ({ ...entry })),
    })),
    proposable: [],
    firm: firms.length > 0 ? firmTogether(firms) : null,
  };
}

/** Newest first. What waits for several seats is listed once. */
function together(inboxes: InboxItem[][]): InboxItem[] {
  const byId = new Map<string, InboxItem>();
  for (const item of inboxes.flat()) if (!byId.has(item.id)) byId.set(item.id, item);
  return [...byId.values()].sort((left, right) => right.step - left.step);
}

function firmTogether(firms: FirmView[]): FirmView {
  const part = <K extends 'chief' | 'desk' | 'engineer' | 'risk' | 'treasurer' | 'voice' | 'token'>(name: K): FirmView[K] =>
    firms.find((firm) => firm[name] !== null)?.[name] ?? firms[0]![name];
  const requests = new Map(
    firms.flatMap((firm) => firm.requests.map((one): [number, RequestStanding] => [one.requestId, { ...one, actions: [] }])),
  );
  const board = new Map(firms.flatMap((firm) => firm.board.map((one) => [one.requestId, one] as const)));
  return {
    ...firms[0]!,
    token: firms.find(({ token }) => token?.deskShare != null)?.token ?? part('token'),
    deeds: firms.flatMap((firm) => firm.deeds),
    levers: firms.flatMap((firm) => firm.levers),
    board: [...board.values()],
    requests: [...requests.values()],
    chief: part('chief'),
    desk: part('desk'),
    engineer: part('engineer'),
    risk: part('risk'),
    treasurer: part('treasurer'),
    voice: part('voice'),
  };
}
