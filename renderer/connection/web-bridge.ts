import type { Bridge } from '../../contract/transport/bridge.js';
import type { Notice } from '../../contract/notice.js';
import { packQuestion, unpackAnswer } from '../../contract/transport/messages.js';
import type { Reply } from '../../contract/transport/reply.js';
import { PendingCalls } from '../../contract/transport/pending-calls.js';
import { backOffMs } from './back-off.js';
import { ConnectionLost } from './connection-lost.js';

/** Loading models takes seconds on a slow machine; everything else at the door is answered at once. */
const startLimitMs = 120_000;
const callLimitMs = 15_000;
/** Reports, exports and backups of years may take minutes. */
const adminLimitMs = 600_000;

/**
 * The way to the services over the web host's socket. It connects again by itself, with growing
 * pauses. `send` rejects with `ConnectionLost` while there is no connection, and for calls that the
 * connection was lost under: whether those were carried out is not known.
 * @param address of the socket, `ws:` or `wss:`, with its token.
 */
export function webBridge(address: string): Bridge {
  const pending = new PendingCalls<Reply>();
  const noticeListeners = new Set<(notice: Notice) => void>();
  const connectionListeners = new Set<(connected: boolean) => void>();
  let socket: WebSocket | null = null;
  let connected = false;
  let failures = 0;

  function say(isConnected: boolean): void {
    if (connected === isConnected) return;
    connected = isConnected;
    for (const listener of connectionListeners) listener(isConnected);
  }

  function receive(data: unknown): void {
    if (!(data instanceof ArrayBuffer)) return;
    const answer = unpackAnswer(new Uint8Array(data));
    if ('notice' in answer) {
      for (const listener of noticeListeners) listener(answer.notice);
      return;
    }
    pending.resolve(answer.id, answer.reply);
  }

  function open(): void {
    const opening = new WebSocket(address);
    opening.binaryType = 'arraybuffer';
    opening.onopen = () => {
      failures = 0;
      say(true);
    };
    opening.onmessage = (event) => {
      receive(event.data);
    };
    opening.onclose = () => {
      give(opening);
    };
    socket = opening;
  }

  /** Gives a socket up, told by its end or by its silence, and plans the next. */
  function give(lost: WebSocket): void {
    if (socket !== lost) return;
    socket = null;
    lost.onclose = lost.onmessage = lost.onopen = null;
    lost.close();
    pending.rejectAll(() => new ConnectionLost());
    say(false);
    setTimeout(open, backOffMs(failures));
    failures += 1;
  }

  function limitOf(call: string): number {
    if (call === 'kiosk.start') return startLimitMs;
    return call.startsWith('kiosk.') ? callLimitMs : adminLimitMs;
  }

  open();
  return {
    send(call, input) {
      const through = socket;
      if (through?.readyState !== WebSocket.OPEN) return Promise.reject(new ConnectionLost());
      return pending.add(
        call,
        (id) => {
          through.send(packQuestion({ id, call, input }) as Uint8Array<ArrayBuffer>);
        },
        limitOf(call),
        () => {
          give(through);
          return new ConnectionLost();
        },
      );
    },
    onNotice(listener) {
      noticeListeners.add(listener);
      return () => noticeListeners.delete(listener);
    },
    onConnection(listener) {
      connectionListeners.add(listener);
      listener(connected);
      return () => connectionListeners.delete(listener);
    },
  };
}
