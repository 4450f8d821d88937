import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';
import { newSite } from '../../app/testing/attacked-site.js';
import { startOwnPostgres, type OwnPostgres } from '../../../bench/own-postgres.js';
import { encodeTemplate, makeTemplate } from '../../gallery/template.js';
import { eraseSubject } from '../../people/leaving/pending-changes.js';
import { marksOf } from '../../people/shared/shared-person.js';
import { takePeople } from '../../people/shared/take-people.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { startHubProcess } from '../testing/serving-hub.js';
import { startServing } from '../testing/serving.js';

let server: OwnPostgres;
beforeAll(async () => {
  server = await startOwnPostgres();
});
afterAll(() => server.close());

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
      expect(all.every(({ isComplete }) => isComplete)).toBe(true);
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
