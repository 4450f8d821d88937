import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Send } from '../../contract/transport/reply.js';
import { openApp } from '../app/app.js';
import { failingDisk } from '../storage/testing/failing-disk.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { openScreenSession } from './screen-session.js';

const password = 'a long password';

/** Other screens than Grace's first one; signing in takes a third of a second each. */
type Other = 'graceToo' | 'hana';

/** Grace, an administrator, on a screen; if named, she on another one, and Hana of HR on a third. */
async function openScreens(...others: readonly Other[]) {
  const folder = await temporaryFolder();
  const app = openApp({ folder, onNotice: () => undefined });
  onTestFinished(() => app.close());
  const open = (): Send =>
    openScreenSession(app, (call, error) => {
      throw new Error(call, { cause: error });
    }).send;
  const screens = { grace: open(), graceToo: open(), hana: open() };
  await done(screens.grace('admin.setUp', { name: 'grace', password }));
  if (others.includes('hana')) {
    await done(screens.grace('accounts.add', { name: 'hana', role: 'hr', password }));
    await done(screens.hana('admin.signIn', { name: 'hana', password }));
  }
  if (others.includes('graceToo')) {
    await done(screens.graceToo('admin.signIn', { name: 'grace', password }));
  }
  return { ...screens, folder };
}

async function done(reply: ReturnType<Send>): Promise<unknown> {
  const answered = await reply;
  expect(answered).toMatchObject({ ok: true });
  return answered.ok ? answered.value : null;
}

const signedOut = { ok: false, code: 'signed-out' };

test('a session ends when its account is removed', async () => {
  const { grace, hana } = await openScreens('hana');
  await done(hana('attendance.log', {}));
  await done(grace('accounts.remove', { name: 'hana' }));
  expect(await hana('attendance.log', {})).toMatchObject(signedOut);
  await done(grace('accounts.list', {}));
});

test('a session ends when its account gets another role', async () => {
  const { grace, hana } = await openScreens('hana');
  await done(grace('accounts.remove', { name: 'hana' }));
  await done(grace('accounts.add', { name: 'hana', role: 'administrator', password }));
  expect(await hana('accounts.list', {})).toMatchObject(signedOut);
});

test('the other sessions of an account end when its password is changed', async () => {
  const { grace, graceToo, hana } = await openScreens('graceToo', 'hana');
  const change = { name: 'grace', password: 'another long password' };
  await done(graceToo('accounts.setPassword', change));
  expect(await grace('people.list', {})).toMatchObject(signedOut);
  // The screen on which it was changed stays signed in.
  await done(graceToo('people.list', {}));
  await done(hana('attendance.log', {}));
  await done(grace('admin.signIn', change));
  const entries = (await done(grace('audit.list', { count: 10 }))) as { action: string }[];
  expect(entries.map(({ action }) => action)).toContain('accounts.setPassword');
});

test('one screen’s upload cannot be used by another, even by the same person', async () => {
  const { grace, graceToo } = await openScreens('graceToo');
  const table = new TextEncoder().encode('number,name\n42,Ada\n');
  const begun = await done(grace('uploads.begin', { name: 'staff.csv', sizeBytes: table.length }));
  const { uploadId } = begun as { uploadId: string };
  const append = { uploadId, data: table };
  const plan = { source: { kind: 'upload', uploadId }, replace: false };
  expect(await graceToo('uploads.append', append)).toMatchObject({ code: 'not-found' });
  await done(grace('uploads.append', append));
  expect(await graceToo('roster.plan', plan)).toMatchObject({ code: 'not-found' });
  await done(graceToo('uploads.drop', { uploadId }));
  await done(grace('roster.plan', plan));
  await done(grace('admin.signOut', {}));
  await done(grace('admin.signIn', { name: 'grace', password }));
  expect(await grace('roster.plan', plan)).toMatchObject({ code: 'not-found' });
});

test.each(['EIO', 'ENOSPC', 'EROFS', 'EDQUOT', 'EMFILE', 'ESTALE', 'ENODEV', 'EACCES'])(
  'with %s a change is refused with a sentence that names no folder of this machine',
  async (code) => {
    const { grace, folder } = await openScreens();
    await done(grace('people.addWithPin', { name: 'Ada', number: '42', pin: '2468' }));
    const before = await done(grace('settings.get', {}));
    const disk = await failingDisk();
    disk.fail(code, 'sync', 'datasync', 'truncate');
    const replies = [
      await grace('settings.change', { retentionDays: 99 }),
      await grace('kiosk.pin', { number: '42', pin: '2468', direction: null }),
      await grace('people.addWithPin', { name: 'Ben', number: '43', pin: '1357' }),
    ];
    for (const reply of replies) {
      expect(reply).toMatchObject({ ok: false });
      if (reply.ok) continue;
      expect(reply.code).toMatch(/^(disk-full|disk-failed|data-read-only)$/);
      expect(reply.message).not.toContain(folder);
      expect(reply.message).not.toMatch(/\/|\n/);
    }
    disk.repair();
    expect(await done(grace('settings.get', {}))).toEqual(before);
    await done(grace('kiosk.pin', { number: '42', pin: '2468', direction: null }));
    expect(await done(grace('attendance.verify', {}))).toMatchObject({ ok: true, entries: 1 });
  },
);

test('a file that cannot be read is a fault with its name only', async () => {
  const { grace, folder } = await openScreens();
  await writeFile(join(folder, 'models'), 'a file instead of the folder');
  await chmod(join(folder, 'models'), 0o600);
  const reply = await grace('models.use', { embedding: 'nosuch', detector: null });
  expect(reply).toMatchObject({ ok: false, code: 'not-found' });
  if (!reply.ok) expect(reply.message).not.toContain(folder);
});
