import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { create } from 'tar';
import { newKeys, publicKeysOf, signText } from '../../link/keys.js';
import { makeFolder } from '../../storage/make-folder.js';
import { releaseFileOf, thisSystem, type Release } from '../release.js';
import type { UpdateSource } from '../server.js';

/** A server for updates on this machine, and its publisher. */
export interface ReleaseServer {
  readonly source: UpdateSource;
  /** Paths that were asked for. */
  readonly asked: string[];
  /**
   * Publishes a version.
   * @param program content of its `bin/rollcall.js`.
   * @param change changes the list before it is signed.
   */
  publish(version: string, program: string, change?: (release: Release) => Release): Promise<void>;
  /** Publishes a file as it is. */
  put(path: string, content: string | Buffer): void;
  /** What is published under a path. */
  get(path: string): Buffer;
  close(): Promise<void>;
}

/** Starts it on a free port of the loopback interface. */
export async function startReleaseServer(): Promise<ReleaseServer> {
  const keys = newKeys();
  const files = new Map<string, Buffer>();
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').slice(1));
    asked.push(path);
    const content = files.get(path);
    response.writeHead(content === undefined ? 404 : 200).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const put = (path: string, content: string | Buffer): void => {
    files.set(path, Buffer.from(content));
  };
  return {
    source: { server: `http://127.0.0.1:${port}/`, key: publicKeysOf(keys).sign },
    asked,
    put,
    get: (path) => files.get(path)!,
    publish: async (version, program, change = (release) => release) => {
      const name = `rollcall-${version}.tar.gz`;
      const bytes = await packageOf(version, program);
      put(`${version}/${name}`, bytes);
      const sha512 = createHash('sha512').update(bytes).digest('hex');
      const release = change({
        ...{ kind: 'rollcall-release', layout: 1, version, system: thisSystem },
        files: [{ name, kind: 'package', sizeBytes: bytes.length, sha512 }],
      });
      const list = JSON.stringify(release);
      for (const folder of ['', `${version}/`]) {
        put(`${folder}${releaseFileOf(thisSystem)}`, list);
        put(`${folder}${releaseFileOf(thisSystem)}.sig`, signText(keys.sign, list));
      }
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A package with one program, and with a link that leads out of it. */
async function packageOf(version: string, program: string): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'rollcall-package-'));
  try {
    const cwd = join(folder, 'content');
    const write = async (path: string, text: string): Promise<void> => {
      await makeFolder(dirname(join(cwd, path)));
      await writeFile(join(cwd, path), text);
    };
    await write('package.json', JSON.stringify({ name: 'rollcall', version, type: 'module' }));
    await write('bin/rollcall.js', program);
    await write('dist/cli/main.js', program);
    await mkdir(join(cwd, 'links'));
    await symlink('/etc', join(cwd, 'links/etc'));
    const file = join(folder, 'package.tar.gz');
    await create({ file, cwd, gzip: true }, ['bin', 'dist', 'links', 'package.json']);
    return await readFile(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}
