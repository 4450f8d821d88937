import type { Bridge } from '../../contract/transport/bridge.js';
import type { Notice } from '../../contract/notice.js';
import { packQuestion, unpackAnswer } from '../../contract/transport/messages.js';
import type { Reply, Send } from '../../contract/transport/reply.js';
import { PendingCalls } from '../../contract/transport/pending-calls.js';
import { backOffMs } from './back-off.js';
import { ConnectionLost } from './connection-lost.js';
import { retryBusy } from './retry-busy.js';

/** Loading the models takes a long time on slow computers. */
const startTimeoutMs = 120_000;
const kioskTimeoutMs = 15_000;
/** Reports, exports and backups of several years may take minutes. */
const adminTimeoutMs = 600_000;

/**
 * Connects to the services over the web host's WebSocket, and reconnects with increasing pauses. `send`
 * rejects with `ConnectionLost` while there is no connection, and for calls that were in progress when
 * it was lost: those may or may not have been carried out.
 * @param address a `ws:` or `wss:` URL with the token.
 */
export function webBridge(address: string): Bridge {
  const pending = new PendingCalls<Reply>();
  const noticeListeners = new Set<(notice: Notice) => void>();
  const connectionListeners = new Set<(connected: boolean) => void>();
  let socket: WebSocket | null = null;
  let connected = false;
  let failures = 0;

  function setConnected(isConnected: boolean): void {
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
      setConnected(true);
    };
    opening.onmessage = (event) => {
      receive(event.data);
    };
    opening.onclose = () => {
      abandon(opening);
    };
    socket = opening;
  }

  /** Gives up a socket that was closed or does not answer, and schedules the next connection. */
  function abandon(lost: WebSocket): void {
    if (socket !== lost) return;
    socket = null;
    lost.onclose = lost.onmessage = lost.onopen = null;
    lost.close();
    pending.rejectAll(() => new ConnectionLost());
    setConnected(false);
    setTimeout(open, backOffMs(failures));
    failures += 1;
  }

  function timeoutMsOf(call: string): number {
    if (call === 'kiosk.start') return startTimeoutMs;
    return call.startsWith('kiosk.') ? kioskTimeoutMs : adminTimeoutMs;
  }

  const send: Send = (call, input) => {
    const current = socket;
    if (current?.readyState !== WebSocket.OPEN) return Promise.reject(new ConnectionLost());
    return pending.add(
      call,
      (id) => {
        current.send(packQuestion({ id, call, input }) as Uint8Array<ArrayBuffer>);
      },
      timeoutMsOf(call),
      () => {
        abandon(current);
        return new ConnectionLost();
      },
    );
  };

  open();
  return {
    send: retryBusy(send),
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
