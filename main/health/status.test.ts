import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { isHealthy, statusOf } from './status.js';
import { HeartbeatWriter, type LiveParts } from './write-heartbeat.js';

let folder: string;
let data: DataFolder;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-health-'));
  data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(async () => {
    await data.close();
    await rm(folder, { recursive: true });
  });
});

const quiet: LiveParts = {
  camera: () => ({ state: 'none', lastPictureAt: null }),
  recognition: () => 'idle',
  hub: () => Promise.resolve(null),
};
/** Of a connection to a hub, what a heartbeat does not tell. */
const unsaid = {
  address: '',
  fingerprint: '',
  joinedAt: '',
  problem: '',
  rosterVersion: 0,
  peopleWaiting: 0,
};
const later = (ms: number) => new Date(Date.now() + ms);

test('heartbeat and lock show whether a kiosk is running, hung, stopped or killed', async () => {
  expect(await statusOf(folder)).toEqual({ state: 'never', heartbeat: null });
  const writer = new HeartbeatWriter(folder, data, quiet);
  await writer.stop();
  expect((await statusOf(folder)).state).toBe('never');
  await writer.writeIfDue();
  const running = await statusOf(folder);
  expect(running).toMatchObject({ state: 'running', heartbeat: { people: 0, pid: process.pid } });
  expect(isHealthy(running)).toBe(true);
  expect((await statusOf(folder, later(100_000))).state).toBe('hung');
  await data.close();
  expect((await statusOf(folder)).state).toBe('killed');
  await writer.stop();
  expect((await statusOf(folder)).state).toBe('stopped');
});

test('warnings say what an administrator should look at', async () => {
  await data.site.report('journal', 'Something was changed outside Rollcall.');
  const at = (ms: number) => later(-ms).toISOString();
  const hub = { confirmed: 3, waiting: 2, lastContactAt: at(25 * 3_600_000) };
  const writer = new HeartbeatWriter(folder, data, {
    camera: () => ({ state: 'silent', lastPictureAt: at(16 * 60_000) }),
    recognition: () => 'restarting',
    hub: () => Promise.resolve({ ...hub, ...unsaid }),
  });
  await writer.writeIfDue();
  const status = await statusOf(folder);
  expect(status.heartbeat).toMatchObject({
    hub,
    warnings: ['camera-silent', 'recognition-down', 'hub-silent', 'no-backup', 'reports'],
  });
  expect(isHealthy(status)).toBe(false);
});

test('the last backup is found in the audit log', async () => {
  const actor = { actor: 'ida', role: 'administrator', via: 'screen' } as const;
  await data.audit.record(actor, { action: 'backup.make', target: null });
  await new HeartbeatWriter(folder, data, quiet).writeIfDue();
  expect((await statusOf(folder)).heartbeat).toMatchObject({
    lastBackupAt: expect.stringMatching(/^20/) as string,
    warnings: [],
  });
});
