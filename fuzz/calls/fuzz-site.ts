import { hash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../../contract/calls/access.js';
import type { Output } from '../../contract/contract.js';
import type { Reply } from '../../contract/transport/reply.js';
import { openApp } from '../../main/app/app.js';
import { openScreenSession, type ScreenConnection } from '../../main/hosts/screen-session.js';
import { makeFolder } from '../../main/storage/make-folder.js';
import type { Vocabulary } from './payloads.js';

export const roles: readonly (Role | null)[] = [null, 'team', 'hr', 'administrator'];

/** An error that no service expected. */
export interface Bug {
  readonly call: string;
  readonly error: unknown;
}

/** A kiosk with a few people and accounts, and a screen of each role, as hosts open them. */
export interface FuzzSite {
  /** The data folder. */
  readonly folder: string;
  /** Unexpected errors so far. */
  readonly bugs: readonly Bug[];
  /** Makes a call on the screen of a role; the screen signs in first if an earlier call signed it out. */
  send(role: Role | null, call: string, input: unknown): Promise<Reply>;
  /** Replaces the people and files that calls have used up. @param usesFiles whether a call takes files. */
  stock(usesFiles: boolean): Promise<Vocabulary>;
  /** Digests of the files in the data folder, by path. */
  digests(): Promise<ReadonlyMap<string, string>>;
  /** Ends the services, and removes all files. */
  close(): Promise<void>;
}

/** Thrown when payloads have changed a site so much that no one can sign in any more. */
export class SpentSite extends Error {}

/** After a call without files, enough people are left for this number of further calls. */
const callsForStock = 10;
const password = 'a password for tests';
const accounts = { administrator: 'ada', hr: 'hana', team: 'tom' } as const;
const people = [
  { name: 'Ada Lovelace', number: '1001', pin: '4711' },
  { name: 'Grace Hopper', number: 'HR-1002', code: '1002', pin: '4712' },
  { name: 'محمد علي', number: '1003', pin: '4713' },
];
const files = {
  'roster.csv': 'number;name;department\n1004;Katherine Johnson;Lab\n1001;Ada Lovelace;Office\n',
  'absences.csv': 'number,kind,from,to\n1001,vacation,2026-03-02,2026-03-06\n',
  'photo.jpg': 'no photo',
  'model.onnx': '\x08\x07no model',
};
/** Values for the fields of calls, besides the ids of the site. */
const words = [
  ...['2026-02-28', '2026-03-02', '2026-12-31', '2026-03-02T08:59', '2026-03-02T08:59:00Z'],
  ...['Europe/Berlin', 'UTC', 'Lab', 'Office', 'corrected', 'ada@example.com', 'whsec_MTIz'],
  ...['1001', '1002', '4711', '4712', '000000', 'ABC123', '08:30', '17:00', '#0e6378', 'DE', 'BY'],
  ...[
    'ada',
    'hana',
    'tom',
    'other',
    password,
    'default',
    'nights',
    'main-entrance',
    'a'.repeat(64),
  ],
];

/**
 * @param recognises whether models are loaded; without, calls that need them are refused.
 * @param onBug called with each unexpected error.
 */
export async function openFuzzSite(recognises: boolean): Promise<FuzzSite> {
  const root = await mkdtemp(join(tmpdir(), 'rollcall-fuzz-'));
  const [folder, scratch] = [join(root, 'data'), join(root, 'files')];
  await makeFolder(scratch);
  const bugs: Bug[] = [];
  const app = openApp({ folder, recognises, onNotice: () => undefined });
  const screens = new Map<Role | null, ScreenConnection>(
    roles.map((role) => [
      role,
      openScreenSession(app, (call, error) => {
        bugs.push({ call, error });
      }),
    ]),
  );
  const send = (role: Role | null, call: string, input: unknown): Promise<Reply> =>
    screens.get(role)!.send(call, input);
  let stocked: Vocabulary | null = null;
  let callsSince = 0;
  const signIn = async (role: Role): Promise<void> => {
    const reply = await send(role, 'admin.signIn', { name: accounts[role], password });
    if (!reply.ok) throw new SpentSite(reply.message);
  };
  const keepSignedIn = async (role: Role): Promise<void> => {
    const state = await send(role, 'admin.state', {});
    const signedIn = state.ok ? (state.value as Output<'admin.state'>).signedIn : null;
    if (signedIn?.role !== role) await signIn(role);
  };
  await valueOf(send('administrator', 'admin.setUp', { name: 'ada', password }));
  for (const [role, more] of [
    ['hr', {}],
    ['team', { departments: ['Lab'] }],
  ] as const) {
    const account = { name: accounts[role], role, password, ...more };
    await valueOf(send('administrator', 'accounts.add', account));
    await signIn(role);
  }
  return {
    folder,
    bugs,
    send: async (role, call, input) => {
      if (role !== null) await keepSignedIn(role);
      return send(role, call, input);
    },
    stock: async (usesFiles) => {
      // Signing in writes to the disk, which must not count as a change by the next payloads.
      for (const role of roles) if (role !== null) await keepSignedIn(role);
      if (stocked !== null && !usesFiles && ++callsSince < callsForStock) return stocked;
      callsSince = 0;
      // Files that earlier calls wrote must not change what the next ones read.
      await rm(scratch, { recursive: true });
      await makeFolder(scratch);
      await writeFiles(scratch);
      const uploads = await Promise.all(
        Object.entries(files).map((file) =>
          upload((call, input) => send('administrator', call, input), file),
        ),
      );
      stocked = {
        texts: [
          ...words,
          ...(await stockedPeople((call, input) => send('administrator', call, input))),
          ...uploads,
        ],
        scratch,
        paths: ['missing', 'new.csv', '.', ...Object.keys(files)].map((name) =>
          join(scratch, name),
        ),
      };
      return stocked;
    },
    digests: () => digestsOf(folder),
    close: async () => {
      for (const screen of screens.values()) screen.close();
      await app.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

type SendHere = (call: string, input: unknown) => Promise<Reply>;

async function valueOf(reply: Promise<Reply>): Promise<unknown> {
  const settled = await reply;
  if (!settled.ok) throw new SpentSite(settled.message);
  return settled.value;
}

/** Ids and names of the people: at least those of `people`. */
async function stockedPeople(send: SendHere): Promise<string[]> {
  const list = async (): Promise<Output<'people.list'>> =>
    (await valueOf(send('people.list', {}))) as Output<'people.list'>;
  const numbers = new Set((await list()).map(({ number }) => number));
  for (const person of people) {
    // Refused if payloads gave the number or the code to others.
    if (!numbers.has(person.number)) await send('people.addWithPin', person);
  }
  return (await list()).slice(-20).flatMap(({ subjectId, name }) => [subjectId, name]);
}

async function writeFiles(scratch: string): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(scratch, name), text);
}

async function upload(send: SendHere, [name, text]: [string, string]): Promise<string> {
  const data = new TextEncoder().encode(text);
  const begun = await valueOf(send('uploads.begin', { name, sizeBytes: data.length }));
  const { uploadId } = begun as Output<'uploads.begin'>;
  await valueOf(send('uploads.append', { uploadId, data }));
  return uploadId;
}

/**
 * Files that are written without a call: heads of logs, what the site knows about its files, who is in, what
 * connections have sent.
 */
const saved = /(^|\/)(state|head|present|deliveries)[^/]*$/;

async function digestsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const digests = new Map<string, string>();
  for (const path of (await readdir(folder, { recursive: true })).sort()) {
    const file = join(folder, path);
    if (saved.test(path) || !(await stat(file).catch(() => null))?.isFile()) continue;
    digests.set(path, hash('sha256', await readFile(file)));
  }
  return digests;
}
