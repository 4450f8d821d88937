import { expect, test } from 'vitest';
import { runChaos } from './chaos.js';

/* Real processes, PostgreSQL, data folders and sockets; `npm run chaos` does the same with 20 kiosks and for longer. */

test('entries that kiosks confirmed are at the hub exactly once, although everything fails', async () => {
  const { punches, people } = await runChaos({
    ...{ kiosks: 2, rounds: 3, seed: 3, settleEvery: 3, pauseMs: 1000, fillsDisks: true },
    log: () => undefined,
  });
  expect(punches).toBeGreaterThan(0);
  expect(people).toBeGreaterThan(0);
}, 300_000);
