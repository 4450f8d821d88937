import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultOf } from '../../storage/testing/fault.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { eraseDueRecordings } from './erase-recordings.js';
import { erasureDay, Recordings } from './recordings.js';
import { recordedClip } from './testing/recorded-clip.js';
import { tryClip } from './trial.js';

const key = Buffer.alloc(32, 7);
const now = Date.parse('2026-03-20T09:00:00Z');

async function withOne(kind: 'live' | 'cut-out') {
  const folder = await temporaryFolder();
  const recordings = new Recordings(folder, key);
  const id = await recordings.newId(kind, now);
  await recordings.put(id, recordedClip(kind === 'live' ? 'head' : 'cut-out'));
  return { folder, recordings, id };
}

test.each(['live', 'cut-out'] as const)(
  'a recording of %s is sealed and gives the same result when it is read',
  async (kind) => {
    const { folder, id } = await withOne(kind);
    const [file] = await readdir(folder);
    expect(await readFile(join(folder, file!), 'latin1')).not.toContain('timeMs');
    const recordings = new Recordings(folder, key);
    expect(await recordings.list()).toEqual([{ id, day: '2026-03-20', kind }]);
    const clip = recordedClip(kind === 'live' ? 'head' : 'cut-out');
    for (const policy of ['balanced', 'strict'] as const) {
      expect(tryClip(await recordings.read(id), policy)).toEqual(tryClip(clip, policy));
    }
  },
);

test('of the 68 landmarks only the 15 that the check uses are stored', async () => {
  const { recordings, id } = await withOne('live');
  const { faces } = await recordings.read(id);
  const stored = faces[0]!.face.landmarks.filter(({ x, y }) => x !== 0 || y !== 0);
  expect([faces[0]!.face.landmarks.length, stored.length]).toEqual([68, 15]);
});

test('recordings are erased two weeks after the last one, with an entry in the audit log', async () => {
  const { recordings } = await withOne('live');
  await recordings.put(await recordings.newId('print', now + 86_400_000), recordedClip('cut-out'));
  const entries: unknown[] = [];
  const audit = {
    record: (_actor: unknown, entry: unknown) => Promise.resolve(entries.push(entry)),
  };
  const data = { recordings, audit: audit as never };
  const day = erasureDay(await recordings.list())!;
  expect(day).toBe('2026-04-04');
  await eraseDueRecordings(data, Date.parse(day) - 1);
  expect([await recordings.list(), entries]).toMatchObject([[{}, {}], []]);
  await eraseDueRecordings(data, Date.parse(day));
  expect(await recordings.list()).toEqual([]);
  expect(entries).toMatchObject([{ action: 'liveness.erase', after: { recordings: 2 } }]);
  await eraseDueRecordings(data, Date.parse(day));
  expect(entries).toHaveLength(1);
});

test('one recording can be erased', async () => {
  const { recordings, id } = await withOne('live');
  await recordings.put(await recordings.newId('print', now), recordedClip('cut-out'));
  await recordings.remove(id);
  expect(await recordings.list()).toMatchObject([{ kind: 'print' }]);
});

test('a damaged recording is named as one, and what to do', async () => {
  const { folder, recordings, id } = await withOne('live');
  await writeFile(join(folder, `${id}.sealed`), 'RCS');
  const { code, message } = await faultOf(() => recordings.read(id));
  expect(code).toBe('data-damaged');
  expect(message).toContain('Erase the recordings');
});

test('no more than 300 recordings are kept', async () => {
  const { folder, recordings } = await withOne('live');
  for (let number = 1; number < 300; number++) {
    await writeFile(join(folder, `2026-03-20_live_${number}.sealed`), '');
  }
  expect((await faultOf(() => recordings.newId('live'))).code).toBe('not-allowed');
});
