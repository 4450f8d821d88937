import { readFile } from 'node:fs/promises';

/* What Linux says of processes (proc(5)). */

/** The ids of a process's children and theirs, and its own. */
export async function withDescendants(pid: number): Promise<number[]> {
  const file = `/proc/${pid}/task/${pid}/children`;
  const children = (await readFile(file, 'utf8').catch(() => '')).trim().split(/\s+/);
  const below = children.filter(Boolean).map((child) => withDescendants(Number(child)));
  return [pid, ...(await Promise.all(below)).flat()];
}

/** Seconds of processor time that a process has taken; 0 for one that is gone. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // Fields 14 and 15, in ticks of a hundredth of a second; the second, the name, may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
}

/** Resident memory of a process in bytes, and what it was started as; null for one that is gone. */
export async function residentOf(pid: number): Promise<{ name: string; bytes: number } | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const [, kib] = /^VmRSS:\s+(\d+) kB$/m.exec(status) ?? [];
  const [, name = ''] = /^Name:\s+(.*)$/m.exec(status) ?? [];
  return kib === undefined ? null : { name, bytes: Number(kib) * 1024 };
}

/** Memory of a process and all below it while they ran. */
export interface MemoryPeaks {
  /** The most that all had at one moment. */
  readonly together: number;
  /** The most that each had, in the order in which they were started. */
  readonly each: readonly number[];
}

/** Looks at the memory of a process and its descendants until told to stop. */
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
