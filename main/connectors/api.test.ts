import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { ConnectorSettings } from '../../contract/calls/connectors.js';
import { commandLineSession } from '../access/session.js';
import { openDataFolder } from '../app/data-folder.js';
import { newPunch } from '../attendance/testing/entries.js';
import { eraseSubject } from '../people/leaving/pending-changes.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { connectorsApi } from './api.js';
import { sendDue } from './send.js';
import { OdooServer } from './testing/odoo-server.js';

const secret = 'key';

/** A kiosk with two people, and an Odoo that knows one of them. */
async function opened() {
  const folder = await temporaryFolder();
  const server = await new OdooServer().start();
  onTestFinished(() => server.stop());
  let data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => data.close());
  const ada = await data.people.addWithPin('Ada Lovelace', '1001', '2468');
  const eve = await data.people.addWithPin('Eve Moneypenny', '4711', '2468');
  const api = connectorsApi({ session: commandLineSession(), data: () => Promise.resolve(data) });
  const record = (subjectId: string, at: string, direction: 'in' | 'out') =>
    data.journal.record(subjectId, () =>
      newPunch({ subjectId, direction, at: `2026-03-02T${at}:00.000Z` }),
    );
  await record(ada.subjectId, '08:00', 'in');
  await record(eve.subjectId, '08:05', 'in');
  await record(ada.subjectId, '16:00', 'out');
  const odoo: ConnectorSettings = {
    ...{ name: 'odoo', system: 'odoo', address: server.address, from: '2026-03-01' },
    ...{ database: 'company', table: {}, unencrypted: false },
  };
  const reopen = async () => {
    await data.close();
    data = await openDataFolder({ folder, notify: () => undefined });
  };
  return { api, folder, server, odoo, eve, record, reopen, data: () => data };
}

test('a kiosk without a hub shows what it would send, sends it, and lists what failed', async () => {
  const { api, server, odoo, reopen } = await opened();
  expect(await api['connectors.list']({})).toEqual([]);
  await api['connectors.add']({ connector: odoo, secret });
  const reason =
    'The employee number 4711 is not in the field "barcode" of any employee in Odoo. Enter it there, or in the table of the connector.';
  expect(await api['connectors.check']({ name: 'odoo' })).toEqual({
    ...{ toSend: 2, failed: [], problem: null },
    unmapped: [{ person: 'Eve Moneypenny', reason, entries: 1 }],
  });
  expect(server.records()).toEqual([]);
  expect(await api['connectors.send']({ name: 'odoo', again: false })).toEqual({
    ...{ sent: 1, alreadyThere: 1, waiting: 0, failed: 1, stopped: null },
  });
  expect(server.records()).toEqual([
    { employee: '7', in: '2026-03-02T08:00:00.000Z', out: '2026-03-02T16:00:00.000Z' },
  ]);
  await reopen();
  expect(await api['connectors.list']({})).toMatchObject([
    { name: 'odoo', waiting: 0, failed: 1, sent: 2 },
  ]);
  const { failed } = await api['connectors.check']({ name: 'odoo' });
  expect(failed).toMatchObject([
    { person: 'Eve Moneypenny', what: 'in', at: '2026-03-02 09:05', reason, byHand: false },
  ]);
  server.employees.push({ id: 9, barcode: '4711' });
  expect(await api['connectors.send']({ name: 'odoo', again: true })).toMatchObject({ sent: 1 });
  expect(await api['connectors.send']({ name: 'odoo', again: true })).toMatchObject({ sent: 0 });
});

test('secrets are sealed, and entries of an erased person are no longer sent', async () => {
  const { api, folder, odoo, eve, data } = await opened();
  await api['connectors.add']({ connector: odoo, secret: 'a very secret key' });
  await api['connectors.send']({ name: 'odoo', again: false });
  const texts = async () => {
    const files = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = files
      .filter((file) => file.isFile() && /connectors|deliveries/.test(file.name + file.parentPath))
      .map((file) => join(file.parentPath, file.name));
    return (await Promise.all(paths.map((path) => readFile(path, 'utf8')))).join('\n');
  };
  expect(await texts()).not.toContain('very secret');
  expect(await texts()).toContain(eve.subjectId);
  await eraseSubject(data(), eve.subjectId, commandLineSession().actor!, 'left');
  expect(await texts()).not.toContain(eve.subjectId);
  await api['connectors.remove']({ name: 'odoo' });
  await expect(api['connectors.check']({ name: 'odoo' })).rejects.toMatchObject({
    code: 'not-found',
  });
});

test('a running kiosk sends automatically, and says once why it cannot', async () => {
  const { api, server, odoo, data, record } = await opened();
  // Left of an earlier connector of this name, if the program was killed while it was removed.
  const { connectors, settings } = data();
  await (await connectors.deliveries()).add('odoo', [], { name: settings.kioskId, upTo: 3 });
  await api['connectors.add']({ connector: odoo, secret });
  const notices: string[] = [];
  const run = () => sendDue(data(), (sentence) => notices.push(sentence));
  await run();
  expect(server.records()).toHaveLength(1);
  const before = server.requests.length;
  await run();
  expect(server.requests).toHaveLength(before);
  server.acceptsKey = false;
  await record(data().people.idOf('Ada Lovelace'), '17:00', 'in');
  await run();
  await run();
  expect(notices).toEqual([
    'odoo: Odoo does not accept the access key, or it has expired. Enter a new one.',
  ]);
  // With a new key, waiting entries are sent immediately.
  server.acceptsKey = true;
  await api['connectors.add']({ connector: odoo, secret });
  await run();
  expect(server.records()).toHaveLength(2);
});

test('what is recorded around a restart is sent once', async () => {
  const { api, server, odoo, data, record, reopen } = await opened();
  await api['connectors.add']({ connector: odoo, secret });
  const ada = data().people.idOf('Ada Lovelace');
  const run = () => sendDue(data(), () => undefined);
  await run();
  // After the last run before closing, and before the first run after the restart.
  await record(ada, '17:00', 'in');
  await reopen();
  await record(ada, '18:00', 'out');
  await run();
  expect(await api['connectors.list']({})).toMatchObject([{ sent: 4, failed: 1 }]);
  await reopen();
  const before = server.requests.length;
  await run();
  expect(server.requests).toHaveLength(before);
  expect(server.records()).toHaveLength(2);
});

test('a connector that is changed during a run takes everything again, with the tokens of that run', async () => {
  const { api, odoo, data } = await opened();
  const { connectors, settings } = data();
  await api['connectors.add']({ connector: odoo, secret });
  const tokens = { clientId: 'a', clientSecret: 'b', accessToken: 'c', refreshToken: 'd' };
  let end = (): void => undefined;
  // Like a run that has read the old settings, and collects events.
  const run = connectors.runs.run(async () => {
    await new Promise<void>((resolve) => {
      end = resolve;
    });
    await (await connectors.deliveries()).add('odoo', [], { name: settings.kioskId, upTo: 3 });
    await connectors.tokensOf('odoo')(tokens);
  });
  const { signal } = connectors;
  const connector = { ...odoo, from: '2026-02-01' };
  const change = api['connectors.add']({ connector, secret: '', keepsSecret: true });
  await expect.poll(() => signal.aborted).toBe(true);
  end();
  await Promise.all([run, change]);
  expect(await (await connectors.deliveries()).takenUpTo('odoo', settings.kioskId)).toBe(0);
  expect(await connectors.keptSecret(connector)).toEqual({ keys: [secret], tokens });
  expect(await api['connectors.send']({ name: 'odoo', again: false })).toMatchObject({ sent: 1 });
});

test('if the first day is moved back, the earlier punches are sent too', async () => {
  const { api, server, odoo } = await opened();
  const name = 'odoo';
  await api['connectors.add']({ connector: { ...odoo, from: '2026-03-03' }, secret });
  expect(await api['connectors.send']({ name, again: false })).toMatchObject({ sent: 0 });
  await api['connectors.add']({ connector: odoo, secret });
  expect(await api['connectors.send']({ name, again: false })).toMatchObject({ sent: 1 });
  expect(server.records()).toHaveLength(1);
});

test('an expired key is reported by a check and by sending', async () => {
  const { api, server, odoo } = await opened();
  await api['connectors.add']({ connector: odoo, secret });
  server.acceptsKey = false;
  const problem = 'Odoo does not accept the access key, or it has expired. Enter a new one.';
  expect(await api['connectors.check']({ name: 'odoo' })).toMatchObject({ problem });
  expect(await api['connectors.send']({ name: 'odoo', again: false })).toMatchObject({
    ...{ sent: 0, stopped: problem },
  });
});

test.each<[string, Partial<ConnectorSettings>, string, RegExp]>([
  ['an address without encryption', { address: 'http://hr.example.com' }, secret, /Address must/],
  ['no secret', {}, '', /Secret must not be empty/],
  ['no project', { system: 'kimai' }, secret, /Project must be given/],
  ['an unknown zone', { system: 'frappe', zone: 'Mars/Olympus' }, secret, /time zone/],
  ['a weak webhook secret', { system: 'webhook' }, 'whsec_c2hvcnQ=', /Secret must have 24/],
])('%s is refused', async (_what, given, key, message) => {
  const { api, odoo } = await opened();
  const connector = { ...odoo, ...given };
  await expect(api['connectors.add']({ connector, secret: key })).rejects.toThrow(message);
  expect(await api['connectors.list']({})).toEqual([]);
});

test('a webhook without a secret gets keys, which are shown once', async () => {
  const { api, odoo } = await opened();
  const added = await api['connectors.add']({
    connector: { ...odoo, name: 'hook', system: 'webhook' },
    secret: '',
  });
  expect(added).toMatchObject({
    keys: {
      secret: expect.stringMatching(/^whsec_/) as unknown,
      publicKey: expect.stringMatching(/^whpk_/) as unknown,
    },
  });
  expect(await api['connectors.check']({ name: 'hook' })).toMatchObject({ toSend: 3 });
});

test('settings are tried before they are saved, and a stored secret goes to no other server', async () => {
  const { api, server, odoo, data } = await opened();
  const tried = await api['connectors.try']({ connector: odoo, secret });
  expect(tried).toMatchObject({ toSend: 2, problem: null, unmapped: [{ entries: 1 }] });
  expect([server.records(), data().connectors.list()]).toEqual([[], []]);
  await api['connectors.add']({ connector: odoo, secret });
  expect(await api['connectors.settings']({ name: 'odoo' })).toEqual(odoo);
  const later = { ...odoo, from: '2026-03-02', table: { '4711': '7' } };
  const kept = { secret: '', keepsSecret: true };
  expect(await api['connectors.try']({ connector: later, ...kept })).toMatchObject({ toSend: 3 });
  await api['connectors.add']({ connector: later, ...kept });
  expect(await data().connectors.firstKey('odoo')).toBe(secret);
  const elsewhere = { ...later, address: 'https://odoo.example.org' };
  for (const call of ['connectors.try', 'connectors.add'] as const) {
    await expect(api[call]({ connector: elsewhere, ...kept })).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ field: 'secret' }],
    });
  }
  const orange = { ...later, name: 'hrm', system: 'orangehrm', client: 'a' } as const;
  await expect(api['connectors.try']({ connector: orange, secret })).rejects.toThrow('each use');
});
