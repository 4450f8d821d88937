import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UpdateCheckResult } from 'electron-updater';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { makeFolder } from '../../storage/make-folder.js';
import { copyBeforeOf } from '../../update/data-copy.js';
import { fetchRelease } from '../../update/server.js';
import { startReleaseServer, type ReleaseServer } from '../../update/testing/release-server.js';
import { Versions } from '../../update/versions.js';
import { ElectronInstaller, type Updater } from './electron-installer.js';
import { countStart, goBack } from './trial.js';

let folder: string;
let server: ReleaseServer;
let versions: Versions;
let data: string;
const done: string[] = [];

/** Finds and downloads by HTTP as electron-updater does, and notes what it is asked to install. */
class StubUpdater implements Updater {
  autoDownload = true;
  autoInstallOnAppQuit = true;
  allowDowngrade = false;
  logger: Updater['logger'] = null;
  #feed = '';

  setFeedURL(options: Parameters<Updater['setFeedURL']>[0]): void {
    this.#feed = (options as { readonly url: string }).url;
  }
  async checkForUpdates(): Promise<UpdateCheckResult | null> {
    const response = await fetch(`${this.#feed}/latest.yml`);
    if (!response.ok) throw new Error('no feed');
    const version = (await response.text()).trim();
    return { updateInfo: { version } } as UpdateCheckResult;
  }
  async downloadUpdate(): Promise<string[]> {
    const file = join(folder, 'downloaded.exe');
    const response = await fetch(`${this.#feed}/setup.exe`);
    await writeFile(file, Buffer.from(await response.arrayBuffer()));
    return [file];
  }
  quitAndInstall(): void {
    done.push('installed');
  }
}

beforeEach(async () => {
  done.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'rollcall-electron-update-'));
  server = await startReleaseServer();
  versions = new Versions(join(folder, 'updates'));
  data = join(folder, 'data');
  await makeFolder(data);
  await writeFile(join(data, 'settings.json'), 'settings');
  await versions.setSource(server.source);
  onTestFinished(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });
});

const updater = new StubUpdater();
const installerOf = (version: string) =>
  new ElectronInstaller(versions, version, data, () => Promise.resolve(updater));

/** Publishes an installer, and its feed as electron-builder does. */
async function publish(version: string, content = `setup ${version}`): Promise<void> {
  const bytes = Buffer.from(content);
  const sha512 = createHash('sha512').update(bytes).digest('hex');
  await server.publish(version, '', (release) => ({
    ...release,
    files: [
      ...release.files,
      { name: 'setup.exe', kind: 'installer', sizeBytes: bytes.length, sha512 },
    ],
  }));
  server.put(`${version}/setup.exe`, bytes);
  server.put(`${version}/latest.yml`, version);
}
const release = () => fetchRelease(server.source, new AbortController().signal);

test('an installer is used only if the publisher signed it', async () => {
  await publish('0.2.0');
  const installer = installerOf('0.1.0');
  await installer.fetch(server.source, await release());
  expect(await installer.fetched()).toBe('0.2.0');
  expect(updater).toMatchObject({ autoDownload: false, autoInstallOnAppQuit: false });

  server.put('0.2.0/setup.exe', 'something else');
  const second = installerOf('0.1.0');
  await expect(second.fetch(server.source, await release())).rejects.toMatchObject({
    problem: 'not-signed',
  });
  expect(await second.fetched()).toBeNull();
  expect(await readdir(folder)).not.toContain('downloaded.exe');
});

test('a feed of another version is not used', async () => {
  await publish('0.2.0');
  server.put('0.2.0/latest.yml', '0.1.9');
  await expect(installerOf('0.1.0').fetch(server.source, await release())).rejects.toMatchObject({
    problem: 'no-file',
  });
});

test('before it is installed, the data are copied; after three failed starts the previous version is fetched again', async () => {
  await publish('0.1.0');
  await publish('0.2.0');
  const installer = installerOf('0.1.0');
  await installer.fetch(server.source, await release());
  await installer.install('0.2.0');
  expect(done).toEqual(['installed']);
  expect(await readdir(copyBeforeOf(data))).toEqual(['settings.json']);

  for (let start = 1; start <= 3; start++) {
    expect(await countStart(versions, '0.2.0')).toBeNull();
  }
  expect(await countStart(versions, '0.2.0')).toBe('0.1.0');
  const lines: string[] = [];
  const quit = (): void => void done.push('back');
  await goBack(versions, installerOf('0.2.0'), '0.1.0', quit, (line) => lines.push(line));
  expect([done, lines]).toEqual([['installed', 'back'], []]);
  expect(updater.allowDowngrade).toBe(true);
  expect(await versions.chosen()).toMatchObject({
    ...{ current: null, trial: null, failed: ['0.2.0'] },
    unrecorded: { action: 'update.back', from: '0.2.0', to: '0.1.0' },
  });
  expect(await countStart(versions, '0.1.0')).toBeNull();
});

test('an installer that did not run is not tried again', async () => {
  await publish('0.2.0');
  const installer = installerOf('0.1.0');
  await installer.fetch(server.source, await release());
  await installer.install('0.2.0');
  expect(await countStart(versions, '0.1.0')).toBeNull();
  expect(await installerOf('0.1.0').hasFailed('0.2.0')).toBe(true);
});

test('if the server no longer has the previous version, this one keeps running, and says so', async () => {
  await publish('0.2.0');
  const installer = installerOf('0.1.0');
  await installer.fetch(server.source, await release());
  await installer.install('0.2.0');
  const lines: string[] = [];
  const quit = (): void => void done.push('back');
  await goBack(versions, installerOf('0.2.0'), '0.1.0', quit, (line) => lines.push(line));
  expect(done).toEqual(['installed']);
  expect(lines).toEqual([expect.stringContaining('the server did not answer')]);
});
