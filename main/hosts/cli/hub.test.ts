import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';
import { newSite } from '../../app/testing/attacked-site.js';
import { newPunch } from '../../attendance/testing/entries.js';
import { encodeTemplate, makeTemplate } from '../../gallery/template.js';
import { openHubDatabase, type DatabasePlace } from '../../hub/database/open-database.js';
import { startOwnPostgres, type OwnPostgres } from '../../../bench/own-postgres.js';
import { memoryJournal, syncRequest } from '../../hub/testing/kiosk-journal.js';
import { get } from '../../hub/testing/rest-client.js';
import { clientFor, pairNew } from '../../hub/testing/serving.js';
import { hubPaths, SyncAnswer } from '../../link/messages.js';
import { readReceipt } from '../../link/receipt.js';
import { eraseSubject } from '../../people/leaving/pending-changes.js';
import { marksOf } from '../../people/shared/shared-person.js';
import { takePeople } from '../../people/shared/take-people.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { startHubProcess, type HubProcess } from '../testing/serving-hub.js';
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
  // A crash of the hub loses nothing, and the kiosk finds it again.
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
  expect(await rollcall(['hub', 'revoke', id, ...on])).toMatchObject({ code: 0 });
  expect(await status()).toMatchObject({ kiosks: [{ state: 'revoked', entries: 2 }] });
  expect(await rollcall(['connection', 'end', '--data', kiosk.data])).toMatchObject({ code: 0 });
  expect((await rollcall(['audit', '--data', kiosk.data])).out).toMatch(/Left the hub at/);
  await hub.stop('SIGTERM');
}, 180_000);

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

test('people are the same at the hub and at a kiosk, although both are killed in the middle of a page', async () => {
  const folder = join(await temporaryFolder(), 'hub');
  const site = join(folder, 'site');
  const ids = await withPeople(site, async (data) => {
    await addPeople(data, 400);
    return data.people.list().map(({ subjectId }) => subjectId);
  });
  let hub = await startHubProcess(folder, { database: server.address });
  const { port } = hub;
  const [pairing] = (await rollcall(['hub', 'pair', '--data', folder, '--json'])).json;
  const kiosk = (await newSite()).data;
  const code = String(pairing!['code']);
  await rollcall(['join', `127.0.0.1:${port}`, '--code', code, '--data', kiosk]);
  const templates = async (): Promise<string[]> =>
    (await readdir(join(kiosk, 'templates'))).map((name) => name.split('.')[0]!);
  let erased: readonly string[] = [];
  for (const atLeast of [40, 250]) {
    const serving = await startServing(kiosk);
    await vi.waitFor(async () => {
      expect((await templates()).length).toBeGreaterThan(atLeast);
    }, 60_000);
    await serving.stop('SIGKILL');
    await hub.stop();
    erased = [...erased, ...ids.slice(atLeast, atLeast + 3)];
    await withPeople(site, async (data) => {
      for (const id of ids.slice(atLeast, atLeast + 3)) await eraseSubject(data, id, hr, 'test');
    });
    hub = await startHubProcess(folder, { port, database: server.address });
  }
  const serving = await startServing(kiosk);
  const erasures = async () =>
    (await rollcall(['hub', 'erasures', '--data', folder, '--json'])).json;
  await vi.waitFor(
    async () => {
      const all = await erasures();
      expect(all.map(({ subjectId }) => subjectId).toSorted()).toEqual(erased.toSorted());
      // The kiosks of another test are called gate.
      const here = all.flatMap(({ kiosks }) => kiosks as { name: string; state: string }[]);
      const states = here.filter(({ name }) => name !== 'gate').map(({ state }) => state);
      expect(states).toEqual(erased.map(() => 'confirmed'));
    },
    { timeout: 60_000, interval: 3000 },
  );
  await serving.stop('SIGTERM');
  await hub.stop('SIGTERM');
  const recordsIn = (path: string) =>
    withPeople(path, ({ people }) =>
      Promise.resolve(
        new Map(people.store.register.all.map((one) => [one.subjectId, marksOf(one)])),
      ),
    );
  const [atHub, atKiosk] = [await recordsIn(site), await recordsIn(kiosk)];
  // The kiosk's own two people are at the hub, too.
  expect(atHub.size).toBe(400 - erased.length + 2);
  expect(new Map([...atKiosk].toSorted())).toEqual(new Map([...atHub].toSorted()));
  expect((await templates()).filter((id) => erased.includes(id))).toEqual([]);
  expect((await templates()).length).toBe(400 - erased.length);
}, 180_000);

const hr = { actor: 'hana', role: 'hr', via: 'screen' } as const;

async function withPeople<Value>(
  folder: string,
  work: (data: DataFolder) => Promise<Value>,
): Promise<Value> {
  const data = await openDataFolder({ folder, notify: () => undefined });
  try {
    return await work(data);
  } finally {
    await data.close();
  }
}

/** People with synthetic templates. */
function addPeople({ people, recognition }: DataFolder, count: number): Promise<unknown> {
  const { modelId, dimension } = recognition;
  const added = Array.from({ length: count }, (_none, index) => {
    const sample = new Float32Array(dimension).map(() => Math.random() - 0.5);
    const template = encodeTemplate(makeTemplate(modelId, [sample], [0.9]));
    const enrolledAt = new Date().toISOString();
    const named = { subjectId: randomUUID(), name: `Person ${index}`, number: `N${index}` };
    return {
      record: { ...named, samples: 1, modelId, enrolledAt },
      template: Buffer.from(template).toString('base64'),
      keeps: [],
    };
  });
  return takePeople(people.store, added);
}
