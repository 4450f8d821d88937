import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Send } from '../../contract/transport/reply.js';
import { openApp, type App } from '../app/app.js';
import { openScreenSession } from '../hosts/screen-session.js';
import { temporaryFolder } from '../storage/testing/folder.js';

/* Restoring a backup from the screen while the kiosk is running. */

const password = 'password of the backup';
const grace = { name: 'grace', password: 'a password of grace' };
const hugo = { name: 'hugo', password: 'a password of hugo' };

interface Kiosk {
  readonly folder: string;
  readonly app: App;
  readonly screen: () => Send;
}

async function openKiosk(passphrase?: string): Promise<Kiosk> {
  const folder = join(await temporaryFolder(), 'data');
  const app = openApp({ folder, passphrase, onNotice: () => undefined });
  onTestFinished(() => app.close());
  const screen = () =>
    openScreenSession(app, (call, error) => {
      throw new Error(call, { cause: error });
    }).send;
  return { folder, app, screen };
}

async function valueOf<Value>(reply: ReturnType<Send>): Promise<Value> {
  const answer = await reply;
  if (!answer.ok) throw new Error(answer.message);
  return answer.value as Value;
}

/** The backup of a kiosk with the account grace and the person dora. */
async function backupOfDora(passphrase?: string): Promise<Uint8Array> {
  const { app, screen } = await openKiosk(passphrase);
  const send = screen();
  await valueOf(send('admin.setUp', grace));
  await valueOf(send('people.addWithPin', { name: 'dora', number: '0042', pin: '1357' }));
  const { downloadId, sizeBytes } = await app.api['backup.make']({ password });
  const { data, isLast } = await app.api['downloads.read']({ downloadId, offset: 0 });
  expect([data.length, isLast]).toEqual([sizeBytes, true]);
  return data;
}

/** Another kiosk with the account hugo, signed in, and the person emil. */
async function kioskOfEmil(): Promise<Kiosk & { send: Send }> {
  const kiosk = await openKiosk();
  const send = kiosk.screen();
  await valueOf(send('admin.setUp', hugo));
  await valueOf(send('people.addWithPin', { name: 'emil', number: '0001', pin: '2468' }));
  return { ...kiosk, send };
}

async function restore(send: Send, bytes: Uint8Array, usedPassword = password): ReturnType<Send> {
  const upload = send('uploads.begin', { name: 'site.backup', sizeBytes: bytes.length });
  const { uploadId } = await valueOf<{ uploadId: string }>(upload);
  await valueOf(send('uploads.append', { uploadId, data: bytes }));
  return send('backup.restoreUpload', { uploadId, password: usedPassword });
}

const names = async ({ app }: Kiosk): Promise<string[]> =>
  (await app.api['people.list']({})).map(({ name }) => name);

test('the data are those of the backup, everyone is signed out, and the old data are kept', async () => {
  const kiosk = await kioskOfEmil();
  const { folder, send } = kiosk;
  const other = kiosk.screen();
  await valueOf(other('admin.signIn', hugo));
  const { before } = await valueOf<{ before: string }>(restore(send, await backupOfDora()));
  expect(await names(kiosk)).toEqual(['dora']);
  for (const screen of [send, other]) {
    expect(await screen('people.list', {})).toMatchObject({ code: 'signed-out' });
    expect(await screen('admin.signIn', hugo)).toMatchObject({ ok: false });
  }
  await valueOf(other('admin.signIn', grace));
  const pin = { number: '0042', pin: '1357', direction: null };
  expect(await send('kiosk.pin', pin)).toMatchObject({ value: { punch: { name: 'dora' } } });
  expect(await kiosk.app.api['audit.list']({ count: 9 })).toMatchObject([
    { action: 'admin.signIn', actor: 'grace' },
    {},
    {},
    { action: 'backup.restore', actor: 'hugo' },
    { action: 'backup.make' },
    { action: 'people.addWithPin' },
    { action: 'admin.setUp', actor: 'grace' },
  ]);
  expect(await kiosk.app.api['audit.verify']({})).toMatchObject({ ok: true });
  expect(dirname(before)).toBe(dirname(folder));
  const old = openApp({ folder: before, onNotice: () => undefined });
  expect((await old.api['people.list']({})).map(({ name }) => name)).toEqual(['emil']);
  await old.close();
});

test.each<[string, (bytes: Uint8Array) => Uint8Array, string, RegExp]>([
  ['a wrong password', (bytes) => bytes, 'another password', /password of .* is wrong/],
  ['a truncated file', (bytes) => bytes.slice(0, -100), password, /site\.backup.*damaged/],
  [
    'another file',
    () => Buffer.from('no backup, but long enough'),
    password,
    /is not a Rollcall backup/,
  ],
])('%s changes nothing, and no one is signed out', async (_name, change, given, sentence) => {
  const kiosk = await kioskOfEmil();
  const reply = await restore(kiosk.send, change(await backupOfDora()), given);
  expect(reply).toMatchObject({ ok: false, message: expect.stringMatching(sentence) as string });
  expect(await kiosk.send('people.list', {})).toMatchObject({ value: [{ name: 'emil' }] });
  expect(await readdir(dirname(kiosk.folder))).toEqual(['data']);
});

test('a restore is undone if the backup cannot be opened without its passphrase', async () => {
  const kiosk = await kioskOfEmil();
  const sealed = await backupOfDora('a passphrase of the other site');
  expect(await restore(kiosk.send, sealed)).toMatchObject({ ok: false });
  expect(await names(kiosk)).toEqual(['emil']);
  expect(await readdir(dirname(kiosk.folder))).toEqual(['data']);
  expect(existsSync(join(kiosk.folder, 'lock.json'))).toBe(true);
});
