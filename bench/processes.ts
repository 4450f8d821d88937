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
