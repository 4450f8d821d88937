import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import { AttackKind, type LivenessMeasurement } from '../../../contract/calls/liveness.js';
import { randomFrom } from '../../base/random-from.js';
import { propose } from './propose.js';
import { ratesByPolicy, tryAttack, tryLive, type TriedKind } from './rates.js';
import type { Recording, Recordings } from './recordings.js';

/** The same recordings give the same figures. */
const seed = 1;

/** How many recordings there are of live people and of each kind of attack. */
export function countsOf(recordings: readonly Recording[]): LivenessMeasurement['recordings'] {
  const count = (kind: string) => recordings.filter((one) => one.kind === kind).length;
  const attacks = AttackKind.options.map((kind) => [kind, count(kind)] as const);
  return {
    live: count('live'),
    attacks: Object.fromEntries(attacks.filter(([, number]) => number > 0)),
  };
}

/** Plays all recordings to both policies, and proposes one. @throws Fault as `Recordings.read`. */
export async function measureRecordings(recordings: Recordings): Promise<LivenessMeasurement> {
  const all = await recordings.list();
  const random = randomFrom(seed);
  const tryAll = async <Trials>(
    kind: string,
    tryOne: (clip: Awaited<ReturnType<Recordings['read']>>) => Trials,
  ): Promise<Trials[]> => {
    const tried: Trials[] = [];
    for (const { id } of all.filter((one) => one.kind === kind)) {
      tried.push(tryOne(await recordings.read(id)));
      // The kiosk runs on the same thread.
      await yieldToEventLoop();
    }
    return tried;
  };
  const counts = countsOf(all);
  const live = await tryAll('live', tryLive);
  const attacks: TriedKind[] = [];
  for (const kind of Object.keys(counts.attacks)) {
    attacks.push({ kind, clips: await tryAll(kind, (clip) => tryAttack(clip, random)) });
  }
  const measured = { recordings: counts, byPolicy: ratesByPolicy(live, attacks) };
  return { ...measured, proposal: propose(measured) };
}
