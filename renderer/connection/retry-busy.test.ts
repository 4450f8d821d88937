import { expect, test } from 'vitest';
import type { Reply } from '../../contract/transport/reply.js';
import { retryBusy } from './retry-busy.js';

const busy: Reply = { ok: false, code: 'busy', message: 'Wait.' };

/** Services that are busy for the first calls. */
function servicesBusyFor(count: number) {
  const calls: string[] = [];
  const pauses: number[] = [];
  const send = retryBusy(
    (call) => {
      calls.push(call);
      return Promise.resolve<Reply>(calls.length > count ? { ok: true, value: call } : busy);
    },
    (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  );
  return { send, calls, pauses };
}

test('a call that the busy services refused is repeated after growing pauses', async () => {
  const { send, calls, pauses } = servicesBusyFor(3);
  expect(await send('kiosk.pin', {})).toEqual({ ok: true, value: 'kiosk.pin' });
  expect([calls.length, pauses]).toEqual([4, [500, 1000, 2000]]);
});

test('after five attempts the fault is returned', async () => {
  const { send, calls } = servicesBusyFor(100);
  expect(await send('kiosk.pin', {})).toEqual(busy);
  expect(calls).toHaveLength(5);
});

test('frames are not repeated: the next one is newer', async () => {
  const { send, calls } = servicesBusyFor(1);
  expect(await send('kiosk.frame', {})).toEqual(busy);
  expect(calls).toHaveLength(1);
});

test('other faults are returned at once', async () => {
  let count = 0;
  const refused: Reply = { ok: false, code: 'wrong-pin', message: 'Wrong.' };
  const send = retryBusy(() => {
    count += 1;
    return Promise.resolve(refused);
  });
  expect([await send('kiosk.pin', {}), count]).toEqual([refused, 1]);
});
