import type { Send } from '../../contract/transport/reply.js';
import { backOffMs } from './back-off.js';

/** Together 7.5 s: longer than a few calls take, and not too long for someone at the door. */
const maxRetries = 4;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Repeats calls that the services refused as `busy` and did not begin. Camera frames are not repeated, as
 * a newer one follows.
 * @param wait waits for the given time in ms; replaced in tests.
 */
export function retryBusy(send: Send, wait = pause): Send {
  return async (call, input) => {
    for (let failures = 0; ; failures++) {
      const reply = await send(call, input);
      const isFinal = reply.ok || reply.code !== 'busy' || call === 'kiosk.frame';
      if (isFinal || failures === maxRetries) return reply;
      await wait(backOffMs(failures));
    }
  };
}
