import { readFile } from 'node:fs/promises';

/* Figures of processes on Linux (proc(5)). */

/** The ids of a process and all its descendants. */
export async function withDescendants(pid: number): Promise<number[]> {
  const file = `/proc/${pid}/task/${pid}/children`;
  const children = (await readFile(file, 'utf8').catch(() => '')).trim().split(/\s+/);
  const descendants = children.filter(Boolean).map((child) => withDescendants(Number(child)));
  return [pid, ...(await Promise.all(descendants)).flat()];
}

/** CPU seconds that a process has used; 0 if it has ended. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Fields 14 and 15, in ticks of 1/100 s. Field 2, the name, may have spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

/** The name of a process and its resident memory in bytes; null if it has ended. */
export async function residentMemoryOf(
  pid: number,
): Promise<{ name: string; bytes: number } | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  const [, name = ''] = /^Name:\s+(.*)$/m.exec(status) ?? [];
  return kib === undefined ? null : { name, bytes: Number(kib) * 1024 };
}

/** Peak memory of a process and its descendants, in bytes. */
export interface MemoryPeaks {
  /** The peak of the total. */
  readonly together: number;
  /** The peak of each process, in the order of their start. */
  readonly each: readonly number[];
}

/** Samples the memory of a process and its descendants. @returns a function that stops it. */
export function watchMemory(pid: number, everyMs = 10): () => Promise<MemoryPeaks> {
  const each = new Map<number, number>();
  let together = 0;
  const stopped = new AbortController();
  const watching = (async () => {
    while (!stopped.signal.aborted) {
      let sum = 0;
      for (const one of await withDescendants(pid)) {
        const status = await readFile(`/proc/${one}/status`, 'utf8').catch(() => '');
        const [resident = 0, peak = 0] = ['VmRSS', 'VmHWM'].map((name) => {
          const [, kib] = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status) ?? [];
          return Number(kib ?? 0) * 1024;
        });
        sum += resident;
        if (peak > 0) each.set(one, peak);
      }
      together = Math.max(together, sum);
      await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
  })();
  return async () => {
    stopped.abort();
    await watching;
    return { together, each: [...each.values()] };
  };
}
