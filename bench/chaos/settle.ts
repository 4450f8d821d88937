import { setTimeout as pause } from 'node:timers/promises';
import type { ChaosHub } from './chaos-hub.js';
import type { ChaosKiosk } from './chaos-kiosk.js';
import { copiesAtDesk, type Settled } from './check-fleet.js';
import type { KioskState } from './messages.js';
import { Patience } from './patience.js';

/**
 * A kiosk that could not reach its hub tries again after up to five minutes, and then needs some more time. In ms, as
 * for `Patience` with the hub's process, because all kiosks wait for the hub.
 */
const settleMs = 480_000;
const checkMs = 1000;

/**
 * Waits until the hub and its desk have everything, and each kiosk has everything from the hub.
 * @throws Error that says what is missing.
 */
export async function settle(hub: ChaosHub, kiosks: readonly ChaosKiosk[]): Promise<Settled> {
  const patience = await Patience.with(hub.pid, settleMs);
  for (;;) {
    const settled = new Map<ChaosKiosk, KioskState>();
    for (const kiosk of kiosks) settled.set(kiosk, (await kiosk.ask({ ask: 'state' }))!);
    const missing = await missingIn(hub, settled);
    if (missing.length === 0) return settled;
    const had = await patience.end();
    if (had !== null) throw new Error(`not settled ${had} by the hub:\n${missing.join('\n')}`);
    await pause(checkMs);
  }
}

async function missingIn(hub: ChaosHub, settled: Settled): Promise<string[]> {
  const { db } = hub;
  const { version } = await db
    .selectFrom('roster')
    .select(({ fn }) => fn.max('version').as('version'))
    .executeTakeFirstOrThrow();
  const missing: string[] = [];
  for (const [{ name }, state] of settled) {
    const { waiting, peopleWaiting, rosterVersion, problem } = state;
    const isDone =
      waiting === 0 && peopleWaiting === 0 && rosterVersion === version && problem === null;
    const said = JSON.stringify({ waiting, peopleWaiting, rosterVersion, version, problem });
    if (!isDone) missing.push(`${name}: ${said}`);
  }
  const { count: punches } = await db
    .selectFrom('entries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('kind', '=', 'punch')
    .executeTakeFirstOrThrow();
  const { size } = await copiesAtDesk(hub);
  if (size !== punches) missing.push(`the desk has ${size} of ${punches} punches`);
  const erasures = await hub.erasures();
  if (erasures === null) missing.push('the desk cannot be reached');
  else if (!erasures.every(({ isComplete }) => isComplete)) {
    missing.push('not every kiosk has confirmed all erasures');
  }
  return missing;
}
