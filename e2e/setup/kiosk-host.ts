import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import type { OpenOptions } from './browser-arguments.js';

/** Where the kiosk under test runs. */
export interface KioskHost {
  open(options: OpenOptions): Promise<Page>;
  /** Kills the inference process, as in a crash. */
  killInference(): Promise<void>;
  /** Starts the services again. */
  restart(): Promise<void>;
  /** Kills the services without warning, as in a power failure. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Kills the first child process whose command line matches (Linux). @throws Error if none does. */
export async function killChildOf(pid: number, pattern: RegExp): Promise<void> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8');
  for (const child of children.trim().split(' ').filter(Boolean)) {
    const command = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
    if (!pattern.test(command)) continue;
    process.kill(Number(child), 'SIGKILL');
    return;
  }
  throw new Error('there is no inference process');
}

/** Sends a signal and waits until the process has ended. @param pid null for no process. */
export async function endProcess(pid: number | null, signal: NodeJS.Signals): Promise<void> {
  if (pid === null) return;
  for (let first = true; isAlive(pid); first = false) {
    if (first) process.kill(pid, signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
