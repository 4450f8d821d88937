import { readFile, rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { chainEntry, parseLine } from '../attendance/journal/entry-line.js';
import { newPunch } from '../attendance/testing/entries.js';
import { chainEnd, emptyHead, type LogHead } from '../storage/chain.js';
import { openKey } from '../storage/key.js';
import { encodeHead } from '../storage/log-head.js';
import { SealedFolder } from '../storage/sealed-folder.js';
import { newSite, punch, type AttackedSite } from './testing/attacked-site.js';
import { entryBody } from './testing/entry-body.js';

/* Data folders of versions without MACs, which are taken once. */

const journal = 'journal/punches.jsonl';
const auditLog = 'audit/audit.jsonl';
const documents = ['people.json', 'accounts.json', 'settings.json'];

/** A site as the version before MACs left it. */
async function oldSite(): Promise<AttackedSite> {
  const site = await newSite();
  const key = await openKey(site.data, { sealedFilesExist: true });
  for (const [file, folder] of [
    [journal, 'journal'],
    [auditLog, 'audit'],
  ] as const) {
    let last: LogHead = emptyHead;
    await site.edit(file, (text) =>
      text
        .trim()
        .split('\n')
        .map((line) => {
          const fields = JSON.parse(line) as Record<string, unknown>;
          delete fields['hash'];
          delete fields['mac'];
          if ('version' in fields) fields['version'] = 1;
          const chained = { ...fields, previous: last.hash };
          last = { seq: Number(fields['seq']), hash: chainEnd(chained, null).hash };
          return `${JSON.stringify({ ...chained, hash: last.hash })}\n`;
        })
        .join(''),
    );
    await new SealedFolder(site.path(folder), key).put('head', encodeHead(last));
  }
  for (const name of documents) {
    await site.editJson(name, (fields) => delete fields['proof']);
    await rm(site.path(`${name}.last-good`), { force: true });
  }
  for (const name of ['state.sealed', 'pin-attempts.json', 'sign-in-attempts.json']) {
    await rm(site.path(name), { force: true });
  }
  return site;
}

test('a folder without MACs is taken as it is, and has MACs from then on', async () => {
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

test('a clock reading without a MAC is taken once, by a site whose other files have theirs', async () => {
  const site = await newSite();
  const key = await openKey(site.data, { sealedFilesExist: true });
  const files = new SealedFolder(site.data, key);
  const state = JSON.parse((await files.get('state'))!.toString('utf8')) as {
    migratedGroups: string[];
    documents: Record<string, number>;
  };
  state.migratedGroups = ['models'];
  delete state.documents['clock'];
  await files.put('state', Buffer.from(JSON.stringify(state)));
  await site.editJson('journal/clock.json', (fields) => delete fields['proof']);
  expect((await site.use((api) => api['people.list']({}))).notices).toEqual([]);
  const text = await readFile(site.path('journal/clock.json'), 'utf8');
  expect(JSON.parse(text)).toHaveProperty('proof.mac');
  await site.editJson('journal/clock.json', (fields) => delete fields['proof']);
  await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
    code: 'data-altered',
  });
});

test('an entry without a MAC after the sealed head is set aside at the first start already', async () => {
  const site = await oldSite();
  const text = await readFile(site.path(journal), 'utf8');
  const forged = chainEntry(newPunch(), parseLine(text.trim().split('\n').at(-1)!)!, null).line;
  await writeFile(site.path(journal), `${text}${forged}\n`);
  const { value, notices } = await site.use((api) => api['attendance.verify']({}));
  expect(value.entries).toBe(2);
  expect(notices.join()).toContain('1 line at the end of the attendance journal');
});

test('an entry of the old layout is refused after the upgrade', async () => {
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
