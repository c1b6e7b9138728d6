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

/** Asks for the seat and opens its socket; acknowledges the join unless told not to. */
export async function openWire(base: string, ticket: SeatTicket, acknowledge = true): Promise<Wire> {
  const { processId, roomId, sessionId } = await reserve(base, ticket);
  const socket = new WebSocket(`${base.replace('http', 'ws')}/${processId}/${roomId}?sessionId=${sessionId}`);
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

export async function reserve(base: string, ticket: SeatTicket): Promise<{ processId: string; roomId: string; sessionId: string }> {
  const response = await fetch(`${base}/matchmake/joinById/${ticket.code}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: ticket.token }),
  });
  if (!response.ok) throw new Error(`no reservation: ${response.status} ${await response.text()}`);
  const seat: { processId: string; roomId: string; sessionId: string } = await response.json();
  return seat;
}
