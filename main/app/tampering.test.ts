import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { chainEntry, parseLine } from '../attendance/journal/entry-line.js';
import { newPunch } from '../attendance/testing/entries.js';
import { chainEnd } from '../storage/chain.js';
import { testKey } from '../storage/testing/memory-guard.js';
import { newSite, punch, type AttackedSite } from './testing/attacked-site.js';
import { entryBody } from './testing/entry-body.js';

/*
 * Attacks on the logs by somebody who can write the files of a data folder but has no key. Those on documents are in
 * altered-documents.test.ts.
 */

const journal = 'journal/punches.jsonl';
const auditLog = 'audit/audit.jsonl';

const linesIn = async (site: AttackedSite, name: string): Promise<string[]> =>
  (await readFile(site.path(name), 'utf8')).trim().split('\n');

/** A punch after the last entry of the journal, with right hashes. */
async function forgedPunch(site: AttackedSite, key: typeof testKey | null): Promise<string> {
  const last = parseLine((await linesIn(site, journal)).at(-1)!)!;
  return chainEntry(newPunch(), last, key).line;
}

const attendance = (site: AttackedSite) =>
  site.use(async (api) => ({
    entries: (await api['attendance.verify']({})).entries,
    verified: await api['attendance.verify']({}),
    reports: (await api['audit.reports']({})).reports.map(({ sentence }) => sentence),
  }));

describe('a forged punch after the head', () => {
  test.each([
    ['without a MAC, as older versions wrote it', null],
    ['with a MAC of another key', testKey],
  ])('%s is set aside, never counts and is never sealed', async (_what, key) => {
    const site = await newSite();
    const forged = await forgedPunch(site, key);
    await site.edit(journal, (text) => `${text}${forged}\n`);
    const first = await site.use(async (api) => {
      // The next real punch does not make the forged one genuine.
      await punch(api, '2026-03-03T08:00');
      return (await api['audit.reports']({})).reports;
    });
    expect(first.value).toHaveLength(1);
    expect(first.notices.join()).toMatch(/1 line at the end of the attendance journal was not/);
    const lines = await linesIn(site, journal);
    expect(lines.map((line) => parseLine(line)?.seq)).toEqual([1, 2, 3]);
    expect(lines).not.toContain(forged);
    const aside = (await readdir(site.path('journal'))).filter((name) => name.includes('aside'));
    expect(aside).toHaveLength(1);
    expect(await readFile(site.path(`journal/${aside[0]!}`), 'utf8')).toBe(`${forged}\n`);
    // Reported at every start, until it is acknowledged.
    const second = await attendance(site);
    expect(second.notices.join()).toContain('not written by Rollcall');
    expect(second.value.verified).toMatchObject({ ok: false });
    await site.use((api) => api['audit.acknowledge']({ reason: 'looked at it' }));
    const third = await attendance(site);
    expect(third.notices).toEqual([]);
    expect(third.value.verified).toEqual({ ok: true, entries: 3, problem: null });
  });

  test('before a genuine entry that a crash left unsealed does not take that entry with it', async () => {
    const site = await newSite();
    const head = await readFile(site.path('journal/head.sealed'));
    const forged = await forgedPunch(site, null);
    await site.use((api) => punch(api, '2026-03-03T08:00'));
    await site.edit(journal, (text) => text.replace(/(.*\n)$/, `${forged}\n$1`));
    await writeFile(site.path('journal/head.sealed'), head);
    const { value } = await attendance(site);
    expect(value.entries).toBe(3);
    expect(value.reports).toEqual([expect.stringContaining('1 line at the end') as string]);
  });

  test('while Rollcall runs never counts, not even after a restart', async () => {
    const site = await newSite();
    const forged = await forgedPunch(site, null);
    await site.use(async (api) => {
      await api['people.list']({});
      await site.edit(journal, (text) => `${text}${forged}\n`);
      await punch(api, '2026-03-03T08:00');
    });
    const { value } = await attendance(site);
    expect(value.entries).toBe(3);
    const seqs = (await linesIn(site, journal)).map((line) => parseLine(line)?.seq);
    expect(seqs).toEqual([1, 2, 3]);
    expect(await linesIn(site, journal)).not.toContain(forged);
  });
});

test('entries after a crash, which are after the head, are kept without a report', async () => {
  const site = await newSite();
  const head = await readFile(site.path('journal/head.sealed'));
  await site.use((api) => punch(api, '2026-03-03T08:00'));
  await writeFile(site.path('journal/head.sealed'), head);
  const { value, notices } = await attendance(site);
  expect(notices).toEqual([]);
  expect(value.verified).toEqual({ ok: true, entries: 3, problem: null });
});

test('a copy of a genuine entry after the head is set aside', async () => {
  const site = await newSite();
  await site.edit(journal, (text) => `${text}${text.split('\n')[0]!}\n`);
  const { value } = await attendance(site);
  expect(value.entries).toBe(2);
  expect(value.reports).toEqual([expect.stringContaining('1 line at the end') as string]);
});

test('MACs that were stripped from the journal make its entries void', async () => {
  const site = await newSite();
  const version = (text: string): string => text.replaceAll('"version":2', '"version":1');
  await site.edit(journal, (text) => {
    let previous = '0'.repeat(64);
    const lines = text
      .trim()
      .split('\n')
      .map((line) => {
        const body = entryBody(JSON.parse(version(line)) as Record<string, unknown>);
        const chained = { ...body, previous };
        previous = chainEnd(chained, null).hash;
        return JSON.stringify({ ...chained, hash: previous });
      });
    return `${lines.join('\n')}\n`;
  });
  const { value, notices } = await attendance(site);
  expect(value.verified).toMatchObject({ ok: false, entries: 0 });
  expect(notices.join()).toContain('2 lines of the attendance journal were changed or damaged');
});

test('one forged entry of the audit log is set aside, and the next sign-in does not seal it', async () => {
  const site = await newSite();
  const last = JSON.parse((await linesIn(site, auditLog)).at(-1)!) as Record<string, unknown>;
  const changed = { seq: Number(last['seq']) + 1, action: 'admin.signIn', previous: last['hash'] };
  const body = { ...entryBody(last), ...changed };
  const forged = JSON.stringify({ ...body, hash: chainEnd(body, null).hash });
  await site.edit(auditLog, (text) => `${text}${forged}\n`);
  const { value } = await site.use(async (api) => {
    await api['people.suspend']({ who: 'Ada' });
    const entries = await api['audit.list']({ count: 50 });
    return { actions: entries.map(({ action }) => action), check: await api['audit.verify']({}) };
  });
  expect(value.actions[0]).toBe('people.suspend');
  expect(value.actions).not.toContain('admin.signIn');
  expect(value.check).toMatchObject({ ok: false });
});

test.each([
  ['audit log', auditLog],
  ['attendance journal', journal],
])(
  'the %s that was cut off stays reported after new entries, until it is acknowledged',
  async (name, file) => {
    const site = await newSite();
    await site.edit(file, (text) => text.replace(/[^\n]*\n$/, ''));
    const change = () =>
      site.use(async (api) => {
        await punch(api, '2026-03-03T08:00');
        return (await api['audit.reports']({})).reports.map(({ sentence }) => sentence);
      });
    for (const { value, notices } of [await change(), await change()]) {
      expect(value.join()).toContain(`The ${name} and its head file do not match.`);
      expect(notices.join()).toContain('missing from the end');
    }
    const { value } = await site.use(async (api) => {
      await api['audit.acknowledge']({ reason: 'disk was replaced' });
      return {
        reports: await api['audit.reports']({}),
        newest: (await api['audit.list']({ count: 50 }))[0],
      };
    });
    expect(value.reports.reports).toEqual([]);
    expect(value.newest).toMatchObject({ action: 'audit.acknowledge' });
    expect(JSON.stringify(value.newest)).toContain('missing from the end');
    expect((await change()).notices).toEqual([]);
  },
);

describe('an older copy', () => {
  test.each([
    ['the journal', ['journal'], /attendance journal was removed, cut off or replaced by an older/],
    ['the audit log', ['audit'], /audit log was removed, cut off or replaced by an older/],
    ['the state and the people', ['state.sealed', 'people.json'], /state file is older/],
  ])('of %s is noticed', async (_what, names, sentence) => {
    const site = await newSite();
    const copy = await site.copy();
    await site.use(async (api) => {
      await punch(api, '2026-03-03T08:00');
      await api['people.suspend']({ who: 'Ada' });
    });
    // Changes within the second before a crash may share one save of the state.
    await site.use((api) => api['people.reinstate']({ who: 'Ada' }));
    for (const name of names) {
      await rm(site.path(name), { recursive: true });
      await cp(`${copy}/${name}`, site.path(name), { recursive: true });
    }
    const { notices } = await attendance(site);
    expect(notices.join()).toMatch(sentence);
  });

  test('of the whole data folder is noticed with a second place', async () => {
    const site = await newSite();
    await site.use(() => Promise.resolve(), site.watched);
    await site.use((api) => api['people.list']({}), site.watched);
    const copy = await site.copy();
    await site.use((api) => punch(api, '2026-03-03T08:00'), site.watched);
    await rm(site.data, { recursive: true });
    await rename(copy, site.data);
    for (let start = 0; start < 2; start++) {
      const { notices } = await site.use((api) => api['people.list']({}), site.watched);
      expect(notices.join()).toContain('The data folder was replaced by an older copy');
      expect(notices.join()).toContain('entry 3 was recorded, but is missing');
    }
  });
});

describe('a removed', () => {
  test.each([
    ['journal', [journal], 'attendance journal'],
    ['folder of the journal', ['journal'], 'attendance journal'],
    ['audit log', [auditLog], 'audit log'],
    ['folder of the audit log', ['audit'], 'audit log'],
    ['state file', ['state.sealed'], 'state file (state.sealed) is missing'],
  ])('%s is noticed', async (_what, names, sentence) => {
    const site = await newSite();
    for (const name of names) await rm(site.path(name), { recursive: true });
    expect((await attendance(site)).notices.join()).toContain(sentence);
  });

  test('data folder is noticed with a second place', async () => {
    const site = await newSite();
    await site.use((api) => api['people.list']({}), site.watched);
    await rm(site.data, { recursive: true });
    const { notices, value } = await site.use(async (api) => {
      await api['people.list']({});
      return api['audit.reports']({});
    }, site.watched);
    expect(notices.join()).toContain(
      'remembers another data folder, with 2 entries in its journal',
    );
    expect(value.secondPlace).toMatchObject({ kind: 'folder', problem: null });
    const again = await site.use((api) => api['people.list']({}), site.watched);
    expect(again.notices.join()).toContain('with 2 entries in its journal');
  });

  test('second place is noticed', async () => {
    const site = await newSite();
    await site.use((api) => api['people.list']({}), site.watched);
    await rm(`${site.elsewhere}/rollcall-heads.json`);
    const { notices } = await site.use((api) => api['people.list']({}), site.watched);
    expect(notices.join()).toContain('rollcall-heads.json was removed');
  });
});

test('without a second place, the status says so', async () => {
  const site = await newSite();
  const { value } = await site.use((api) => api['audit.reports']({}));
  expect(value.secondPlace).toEqual({ kind: 'none', path: null, problem: null });
});
