import { once } from 'node:events';
import { WebSocket } from 'ws';
import { packQuestion, unpackAnswer } from '../../../contract/transport/messages.js';
import { PendingCalls } from '../../../contract/transport/pending-calls.js';
import type { Reply, Send } from '../../../contract/transport/reply.js';

/** A screen of the web host without a browser. */
export interface ScreenClient {
  readonly send: Send;
  readonly socket: WebSocket;
}

/**
 * Connects to the web host, or the desk of a hub, as a page does.
 * @param address as printed by `serve`, or with a page token.
 * @param asOrigin of the page; by default the one of the address.
 * @throws Error with the status if the connection is refused.
 */
export async function openScreen(address: string, asOrigin?: string): Promise<ScreenClient> {
  const { host, origin: own, hash, protocol } = new URL(address);
  const origin = asOrigin ?? own;
  const scheme = protocol === 'https:' ? 'wss' : 'ws';
  const token = hash.slice('#token='.length);
  const socket = new WebSocket(`${scheme}://${host}/rollcall?token=${token}`, {
    origin,
    // A hub's own certificate; in a browser, a person accepts it.
    rejectUnauthorized: false,
  });
  await once(socket, 'open');
  const pending = new PendingCalls<Reply>();
  socket.on('message', (bytes: Buffer) => {
    const answer = unpackAnswer(bytes);
    if ('id' in answer) pending.resolve(answer.id, answer.reply);
  });
  socket.on('error', () => undefined);
  const lost = (): Error => new Error('the connection was lost');
  socket.on('close', () => {
    pending.rejectAll(lost);
  });
  return {
    socket,
    send: (call, input) =>
      pending.add(
        call,
        (id) => {
          socket.send(packQuestion({ id, call, input }));
        },
        30_000,
        lost,
      ),
  };
}

/** Asks for a page token as a page does. @returns the status, and the token or a sentence. */
export async function exchange(
  address: string,
  { secret, origin }: { readonly secret?: string; readonly origin?: string } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const url = new URL(address);
  const response = await fetch(new URL('/session', url.origin), {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${secret ?? url.hash.split('=')[1] ?? ''}`,
      Origin: origin ?? url.origin,
    },
  });
  return { status: response.status, text: await response.text() };
}
