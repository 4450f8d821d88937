import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Api } from '../../../contract/contract.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { folderPlace } from '../../storage/second-place.js';
import { openApp, type AppOptions } from '../app.js';

/** A data folder for somebody who can write its files but has no key. */
export interface AttackedSite {
  readonly data: string;
  /** A folder for the second place. */
  readonly elsewhere: string;
  /** Runs calls with the data folder open, and closes it. @returns what `work` does, and all notices. */
  use<Value>(
    work: (api: Api) => Promise<Value>,
    options?: Partial<AppOptions>,
  ): Promise<{ value: Value; notices: string[] }>;
  /** A file of the data folder. */
  path(name: string): string;
  /** Changes the text of a file. */
  edit(name: string, change: (text: string) => string): Promise<void>;
  /** Changes the fields of a JSON file, as scripts do. */
  editJson(name: string, change: (fields: Record<string, unknown>) => void): Promise<void>;
  /** A copy of the data folder as it is now. */
  copy(): Promise<string>;
  /** Options with the second place in `elsewhere`. */
  readonly watched: Partial<AppOptions>;
}

/** A file of a folder, with the path in it. */
interface StoredFile {
  readonly path: string;
  readonly mode: number;
  readonly bytes: Buffer;
}

/** Kept in memory: test files share this module, and none knows whether it is the last. */
let prepared: Promise<readonly StoredFile[]> | null = null;

/** A site with an account, two people with a PIN, and two punches of the first. */
export async function newSite(): Promise<AttackedSite> {
  const site = await emptySite();
  for (const { path, mode, bytes } of await (prepared ??= prepare())) {
    await mkdir(dirname(site.path(path)), { recursive: true });
    await writeFile(site.path(path), bytes, { mode });
  }
  return site;
}

async function prepare(): Promise<readonly StoredFile[]> {
  const site = await emptySite();
  await site.use(async (api) => {
    await api['people.addWithPin']({ name: 'Ada', number: '1', pin: '2468' });
    await api['people.addWithPin']({ name: 'Ben', number: '2', pin: '1357' });
    await api['accounts.add']({ name: 'hana', role: 'hr', password: 'correct horse' });
    await api['settings.change']({ zone: 'UTC' });
    for (const localTime of ['2026-03-02T08:00', '2026-03-02T16:00']) await punch(api, localTime);
  });
  const entries = await readdir(site.data, { recursive: true, withFileTypes: true });
  // A test may set the clock back, and the time that the site was prepared at must not count for its erasures.
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'erasure-time.json');
  return await Promise.all(
    files.map(async (entry) => {
      const path = join(entry.parentPath, entry.name);
      const { mode } = await stat(path);
      return { path: relative(site.data, path), mode, bytes: await readFile(path) };
    }),
  );
}

async function emptySite(): Promise<AttackedSite> {
  const base = await temporaryFolder();
  const [data, elsewhere] = [join(base, 'data'), await temporaryFolder()];
  const path = (name: string): string => join(data, name);
  const edit = async (name: string, change: (text: string) => string): Promise<void> => {
    await writeFile(path(name), change(await readFile(path(name), 'utf8')));
  };
  return {
    data,
    elsewhere,
    path,
    edit,
    watched: { secondPlace: folderPlace(elsewhere) },
    editJson: (name, change) =>
      edit(name, (text) => {
        const fields = JSON.parse(text) as Record<string, unknown>;
        change(fields);
        return JSON.stringify(fields, null, 1);
      }),
    copy: async () => {
      const copy = join(base, `copy-${crypto.randomUUID()}`);
      await cp(data, copy, { recursive: true });
      return copy;
    },
    use: async (work, options = {}) => {
      const notices: string[] = [];
      const app = openApp({
        folder: data,
        onNotice: (notice) => {
          if (notice.type === 'notice') notices.push(notice.message);
        },
        ...options,
      });
      try {
        return { value: await work(app.api), notices };
      } finally {
        await app.close();
      }
    },
  };
}

/** Adds an entry to the journal. @param localTime such as `2026-03-02T08:00`, in UTC. */
export async function punch(api: Api, localTime: string): Promise<void> {
  const [ada] = await api['people.list']({});
  const brings = { subjectId: ada!.subjectId, direction: 'in', localTime } as const;
  await api['attendance.amend']({ withdraws: null, brings, reason: 'test' });
}
