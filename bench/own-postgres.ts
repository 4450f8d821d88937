import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** A throw-away PostgreSQL server, for the benchmark and the tests. */
export interface OwnPostgres {
  /** `postgres://…` of its database `postgres`. */
  readonly address: string;
  /** A folder that the server can write to. */
  readonly folder: string;
  /** Such as `15.14`. */
  readonly version: string;
  /** Ends it as in a power failure, and starts it again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface PostgresOptions {
  /** False makes tests faster, but data may be lost if the machine crashes. */
  readonly fsync?: boolean;
  /** Folder for its data; by default the one for temporary files. */
  readonly parent?: string;
  /** More settings, such as `max_wal_size=64MB`. */
  readonly settings?: readonly string[];
}

/** Where packages put the programs: Debian, Red Hat, Homebrew. */
const folders = ['/usr/lib/postgresql', '/usr', '/opt/homebrew/opt', '/usr/local/opt'];

/** The folder of `initdb` and `postgres`, of the newest version; undefined if they are not installed. */
export function findPostgres(): string | undefined {
  const own = process.env['ROLLCALL_POSTGRES_BIN'];
  const candidates = [
    ...(own === undefined ? [] : [own]),
    ...folders.flatMap((folder) =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => /^(\d+|pgsql-\d+|postgresql(@\d+)?)$/.test(name))
            .sort((a, b) => Number(/\d+/.exec(b)?.[0]) - Number(/\d+/.exec(a)?.[0]))
            .map((name) => join(folder, name, 'bin'))
        : [],
    ),
    '/usr/bin',
  ];
  return candidates.find(
    (folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')),
  );
}

/** @throws Error that says what to install. */
function postgresPrograms(): string {
  const found = findPostgres();
  if (found !== undefined) return found;
  throw new Error(
    'The tests and the benchmark of the hub need the programs of PostgreSQL 15 or later. Install them, such as with "apt-get install postgresql", or name their folder in ROLLCALL_POSTGRES_BIN.',
  );
}

/** Starts a separate server in a temporary folder, and returns its address. */
export async function startOwnPostgres({
  fsync = false,
  parent = tmpdir(),
  settings = [],
}: PostgresOptions = {}): Promise<OwnPostgres> {
  const programs = postgresPrograms();
  const folder = mkdtempSync(join(parent, 'rollcall-postgres-'));
  const user = unprivileged();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const made = spawnSync(
    join(programs, 'initdb'),
    ['-D', data, '-A', 'trust', '-U', 'rollcall', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...user, cwd: folder, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  const address = `postgres://rollcall@127.0.0.1:${port}/postgres`;
  const start = () => startServer(programs, { data, folder, port, fsync, settings, user });
  let server = await start();
  const version = spawnSync(join(programs, 'postgres'), ['--version'], { encoding: 'utf8' });
  return {
    address,
    folder,
    version: /\d+\.\d+/.exec(version.stdout)?.[0] ?? '?',
    restart: async () => {
      // An immediate shutdown recovers from the log, as after a crash.
      await stop(server, 'SIGQUIT');
      server = await start();
    },
    close: async () => {
      await stop(server, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startServer(
  programs: string,
  { data, folder, port, fsync, settings: more, user }: ServerOptions,
): Promise<ReturnType<typeof spawn>> {
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    `fsync=${fsync ? 'on' : 'off'}`,
    ...more,
  ];
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
    { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let log = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
  for (let waited = 0; !log.includes('ready to accept connections'); waited += 50) {
    if (server.exitCode !== null || waited > 60_000) throw new Error(`PostgreSQL failed: ${log}`);
    await setTimeout(50);
  }
  return server;
}

interface ServerOptions {
  readonly data: string;
  readonly folder: string;
  readonly port: number;
  readonly fsync: boolean;
  readonly settings: readonly string[];
  readonly user: { readonly uid: number; readonly gid: number } | null;
}

async function stop(server: ReturnType<typeof spawn>, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = once(server, 'exit');
  server.kill(signal);
  await ended;
}

/** PostgreSQL refuses to run as root: then the user and group `nobody`. */
function unprivileged(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const idOf = (option: string): number =>
    Number(spawnSync('id', [option, 'nobody'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
