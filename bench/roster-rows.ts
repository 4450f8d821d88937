import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, type DataFolder } from '../main/app/data-folder.js';
import { encodeTemplate, makeTemplate } from '../main/gallery/template.js';
import { openHubDatabase } from '../main/hub/database/open-database.js';
import { openIdentity } from '../main/hub/identity.js';
import { HubRoster } from '../main/hub/roster/roster.js';
import { newKeys, publicKeysOf } from '../main/link/keys.js';
import { boxContexts, type RosterPage } from '../main/link/roster-messages.js';
import { openBox, sealBox } from '../main/link/sealed-box.js';
import { takePeople } from '../main/people/shared/take-people.js';
import { SealedFolder } from '../main/storage/sealed-folder.js';
import { HubPeople } from '../main/uplink/hub-people.js';
import { timeOfAsync } from './measure.js';
import { startOwnPostgres } from './own-postgres.js';
import type { Row, RowGroup } from './row.js';

const first = 'roster-first';
const people = 10_000;
const samples = 3;

/** How fast a kiosk gets the people of its hub. */
export const rosterRows: RowGroup = {
  rows: [first],
  measure: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-roster-'));
    try {
      return [await measureFirst(folder)];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

/**
 * Brings all people of a hub to a new kiosk: they are read, sealed for it, signed, opened, and saved on its disk.
 * Compared with reading the same templates and sealing them on the disk. The network is left out, because it is the
 * same for both.
 */
async function measureFirst(folder: string): Promise<Row> {
  const open = (name: string): Promise<DataFolder> =>
    openDataFolder({ folder: join(folder, name), notify: () => undefined });
  const site = await open('site');
  await addPeople(site);
  const copyMs = await timeOfAsync(() => readAndSeal(site, join(folder, 'copy')));
  const kiosk = await open('kiosk');
  const syncMs = await synchronise(folder, site, kiosk);
  if (kiosk.people.gallery.size !== people) throw new Error('not all people are at the kiosk');
  await kiosk.close();
  await site.close();
  return {
    row: first,
    value: syncMs / copyMs,
    unit: 'times reading and sealing the templates',
    limit: { atMost: 2 },
    details: `${(syncMs / 1000).toFixed(1)} s, reading and sealing ${(copyMs / 1000).toFixed(1)} s; ${people} people with ${samples} samples, once`,
  };
}

async function addPeople({ people: { store }, recognition }: DataFolder): Promise<void> {
  const { modelId, dimension } = recognition;
  const random = (): Float32Array => new Float32Array(dimension).map(() => Math.random() - 0.5);
  const weights = Array.from({ length: samples }, () => 0.9);
  const added = Array.from({ length: people }, (_none, index) => {
    const template = encodeTemplate(makeTemplate(modelId, weights.map(random), weights));
    const enrolledAt = new Date().toISOString();
    const named = { subjectId: randomUUID(), name: `Person ${index}`, number: `N${index}` };
    return {
      record: { ...named, samples, modelId, enrolledAt },
      template: Buffer.from(template).toString('base64'),
      keeps: [],
    };
  });
  await takePeople(store, added);
}

async function readAndSeal({ people: { store }, key }: DataFolder, to: string): Promise<void> {
  const files = new SealedFolder(to, key);
  for (const { subjectId, name } of store.register.all) {
    const template = await store.templates.read(subjectId, name);
    await files.put(subjectId, encodeTemplate(template!));
  }
}

/** @returns the time in ms. */
async function synchronise(folder: string, site: DataFolder, kiosk: DataFolder): Promise<number> {
  const server = await startOwnPostgres({ fsync: true });
  const { db, close } = await openHubDatabase(server, () => undefined);
  try {
    const id = kiosk.site.site;
    const keys = newKeys();
    const { sign: sign_key, seal: seal_key } = publicKeysOf(keys);
    const row = { id, name: 'gate', state: 'active', sign_key, seal_key } as const;
    await db
      .insertInto('kiosks')
      .values({ ...row, paired_at: new Date() })
      .execute();
    const identity = await openIdentity(folder, undefined);
    const hubSite = { data: () => Promise.resolve(site) };
    const roster = new HubRoster(db, hubSite, identity, fail);
    const taking = new HubPeople(kiosk, kiosk.linkFiles);
    const ms = await timeOfAsync(async () => {
      for (let isMore = true; isMore;) {
        const { since } = await taking.applied();
        const known = { urgentSince: since, takes: [] };
        const request = { version: 1, nonce: 'n'.repeat(16), ...known } as const;
        const asked = { ...request, since, doorsSince: 0, holdMs: 0 };
        const page = await roster.answer(id, asked, () => Promise.resolve(true));
        const box = sealBox(seal_key, Buffer.from(JSON.stringify(page)), boxContexts.roster);
        const opened = openBox(keys.seal, box, boxContexts.roster)!;
        const read = JSON.parse(opened.toString('utf8')) as RosterPage;
        await taking.apply(read);
        isMore = read.more;
      }
    });
    await roster.close();
    return ms;
  } finally {
    await close();
    await server.close();
  }
}

function fail(error: unknown): never {
  throw error;
}
