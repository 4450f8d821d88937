import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { newSite } from '../app/testing/attacked-site.js';
import { changeSettings } from '../settings/settings.js';
import { Fault } from '../../contract/fault.js';
import { auditFirst } from './audit-first.js';
import { commandLineSession } from './session.js';

async function opened(): Promise<{ data: DataFolder; file: (name: string) => Promise<string> }> {
  const site = await newSite();
  const data = await openDataFolder({ folder: site.data, notify: () => undefined });
  onTestFinished(() => data.close());
  return { data, file: (name) => readFile(site.path(name), 'utf8') };
}

/** Each kind of change, with the files it would change. */
const changes: [string, string, (data: DataFolder, commit: never) => Promise<unknown>][] = [
  [
    'settings',
    'settings.json',
    ({ settingsFile }, c) => changeSettings(settingsFile, { retentionDays: 1 }, c),
  ],
  [
    'a new account',
    'accounts.json',
    ({ accounts }, c) => accounts.add({ name: 'eve', role: 'hr' }, 'correct horse', c),
  ],
  [
    'a password',
    'accounts.json',
    ({ accounts }, c) => accounts.setPassword('hana', 'another horse', c),
  ],
  ['details', 'people.json', ({ people }, c) => people.setDetails('Ada', { department: 'x' }, c)],
  ['a new person', 'people.json', ({ people }, c) => people.addWithPin('Cy', '3', '1234', {}, c)],
  [
    'a PIN',
    'people.json',
    ({ people }, c) => people.setPin('Ada', { number: '9', code: null }, '1234', c),
  ],
  ['a status', 'people.json', ({ people }, c) => people.setStatus('Ada', { suspended: true }, c)],
];

test.each(changes)(
  '%s whose audit entry cannot be written does not take effect',
  async (_what, name, change) => {
    const { data, file } = await opened();
    const before = [
      await file(name),
      JSON.stringify([data.settings, data.people.list(), data.accounts.list()]),
    ];
    data.audit.record = () => Promise.reject(new Fault('disk-full', 'the disk is full'));
    const session = commandLineSession();
    const commit = auditFirst({ session, data: () => Promise.resolve(data) }, () => ({
      action: 'settings.change',
      target: null,
    }));
    await expect(change(data, commit as never)).rejects.toMatchObject({ code: 'disk-full' });
    const after = [
      await file(name),
      JSON.stringify([data.settings, data.people.list(), data.accounts.list()]),
    ];
    expect(after).toEqual(before);
  },
);

test('a change that fails after its audit entry is recorded as failed', async () => {
  const { data } = await opened();
  const acting = { session: commandLineSession(), data: () => Promise.resolve(data) };
  const commit = auditFirst(acting, () => ({ action: 'settings.change', target: null }));
  const failing = () => Promise.reject(new Fault('disk-full', 'the disk is full'));
  await expect(commit({}, failing)).rejects.toMatchObject({ code: 'disk-full' });
  const [failed, entry] = await data.audit.list(2);
  expect(entry).toMatchObject({ action: 'settings.change' });
  expect(failed).toMatchObject({ action: 'audit.changeFailed', after: { entry: entry!.seq } });
});
