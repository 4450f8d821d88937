import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../contract/fault.js';
import { openDataFolder } from '../app/data-folder.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { accessApi } from './api.js';
import { Session } from './session.js';

const grace = { name: 'grace', password: 'correct horse battery staple' };
const ada = { name: 'ada', password: 'another long password' };

async function opened() {
  const data = await openDataFolder({
    folder: await temporaryFolder(),
    notify: () => undefined,
  });
  onTestFinished(() => data.close());
  const screen = () => {
    const session = new Session();
    const context = { data: () => Promise.resolve(data), signOutAccount: () => undefined };
    return { session, api: accessApi({ ...context, session, firstCode: null }) };
  };
  return { data, screen };
}

test('if two screens set Rollcall up at the same time, one adds the first administrator', async () => {
  const { data, screen } = await opened();
  const [one, other] = [screen(), screen()];
  const settings = [one.api['admin.setUp'](grace), other.api['admin.setUp'](ada)];
  const [first, second] = await Promise.allSettled(settings);
  expect(first).toMatchObject({ status: 'fulfilled' });
  expect(second).toMatchObject({ status: 'rejected', reason: { code: 'not-allowed' } });
  expect(data.accounts.list()).toEqual([{ name: 'grace', role: 'administrator' }]);
  expect(other.session.actor).toBeNull();
  expect((await data.audit.list(10)).map(({ action }) => action)).toEqual(['admin.setUp']);
});

test('a sign-in that cannot be recorded signs no one in', async () => {
  const { data, screen } = await opened();
  await screen().api['admin.setUp'](grace);
  const { session, api } = screen();
  const full = new Fault('disk-full', 'The disk is full.');
  data.audit.record = () => Promise.reject(full);
  await expect(api['admin.signIn'](grace)).rejects.toBe(full);
  expect(session.actor).toBeNull();
});
