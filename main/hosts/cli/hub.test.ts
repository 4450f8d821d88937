import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ReportDay } from '../../../contract/calls/attendance.js';
import { newSite } from '../../app/testing/attacked-site.js';
import { newPunch } from '../../attendance/testing/entries.js';
import { openHubDatabase, type DatabasePlace } from '../../hub/database/open-database.js';
import { copyEmptyDatabase } from '../../hub/testing/empty-database.js';
import { startOwnPostgres, type OwnPostgres } from '../../../bench/own-postgres.js';
import { memoryJournal, syncRequest } from '../../hub/testing/kiosk-journal.js';
import { get } from '../../hub/testing/rest-client.js';
import { clientFor, pairNew } from '../../hub/testing/serving.js';
import { hubPaths, SyncAnswer } from '../../link/messages.js';
import { readReceipt } from '../../link/receipt.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import type { HubProcess } from '../testing/hub-process.js';
import { startHubProcess } from '../testing/serving-hub.js';
import { openScreen } from '../testing/screen-client.js';
import { startServing } from '../testing/serving.js';

let server: OwnPostgres;
beforeAll(async () => {
  server = await startOwnPostgres();
});
afterAll(() => server.close());

test('a kiosk joins a hub with its own database, sends its entries, and is revoked', async () => {
  const folder = join(await temporaryFolder(), 'hub');
  const on = ['--data', folder, '--json'];
  expect((await rollcall(['hub', 'status', ...on])).err).toMatch(/^No hub runs with/);
  let hub = await startHubProcess(folder);
  expect(hub.lines.at(-1)).toMatch(/SHA-256\): ([0-9A-F]{2}:){31}[0-9A-F]{2}$/);
  const [pairing] = (await rollcall(['hub', 'pair', ...on])).json;
  const kiosk = await newSite();
  const { port } = hub;
  const joined = await rollcall(
    ['join', `127.0.0.1:${port}`, '--code', String(pairing!['code'])].concat('--data', kiosk.data),
  );
  expect(joined).toMatchObject({ code: 0, err: '' });
  const again = await rollcall(
    ['join', `127.0.0.1:${port}`, '--code', String(pairing!['code'])].concat('--data', kiosk.data),
  );
  expect(again).toMatchObject({
    code: 1,
    err: expect.stringContaining('expired or was used') as string,
  });
  // A crash of the hub loses nothing, and the kiosk reconnects.
  await hub.stop();
  const serving = await startServing(kiosk.data);
  hub = await startHubProcess(folder, { port });
  const status = async () => (await rollcall(['hub', 'status', ...on])).json[0]!;
  await vi.waitFor(
    async () => {
      expect(await status()).toMatchObject({ kiosks: [{ entries: 2, lag: 0 }], alarms: [] });
    },
    { timeout: 50_000, interval: 500 },
  );
  await serving.stop('SIGTERM');
  expect((await rollcall(['connection', '--data', kiosk.data])).out).toMatch(
    /Confirmed up to entry 2; 0 entries to send\.$/m,
  );
  const [{ id }] = (await status())['kiosks'] as [{ id: string }];
  await readsByToken(port, on);
  await correctsAtDesk(hub, on);
  await belongsToSite(id, on);
  expect(await rollcall(['hub', 'resume', id, ...on])).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is nothing to do') as string,
  });
  expect(await rollcall(['hub', 'revoke', id, ...on])).toMatchObject({ code: 0 });
  expect(await status()).toMatchObject({ kiosks: [{ state: 'revoked', entries: 2 }] });
  expect(await rollcall(['connection', 'end', '--data', kiosk.data])).toMatchObject({ code: 0 });
  expect((await rollcall(['audit', '--data', kiosk.data])).out).toMatch(/Left the hub at/);
  await hub.stop('SIGTERM');
  const changes = (await rollcall(['audit', '--data', join(folder, 'site'), '--json'])).json.filter(
    ({ via, action }) => via === 'command-line' && /^(hub\.|audit\.)/.test(String(action)),
  );
  const actions = ['pair', 'revoke', 'resume', 'addToken', 'revokeToken'].map(
    (one) => `hub.${one}`,
  );
  expect(changes.map(({ action }) => action)).toEqual(expect.arrayContaining(actions));
  expect(new Set(changes.map(({ actor }) => actor))).toEqual(new Set(['hub']));
}, 180_000);

/** A kiosk gets a site, which the status shows, and which cannot be removed while the kiosk is there. */
async function belongsToSite(kioskId: string, on: readonly string[]): Promise<void> {
  const site = (...args: string[]) => rollcall(['hub', 'site', ...args, ...on]);
  expect(await site('add', 'North')).toMatchObject({ code: 0 });
  expect(await site('kiosk', kioskId, '--site', 'north')).toMatchObject({ code: 0 });
  expect(await site('remove', 'North')).toMatchObject({
    code: 1,
    err: expect.stringContaining('still has people or kiosks') as string,
  });
  const [listed] = (await site('list')).json;
  expect(listed).toMatchObject({ kind: 'site', name: 'North', people: 0 });
  const [status] = (await rollcall(['hub', 'status', ...on])).json;
  expect(status).toMatchObject({ kiosks: [{ site: 'North' }] });
}

/** A program gets a token and reads the two entries, until the token is revoked. */
async function readsByToken(port: number, on: readonly string[]): Promise<void> {
  const address = `https://127.0.0.1:${port}`;
  const add = ['hub', 'token', 'add', 'payroll', '--scope', 'punches:read'];
  const [made] = (await rollcall([...add, '--scope', 'kiosks:read', ...on])).json;
  const token = String(made!['token']);
  expect((await get({ address }, '/api/v1/punches', token)).body.items).toHaveLength(2);
  expect(await rollcall([...add, ...on])).toMatchObject({ code: 1 });
  const [listed] = (await rollcall(['hub', 'token', 'list', ...on])).json;
  expect(listed).toMatchObject({ name: 'payroll', scopes: ['punches:read', 'kiosks:read'] });
  await rollcall(['hub', 'token', 'revoke', 'payroll', ...on]);
  expect((await get({ address }, '/api/v1/punches', token)).status).toBe(401);
  const { json: uses } = await rollcall(['hub', 'token', 'uses', 'payroll', ...on]);
  expect(uses.map(({ status, items }) => [status, items])).toEqual([
    [401, 0],
    [200, 2],
  ]);
}

/** The first administrator signs in at the desk and withdraws a punch of the kiosk, which programs then see. */
async function correctsAtDesk({ port, lines }: HubProcess, on: readonly string[]): Promise<void> {
  const address = `https://127.0.0.1:${port}`;
  await expect(openScreen(`${address}/#token=desk`, 'https://other.example')).rejects.toThrow(
    '403',
  );
  const { send, socket } = await openScreen(`${address}/#token=desk`);
  expect(await send('attendance.days', {})).toMatchObject({ code: 'signed-out' });
  expect(await send('kiosk.pin', {})).toMatchObject({ code: 'not-allowed' });
  const first = { name: 'hedy', password: 'correct horse battery' };
  const wrong = { ...first, code: '0000-0000-0000-0000-0000' };
  expect(await send('admin.setUp', wrong)).toMatchObject({ code: 'wrong-password' });
  const [, code] = /code: (\S+)/.exec(lines.join('\n'))!;
  expect(await send('admin.setUp', { ...first, code })).toMatchObject({ ok: true });
  const march = { from: '2026-03-02', to: '2026-03-02', subjectId: null };
  const days = async () =>
    ((await send('attendance.days', march)) as { value: ReportDay[] }).value[0]?.stints;
  await vi.waitFor(
    async () => {
      expect(await days()).toMatchObject([{ in: { seq: 1 } }, { in: { seq: 2 } }]);
    },
    { timeout: 20_000 },
  );
  const amendment = { withdraws: 1, brings: null, reason: 'wrong person' };
  expect(await send('attendance.amend', amendment)).toMatchObject({ ok: true });
  const add = ['hub', 'token', 'add', 'watch', '--scope', 'punches:read', ...on];
  const token = String((await rollcall(add)).json[0]!['token']);
  await vi.waitFor(
    async () => {
      const { items } = (await get({ address }, '/api/v1/punches', token)).body;
      expect(items.map(({ withdrawnBy }) => withdrawnBy !== null).sort()).toEqual([false, true]);
    },
    { timeout: 20_000, interval: 500 },
  );
  socket.close();
}

test.each([
  // Starting with the embedded database takes seconds.
  { kind: 'PostgreSQL', kiosks: 4, entries: 600, kills: 4 },
  { kind: 'embedded', kiosks: 2, entries: 200, kills: 2 },
])(
  'every confirmed entry is at the hub once, although it is killed, and requests come twice and out of order ($kind)',
  async ({ kind, kiosks, entries, kills }) => {
    const data = join(await temporaryFolder(), 'hub');
    const database = kind === 'PostgreSQL' ? server.address : undefined;
    const place: DatabasePlace =
      database === undefined ? { folder: join(data, 'database') } : { address: database };
    if (database === undefined) await copyEmptyDatabase(join(data, 'database'));
    let hub: HubProcess = await startHubProcess(data, database === undefined ? {} : { database });
    const { port } = hub;
    const senders = await Promise.all(
      Array.from({ length: kiosks }, () => chaoticKiosk(data, port, entries)),
    );
    const sending = Promise.all(senders.map((sender) => sender.run()));
    const allConfirmed = (): number => senders.reduce((sum, { confirmed }) => sum + confirmed(), 0);
    for (let kill = 1; kill <= kills; kill++) {
      // Spread over the time in which entries arrive.
      while (allConfirmed() < (kiosks * entries * kill) / (kills + 1)) await setTimeout(5);
      await hub.stop();
      if (kill === 2 && database !== undefined) await server.restart();
      hub = await startHubProcess(data, { port, ...(database === undefined ? {} : { database }) });
    }
    await sending;
    await vi.waitFor(
      async () => {
        expect((await takenOver(data)).size).toBe(kiosks * entries);
      },
      {
        timeout: 60_000,
        interval: 500,
      },
    );
    await hub.stop();
    const { db, close } = await openHubDatabase(place, () => undefined);
    try {
      for (const { id, lines, confirmed } of senders) {
        const rows = await db
          .selectFrom('entries')
          .select('line')
          .where('kiosk_id', '=', id)
          .orderBy('seq')
          .execute();
        expect(rows.map(({ line }) => line)).toEqual(lines);
        expect(confirmed()).toBe(lines.length);
        const punches = await db
          .selectFrom('punches')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('kiosk_id', '=', id)
          .executeTakeFirstOrThrow();
        expect(punches.count).toBe(lines.length);
      }
      expect(await db.selectFrom('alarms').selectAll().execute()).toEqual([]);
    } finally {
      await close();
    }
  },
  180_000,
);

/** The entries that are in the journal of the hub's site, by kiosk and number; none is there twice. */
async function takenOver(data: string): Promise<Set<string>> {
  const text = await readFile(join(data, 'site/journal/punches.jsonl'), 'utf8');
  const all = text
    .split('\n')
    .map((line) => /"kioskId":"([^"]+)".*"originSeq":(\d+)/.exec(line)?.slice(1).join(' '))
    .filter((one) => one !== undefined);
  const once = new Set(all);
  expect(all).toHaveLength(once.size);
  return once;
}

/** A kiosk that sends overlapping parts of its journal, some of them twice or late, until all are confirmed. */
async function chaoticKiosk(data: string, port: number, entries: number) {
  const { journal, lines } = await memoryJournal();
  for (let index = 0; index < entries; index++) {
    await journal.record('', () => newPunch({ subjectId: `subject-${index % 50}` }));
  }
  const { head } = syncRequest(lines);
  const [pairing] = (await rollcall(['hub', 'pair', '--data', data, '--json'])).json;
  const address = `https://127.0.0.1:${port}`;
  const { id, keys, hubKey, client } = await pairNew({ address }, String(pairing!['code']));
  // A second connection, so that requests overtake each other.
  const other = clientFor({ address }, client.fingerprint, id, keys);
  let confirmed = 0;
  const send = async (from: number, through: typeof client): Promise<void> => {
    const items = lines.slice(from, from + 20 + Math.floor(Math.random() * 40));
    const answer = await through.send(hubPaths.sync, syncRequest(items, { head }), SyncAnswer);
    if (answer.state !== 'accepted') return;
    const receipt = readReceipt(answer.receipt, hubKey, id);
    confirmed = Math.max(confirmed, receipt!.seq);
  };
  const run = async (): Promise<void> => {
    while (confirmed < lines.length) {
      const earlier = Math.max(0, confirmed - Math.floor(Math.random() * 30));
      const sent = await Promise.allSettled([send(earlier, client), send(confirmed, other)]);
      if (sent.some(({ status }) => status === 'rejected')) await setTimeout(50);
    }
  };
  return { id, lines, run, confirmed: () => confirmed };
}
