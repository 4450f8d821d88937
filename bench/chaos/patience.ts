import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

/** Longest wait for an answer of a kiosk that gets a processor, in ms: on a busy machine, opening takes seconds. */
const answerMs = 60_000;
/** Longest wait for one that does not, in ms. */
const starvedMs = 900_000;
const checkMs = 1000;

/** What a process has got of the machine so far, all its threads together, in ms. */
interface Share {
  readonly ranMs: number;
  /** Ready to run, without a processor. */
  readonly waitedMs: number;
}

/**
 * Waits until a process has had a minute to answer. The time in which it waited for a processor does not count: on a
 * machine that others use too, that is no fault of the process.
 * @param isOver true once nobody waits for it any more.
 * @returns what it had meanwhile, in a sentence; null if it was over before.
 */
export async function patienceWith(pid: number, isOver: () => boolean): Promise<string | null> {
  const startMs = performance.now();
  const before = await shareOf(pid);
  for (;;) {
    await pause(checkMs, undefined, { ref: false });
    if (isOver()) return null;
    const now = await shareOf(pid);
    const waitedMs = now.waitedMs - before.waitedMs;
    const passedMs = performance.now() - startMs;
    if (passedMs - waitedMs < answerMs && passedMs < starvedMs) continue;
    const [passed, ran, waited] = [passedMs, now.ranMs - before.ranMs, waitedMs].map((ms) =>
      Math.round(ms / 1000),
    );
    return `in ${passed} s, of which it ran for ${ran} s and waited for a processor for ${waited} s`;
  }
}

/** Zero where the system does not say: only Linux has `schedstat` (its Documentation/scheduler/sched-stats.rst). */
async function shareOf(pid: number): Promise<Share> {
  const tasks = `/proc/${pid}/task`;
  let [ranMs, waitedMs] = [0, 0];
  for (const task of await readdir(tasks).catch(() => [])) {
    const text = await readFile(`${tasks}/${task}/schedstat`, 'utf8').catch(() => '0 0');
    const [ran, waited] = text.split(' ').map((ns) => Number(ns) / 1e6);
    ranMs += ran!;
    waitedMs += waited!;
  }
  return { ranMs, waitedMs };
}
