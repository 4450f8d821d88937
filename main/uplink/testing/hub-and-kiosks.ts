import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';
import { makeTemplate } from '../../gallery/template.js';
import type { HubDatabase } from '../../hub/database/open-database.js';
import { databaseOfTests } from '../../hub/testing/database-of-tests.js';
import { serveHub, type ServingHub } from '../../hub/testing/serving.js';
import type { PeopleData } from '../../people/people-data.js';
import { takePeople } from '../../people/shared/take-people.js';
import { sharedPerson } from '../../people/shared/share-person.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { joinHub } from '../join.js';
import { RosterFollower } from '../roster-follower.js';
import { Uplink } from '../uplink.js';

/* A hub and its kiosks with real data folders, HTTPS and PostgreSQL. */

/** The database of the hubs in a file of tests. */
export interface HubsOfTests {
  readonly db: HubDatabase;
  /** A hub with people of its own; the tables of an earlier test are empty. */
  newHub(): Promise<{ readonly hub: ServingHub; readonly data: DataFolder }>;
  emptyTables(): Promise<void>;
}

/** Starts a PostgreSQL server of its own for the tests of a file. Call it once in the file. */
export function hubsOfTests(): HubsOfTests {
  const database = databaseOfTests();
  return {
    get db() {
      return database.db;
    },
    newHub: async () => {
      await emptyTables(database.db);
      const { data } = await openFolder();
      const hub = await serveHub(database.db, { site: siteOf(data) });
      return { hub, data };
    },
    emptyTables: () => emptyTables(database.db),
  };
}

/** Opens a data folder until the end of the test. @param folder a new one unless given. */
export async function openFolder(folder?: string) {
  const path = folder ?? join(await temporaryFolder(), 'data');
  const notices: string[] = [];
  const data = await openDataFolder({ folder: path, notify: (notice) => notices.push(notice) });
  let isOpen = true;
  const close = async (): Promise<void> => {
    if (isOpen) await data.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { data, path, notices, close };
}

async function emptyTables(db: HubDatabase): Promise<void> {
  for (const table of [
    'roster',
    'roster_erasures',
    'places',
    'group_doors',
    'person_places',
    'kiosks',
    'alarms',
    'punches',
    'arrivals',
  ] as const) {
    await db.deleteFrom(table).execute();
  }
}

/** A kiosk on a folder; joins if a hub is given. */
export async function openKiosk(hub: HubToJoin | null, folder?: string) {
  const opened = await openFolder(folder);
  const { data, notices } = opened;
  const { linkFiles: files, journal, settings, site } = data;
  const notify = (notice: string): void => void notices.push(notice);
  const people = new RosterFollower({ data, files, site, notify, settingsChanged });
  const uplink = new Uplink({ files, journal, settings, site, program: '1', notify, people });
  if (hub !== null) await joinTo(hub, { data, uplink });
  // As the chore does, every 2 s there.
  const timer = setInterval(() => void uplink.tick(), 50);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    await uplink.close();
    await opened.close();
  };
  onTestFinished(close);
  return { ...opened, uplink, close };
}

/** What a kiosk needs to join. */
type HubToJoin = Pick<ServingHub, 'address' | 'code'>;

/** Joins a kiosk to a hub with a new code. */
export async function joinTo(
  hub: HubToJoin,
  { data, uplink }: { readonly data: DataFolder; readonly uplink: Uplink },
): Promise<void> {
  const kiosk = { id: data.site.site, name: 'gate' };
  const link = await joinHub(hub.address, await hub.code(), kiosk);
  await uplink.replaceLink(() => data.linkFiles.join(link));
}

/** Enrols a person with a synthetic template. @returns the id. */
export async function enrol(data: PeopleData, name: string, number: string): Promise<string> {
  const { subjectId } = await data.people.addWithPin(name, number, '2468');
  const record = data.people.store.register.find(subjectId)!;
  const { modelId, dimension } = data.recognition;
  const sample = new Float32Array(dimension).map(() => Math.random() - 0.5);
  const template = makeTemplate(modelId, [sample], [0.9]);
  await data.people.store.templates.put(subjectId, template);
  const { template: encoded } = await sharedPerson(data.people.store, {
    ...record,
    samples: 1,
    modelId,
  });
  const face = { samples: 1, modelId, enrolledAt: new Date().toISOString() };
  await takePeople(data.people.store, [
    { record: { ...record, ...face }, template: encoded, keeps: [] },
  ]);
  return subjectId;
}

/** As `HubOptions.site`, for a hub with people. */
export const siteOf = (data: DataFolder) => ({ data: () => Promise.resolve(data) });

/** As `RosterOptions.settingsChanged`, of a kiosk without screens. */
export const settingsChanged = () => Promise.resolve();

/** A person's record in a data folder; undefined if they are not there. */
export const recordOf = (data: PeopleData, id: string) => data.people.store.register.find(id);

/** A person's template in a data folder; null if there is none. */
export const templateOf = (data: PeopleData, id: string) =>
  data.people.store.templates.read(id, '');
