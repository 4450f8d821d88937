import { randomBytes } from 'node:crypto';
import { open, readdir, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/*
 * The holder of a lock listens on a socket in the locked folder. Containers do not see each other's
 * processes, but a socket in a shared folder shows whether its listener runs, as long as both are on the same machine.
 */

const socketName = /^lock-[0-9a-f]+\.sock$/;

/** A socket that shows that this process runs. */
export interface LockSocket {
  /** Its name in the folder; null on systems and disks without sockets. */
  readonly name: string | null;
  close(): Promise<void>;
}

/** Listens on a new socket in a folder. */
export async function openLockSocket(folder: string): Promise<LockSocket> {
  const name = `lock-${randomBytes(6).toString('hex')}.sock`;
  const server = createServer((socket) => socket.destroy());
  const isListening = await withShortPath(
    folder,
    name,
    (path) =>
      new Promise<boolean>((resolve) => {
        server.once('error', () => {
          resolve(false);
        });
        server.listen(path, () => {
          resolve(true);
        });
      }),
  ).catch(() => false);
  if (!isListening) return { name: null, close: () => Promise.resolve() };
  // Waiting for connections must not keep a finished command running.
  server.unref();
  return {
    name,
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await rm(join(folder, name), { force: true }).catch(() => undefined);
    },
  };
}

/** Erases the sockets of processes that no longer run. */
export async function eraseUnusedSockets(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!socketName.test(name) || (await hasListener(folder, name)) !== 'gone') continue;
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** Whether a process of this machine listens on a socket; `unknown` if the socket cannot tell. */
export async function hasListener(
  folder: string,
  name: string,
): Promise<'running' | 'gone' | 'unknown'> {
  if (!socketName.test(name)) return 'unknown';
  return withShortPath(
    folder,
    name,
    (path) =>
      new Promise<'running' | 'gone' | 'unknown'>((resolve) => {
        const socket = connect(path);
        socket.once('connect', () => {
          socket.destroy();
          resolve('running');
        });
        socket.once('error', (error: NodeJS.ErrnoException) => {
          resolve(error.code === 'ECONNREFUSED' ? 'gone' : 'unknown');
        });
      }),
  ).catch(() => 'unknown' as const);
}

/**
 * Calls `use` with a short path of a file: the paths of sockets have at most 107 bytes (unix(7)).
 * Linux only; elsewhere it throws.
 */
async function withShortPath<Value>(
  folder: string,
  name: string,
  use: (path: string) => Promise<Value>,
): Promise<Value> {
  if (process.platform !== 'linux') throw new Error('sockets in folders need Linux');
  const handle = await open(folder, 'r');
  try {
    return await use(`/proc/self/fd/${handle.fd}/${name}`);
  } finally {
    await handle.close();
  }
}
