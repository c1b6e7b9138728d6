/** A seat's socket without any client library: every byte that arrives, and whatever bytes a test wants to send. */
import { getMessageBytes, Protocol } from '@colyseus/core';
import WebSocket from 'ws';
import type { SeatTicket } from '../../shared/net/messages.ts';

export interface Wire {
  socket: WebSocket;
  frames: Buffer[];
  closed: Promise<number>;
}

/** A value as it is packed inside a frame: the bytes that a leak of it would show. */
export const pack = (value: unknown): Buffer => getMessageBytes.raw(Protocol.ROOM_DATA, 0, value).subarray(2);

/** Fire and forget, as the client library frames it. */
export const message = (type: string, payload: unknown): Buffer => getMessageBytes.raw(Protocol.ROOM_DATA, type, payload);

/** The same with an id, which asks for an answer. */
export const request = (id: number, type: string, payload: unknown): Buffer =>
  Buffer.concat([Buffer.from([Protocol.ROOM_REQUEST, id]), message(type, payload).subarray(1)]);

interface Reservation {
  processId: string;
  roomId: string;
  sessionId: string;
}

/** Asks for the seat and opens its socket; acknowledges the join unless told not to. */
export async function openWire(base: string, ticket: SeatTicket, acknowledge = true): Promise<Wire> {
  return openReserved(base, await reserve(base, ticket), acknowledge);
}

/** Comes back to the place that a dropped socket has left. */
export async function reopenWire(base: string, ticket: SeatTicket, dropped: Wire, acknowledge = true): Promise<Wire> {
  const joined = dropped.frames.find((frame) => frame[0] === Protocol.JOIN_ROOM)!;
  const reconnectionToken = joined.subarray(2, 2 + joined[1]!).toString();
  const place = await matchmade(base, `reconnect/${ticket.code}`, { reconnectionToken });
  return openReserved(base, place, acknowledge, `&reconnectionToken=${reconnectionToken}`);
}

async function openReserved(base: string, place: Reservation, acknowledge: boolean, more = ''): Promise<Wire> {
  const { processId, roomId, sessionId } = place;
  const socket = new WebSocket(`${base.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}${more}`);
  const frames: Buffer[] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const joined = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.on('message', (data: Buffer) => {
      frames.push(Buffer.from(data));
      if (data[0] !== Protocol.JOIN_ROOM) return;
      if (acknowledge) socket.send(Buffer.from([Protocol.JOIN_ROOM]));
      resolve();
    });
    void closed.then((code) => reject(new Error(`closed with ${code} before joining`)));
  });
  await joined;
  return { socket, frames, closed };
}

export const reserve = (base: string, ticket: SeatTicket): Promise<Reservation> =>
  matchmade(base, `joinById/${ticket.code}`, { token: ticket.token });

async function matchmade(base: string, method: string, options: object): Promise<Reservation> {
  const response = await fetch(`${base}/matchmake/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(options),
  });
  if (!response.ok) throw new Error(`no reservation: ${response.status} ${await response.text()}`);
  const place: Reservation = await response.json();
  return place;
}
