import { readdir, readFile } from 'node:fs/promises';

/** Longest wait for a process that gets little processor time, in ms. */
const starvedMs = 1_800_000;

/** The processor time of a process so far, for all its threads together, in ms. */
interface Share {
  readonly ranMs: number;
  /** Time in which it was ready to run and had no processor. */
  readonly waitedMs: number;
}

/**
 * How long to wait for a process. The time in which it waited for a processor does not count: on a shared machine, that
 * is not the fault of the process.
 */
export class Patience {
  readonly #startMs = performance.now();

  private constructor(
    private readonly pid: number,
    private readonly limitMs: number,
    private readonly before: Share,
  ) {}

  static async with(pid: number, limitMs: number): Promise<Patience> {
    return new Patience(pid, limitMs, await shareOf(pid));
  }

  /** @returns a part of a sentence with the time that the process has had, once that was enough; null before. */
  async end(): Promise<string | null> {
    const now = await shareOf(this.pid);
    const passedMs = performance.now() - this.#startMs;
    const waitedMs = now.waitedMs - this.before.waitedMs;
    if (passedMs - waitedMs < this.limitMs && passedMs < starvedMs) return null;
    const ranMs = now.ranMs - this.before.ranMs;
    const [passed, ran, waited] = [passedMs, ranMs, waitedMs].map((ms) => Math.round(ms / 1000));
    return `in ${passed} s, with ${ran} s of running and ${waited} s of waiting for a processor`;
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
