import { readdir, readFile } from 'node:fs/promises';

/** The ids of the inference processes that a process has started (Linux, proc(5)). */
export async function inferenceOf(pid: number): Promise<number[]> {
  const tasks = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = tasks.map((task) =>
    readFile(`/proc/${pid}/task/${task}/children`, 'utf8').catch(() => ''),
  );
  return (await Promise.all(lists)).join(' ').split(/\s+/).filter(Boolean).map(Number);
}
