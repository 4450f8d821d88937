import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import type { Send } from '../../contract/transport/reply.js';
import { openApp } from '../app/app.js';
import { openScreenSession } from './screen-session.js';

const grace = { name: 'grace', password: 'a password of grace' };

async function openScreens(): Promise<() => Send> {
  const app = openApp({ folder: await temporaryFolder(), onNotice: () => undefined });
  onTestFinished(() => app.close());
  return () =>
    openScreenSession(app, (call, error) => {
      throw new Error(call, { cause: error });
    }).send;
}

test('no one can list people or read the journal without signing in', async () => {
  const send = (await openScreens())();
  for (const call of ['people.list', 'attendance.log', 'accounts.add', 'audit.list']) {
    expect(await send(call, {})).toMatchObject({ ok: false, code: 'signed-out' });
  }
});

test('only the first screen can set up; others must sign in to make administrators’ calls', async () => {
  const open = await openScreens();
  const first = open();
  expect(await first('admin.state', {})).toMatchObject({
    value: { isSetUp: false, maySetUp: true, signedIn: null },
  });
  expect(await first('admin.setUp', grace)).toMatchObject({ ok: true });
  expect(await first('people.list', {})).toEqual({ ok: true, value: [] });
  const second = open();
  expect(await second('admin.setUp', { ...grace, name: 'mallory' })).toMatchObject({
    code: 'not-allowed',
  });
  expect(await second('people.list', {})).toMatchObject({ code: 'signed-out' });
  expect(await second('admin.signIn', grace)).toMatchObject({ ok: true });
  expect(await second('people.list', {})).toMatchObject({ ok: true });
  expect(await second('admin.signOut', {})).toMatchObject({ ok: true });
  expect(await second('people.list', {})).toMatchObject({ code: 'signed-out' });
  // Signing out affects one screen only.
  expect(await first('people.list', {})).toMatchObject({ ok: true });
});

test('HR may read the journal, but not the administrators’ list of people', async () => {
  const open = await openScreens();
  const administrator = open();
  await administrator('admin.setUp', grace);
  const hana = { name: 'hana', password: 'a password of hana' };
  await administrator('accounts.add', { ...hana, role: 'hr' });
  const hr = open();
  await hr('admin.signIn', hana);
  expect(await hr('attendance.log', {})).toEqual({ ok: true, value: [] });
  expect(await hr('people.list', {})).toMatchObject({ ok: false, code: 'not-allowed' });
});

test('changes on the screen are in the audit log with the account, but without passwords', async () => {
  const send = (await openScreens())();
  await send('admin.setUp', grace);
  await send('accounts.setPassword', { ...grace, password: 'another password' });
  const reply = await send('audit.list', {});
  expect(reply).toMatchObject({
    value: [
      { action: 'accounts.setPassword', actor: 'grace', via: 'screen', target: 'grace' },
      { action: 'admin.setUp', actor: 'grace' },
    ],
  });
  expect(JSON.stringify(reply)).not.toContain('password of grace');
});

test('a failed sign-in is in the audit log, but not an unknown name that was entered', async () => {
  const send = (await openScreens())();
  await send('admin.setUp', grace);
  for (const name of ['grace', 'a password of grace']) {
    expect(await send('admin.signIn', { name, password: 'wrong' })).toMatchObject({
      code: 'wrong-password',
    });
  }
  const reply = await send('audit.list', {});
  expect(reply).toMatchObject({
    value: [
      { action: 'admin.signInRefused', actor: 'unknown' },
      { action: 'admin.signInRefused', actor: 'grace' },
      { action: 'admin.setUp' },
    ],
  });
  expect(JSON.stringify(reply)).not.toContain('password of grace');
});

test('attempts during a lock are counted in one entry of the audit log', async () => {
  const open = await openScreens();
  const [administrator, send] = [open(), open()];
  await administrator('admin.setUp', grace);
  const hana = { name: 'hana', password: 'a password of hana' };
  await administrator('accounts.add', { ...hana, role: 'hr' });
  for (let attempt = 0; attempt < 30; attempt++) {
    await send('admin.signIn', { name: 'grace', password: 'wrong' });
  }
  // The count is written before the next successful sign-in.
  await send('admin.signIn', hana);
  const reply = await administrator('audit.list', { count: 6 });
  const wrong = { action: 'admin.signInRefused', target: 'grace' };
  expect(reply).toMatchObject({
    value: [
      { action: 'admin.signIn', target: 'hana' },
      { action: 'admin.signInsDuringLock', actor: 'grace', after: { count: 27 } },
      wrong,
      wrong,
      wrong,
      { action: 'accounts.add' },
    ],
  });
});

test('captured frames are discarded at sign-out, and not before', async () => {
  const send = (await openScreens())();
  await send('admin.setUp', grace);
  await send('capture.begin', {});
  const retake = { pose: 'front' };
  expect(await send('capture.retake', retake)).toMatchObject({ ok: true });
  await send('admin.signOut', {});
  await send('admin.signIn', grace);
  expect(await send('capture.retake', retake)).toMatchObject({ ok: false, code: 'not-found' });
});
