import { readlinkSync, readFileSync } from 'node:fs';

/** What identifies this machine, its boot, and the processes that this process can see. */
export interface ThisMachine {
  /** Id of the boot: the same in all containers of a machine, new after each start. Null if unknown. */
  readonly boot: string | null;
  /** Id of the installation (machine-id(5)). Null in a container, whose image may be in use elsewhere. */
  readonly machine: string | null;
  /** The namespace of process ids; each container has its own. Null if unknown. */
  readonly pidNamespace: string | null;
}

/** The kernel's first namespace of process ids: PROC_PID_INIT_INO in include/linux/proc_ns.h. */
const firstPidNamespace = `pid:[4026531836]`;

/** Identifies this machine. Everything is null on systems other than Linux. */
export function thisMachine(): ThisMachine {
  const pidNamespace = quietly(() => readlinkSync('/proc/self/ns/pid'));
  const isContainer = pidNamespace !== firstPidNamespace;
  return {
    boot: textOf('/proc/sys/kernel/random/boot_id'),
    machine: isContainer ? null : textOf('/etc/machine-id'),
    pidNamespace,
  };
}

/**
 * When a process started, in kernel ticks since the boot, which distinguishes it from a later process with the same id;
 * null if it does not run, or if the system does not say.
 */
export function startOf(pid: number): string | null {
  const stat = textOf(`/proc/${pid}/stat`);
  // Field 22. The second field, the name in brackets, may contain spaces (proc(5)).
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Whether a process with this id runs here. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and belongs to another user.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function textOf(file: string): string | null {
  const text = quietly(() => readFileSync(file, 'utf8').trim());
  return text === '' ? null : text;
}

function quietly(read: () => string): string | null {
  try {
    return read();
  } catch {
    return null;
  }
}
