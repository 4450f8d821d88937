import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import os from 'node:os';
import { onTestFinished, vi } from 'vitest';

/** The clock of this machine in a test, its boots, and the time since the last one, which no one can set. */
export interface MachineTime {
  pass(ms: number): void;
  /** The clock is set, as by a time server, while no time passes. @param to an instant. */
  set(to: string): void;
  /** The machine starts again. */
  boot(): void;
}

/** Where Linux has the id of the boot. */
const bootIdFile = '/proc/sys/kernel/random/boot_id';

/** @param at what the clock shows at first, after a boot; an instant. */
export function machineTime(at: string): MachineTime {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(at) });
  const { uptime } = os;
  const { readFile } = fs;
  let upMs = 3_600_000;
  let bootId = randomUUID();
  os.uptime = () => upMs / 1000;
  const readWithBoot = (...given: Parameters<typeof readFile>) =>
    given[0] === bootIdFile ? Promise.resolve(`${bootId}\n`) : readFile(...given);
  fs.readFile = readWithBoot as typeof readFile;
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.useRealTimers();
    os.uptime = uptime;
    fs.readFile = readFile;
    syncBuiltinESMExports();
  });
  return {
    pass: (ms) => {
      upMs += ms;
      vi.setSystemTime(Date.now() + ms);
    },
    set: (to) => {
      vi.setSystemTime(Date.parse(to));
    },
    boot: () => {
      bootId = randomUUID();
      upMs = 60_000;
    },
  };
}
