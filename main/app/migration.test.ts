import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chainEntry, parseLine } from '../attendance/journal/entry-line.js';
import { newPunch } from '../attendance/testing/entries.js';
import { chainEnd, emptyHead } from '../storage/chain.js';
import { openKey } from '../storage/key.js';
import { SealedFolder } from '../storage/sealed-folder.js';
import { openDataFolder } from './data-folder.js';
import { newSite, punch } from './testing/attacked-site.js';
import { entryBody } from './testing/entry-body.js';
import { documents, oldSite } from './testing/old-site.js';

/* Data folders of versions without MACs, which are taken once. */

const journal = 'journal/punches.jsonl';

test('a folder without MACs is accepted unchanged, and has MACs from then on', async () => {
  const site = await oldSite();
  const first = await site.use(async (api) => {
    await punch(api, '2026-03-03T08:00');
    return {
      people: await api['people.list']({}),
      log: await api['attendance.verify']({}),
      audit: await api['audit.verify']({}),
    };
  });
  expect(first.notices).toEqual([]);
  expect(first.value.people).toMatchObject([{ name: 'Ada' }, { name: 'Ben' }]);
  expect(first.value.log).toEqual({ ok: true, entries: 3, problem: null });
  expect(first.value.audit).toMatchObject({ ok: true });
  for (const name of documents) {
    expect(JSON.parse(await readFile(site.path(name), 'utf8'))).toHaveProperty('proof.mac');
  }
  const lines = (await readFile(site.path(journal), 'utf8')).trim().split('\n');
  expect(lines.map((line) => parseLine(line)?.mac !== undefined)).toEqual([false, false, true]);
  const again = await site.use((api) => api['attendance.verify']({}));
  expect(again).toEqual({ value: { ok: true, entries: 3, problem: null }, notices: [] });
});

test.each([
  ['journal/clock.json', 'clock', 'clock'],
  ['scheduled-export.json', 'scheduled export', 'exports'],
])(
  '%s without a MAC is taken once, by a site whose other files have theirs',
  async (file, name, group) => {
    const site = await newSite();
    const data = await openDataFolder({ folder: site.data, notify: () => undefined });
    await data.exportState().change((exports) => (exports.doneDay = '2026-03-02'));
    await data.close();
    const key = await openKey(site.data, { sealedFilesExist: true });
    const files = new SealedFolder(site.data, key);
    const state = JSON.parse((await files.get('state'))!.toString('utf8')) as {
      migratedGroups: string[];
      documents: Record<string, number>;
    };
    state.migratedGroups = state.migratedGroups.filter((one) => one !== group);
    expect(state.documents).toHaveProperty(name);
    expect(Reflect.deleteProperty(state.documents, name)).toBe(true);
    await files.put('state', Buffer.from(JSON.stringify(state)));
    await site.editJson(file, (fields) => delete fields['proof']);
    expect((await site.use((api) => api['people.list']({}))).notices).toEqual([]);
    expect(JSON.parse(await readFile(site.path(file), 'utf8'))).toHaveProperty('proof.mac');
    await site.editJson(file, (fields) => delete fields['proof']);
    await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
      code: 'data-altered',
    });
  },
);

test('an entry without a MAC after the sealed head is set aside even at the first start', async () => {
  const site = await oldSite();
  const text = await readFile(site.path(journal), 'utf8');
  const forged = chainEntry(newPunch(), parseLine(text.trim().split('\n').at(-1)!)!, null).line;
  await writeFile(site.path(journal), `${text}${forged}\n`);
  const { value, notices } = await site.use((api) => api['attendance.verify']({}));
  expect(value.entries).toBe(2);
  expect(notices.join()).toContain('1 line at the end of the attendance journal');
});

test('an entry in the old layout is refused after the upgrade', async () => {
  const site = await oldSite();
  await site.use((api) => api['people.list']({}));
  const text = await readFile(site.path(journal), 'utf8');
  const forged = chainEntry(newPunch(), parseLine(text.trim().split('\n').at(-1)!)!, null).line;
  await writeFile(site.path(journal), `${text}${forged}\n`);
  const { value } = await site.use((api) => api['attendance.verify']({}));
  expect(value).toMatchObject({ ok: false, entries: 2 });
});

test('an entry from before the upgrade cannot be replaced, even with right hashes', async () => {
  const site = await oldSite();
  await site.use((api) => api['people.list']({}));
  let previous = emptyHead.hash;
  await site.edit(journal, (text) =>
    text.replaceAll('08:00:00.000Z', '07:00:00.000Z').replace(/[^\n]+/g, (line) => {
      const body = entryBody(JSON.parse(line) as Record<string, unknown>);
      const chained = { ...body, previous };
      previous = chainEnd(chained, null).hash;
      return JSON.stringify({ ...chained, hash: previous });
    }),
  );
  const { value, notices } = await site.use((api) => api['attendance.verify']({}));
  expect(value.ok).toBe(false);
  expect(notices.join()).toContain('written by an older version, were changed');
});

test('the upgrade cannot be undone by old heads and files without MACs', async () => {
  const site = await oldSite();
  const old = await site.copy();
  await site.use((api) => api['people.list']({}));
  for (const name of ['journal/head.sealed', 'audit/head.sealed']) {
    await writeFile(site.path(name), await readFile(`${old}/${name}`));
  }
  const { notices } = await site.use((api) => api['people.list']({}));
  expect(notices.join()).toContain('replaced by one of an older version of Rollcall');
  await writeFile(site.path('people.json'), await readFile(`${old}/people.json`));
  await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
    code: 'data-altered',
  });
});
