import { cp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { chainEntry, parseLine } from '../attendance/journal/entry-line.js';
import { newPunch } from '../attendance/testing/entries.js';
import { chainEnd } from '../storage/chain.js';
import { testKey } from '../storage/testing/memory-guard.js';
import { newSite, punch, type AttackedSite } from './testing/attacked-site.js';
import { entryBody } from './testing/entry-body.js';

/* Attacks by somebody who can write the files of a data folder but has no key. */

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

  test('while Rollcall runs never counts, neither then nor after a restart', async () => {
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

describe('a file that was edited by hand', () => {
  type Fields = Record<string, unknown>;
  const first = (fields: Fields, list: string): Fields => (fields[list] as Fields[])[0]!;
  const edits: [string, string, (fields: Fields) => void][] = [
    ['a name', 'people.json', (fields) => (first(fields, 'people')['name'] = 'Eve')],
    ['a PIN hash', 'people.json', (f) => ((first(f, 'people')['pin'] as Fields)['hash'] = 'AAAA')],
    [
      'a password hash',
      'accounts.json',
      (f) => ((first(f, 'accounts')['password'] as Fields)['N'] = 2),
    ],
    ['a role', 'accounts.json', (f) => (first(f, 'accounts')['role'] = 'administrator')],
    ['a threshold', 'settings.json', (fields) => (fields['targetFpir'] = 0.1)],
    ['the retention time', 'settings.json', (fields) => (fields['retentionDays'] = 0)],
    ['kept photos', 'settings.json', (fields) => (fields['keepsPhotos'] = true)],
    ['the kiosk’s id', 'settings.json', (fields) => (fields['kioskId'] = 'door-9')],
    ['a stripped MAC', 'people.json', (fields) => delete fields['proof']],
    ['a stripped MAC', 'accounts.json', (fields) => delete fields['proof']],
    ['a stripped MAC', 'settings.json', (fields) => delete fields['proof']],
  ];
  test.each(edits)('%s in %s is refused, with what to do', async (_what, name, change) => {
    const site = await newSite();
    await site.editJson(name, change);
    const edited = await readFile(site.path(name), 'utf8');
    await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
      code: 'data-altered',
      message: expect.stringMatching(
        /changed outside Rollcall.*Restore the latest backup/,
      ) as string,
    });
    expect(await readFile(site.path(name), 'utf8')).toBe(edited);
  });

  test('is kept if an administrator with the key acknowledges it, and that is recorded', async () => {
    const site = await newSite();
    await site.editJson('people.json', (fields) => (first(fields, 'people')['name'] = 'Eve'));
    const { value } = await site.use(
      async (api) => {
        await api['audit.acknowledge']({ reason: 'spelling' });
        return (await api['audit.list']({ count: 50 }))[0];
      },
      { acceptsAltered: true },
    );
    expect(JSON.stringify(value)).toMatch(/people\.json was changed outside Rollcall.*accepted/);
    const after = await site.use((api) => api['people.list']({}));
    expect(after.value).toMatchObject([{ name: 'Eve' }, { name: 'Ben' }]);
    expect(after.notices).toEqual([]);
  });

  test('with another layout but the same content is no edit', async () => {
    const site = await newSite();
    await site.edit('people.json', (text) => JSON.stringify(JSON.parse(text)));
    expect((await site.use((api) => api['people.list']({}))).notices).toEqual([]);
  });

  test('a work rule in settings.json is accepted, noticed and recorded once', async () => {
    const site = await newSite();
    await site.editJson('settings.json', (fields) => (fields['zone'] = 'Europe/Vienna'));
    const first = await site.use((api) => api['settings.get']({}));
    expect(first.value.zone).toBe('Europe/Vienna');
    expect(first.notices).toEqual(['Settings were changed outside Rollcall: Time zone.']);
    const second = await site.use((api) => api['audit.list']({ count: 50 }));
    expect(second.notices).toEqual([]);
    expect(second.value.filter(({ action }) => action === 'settings.editedOutside')).toMatchObject([
      { after: { zone: 'Europe/Vienna' } },
    ]);
  });
});

describe('a valid file of another time', () => {
  test.each(['people.json', 'accounts.json', 'settings.json'])('%s is refused', async (name) => {
    const site = await newSite();
    const copy = await site.copy();
    await site.use(async (api) => {
      await api['people.suspend']({ who: 'Ada' });
      await api['accounts.setPassword']({ name: 'hana', password: 'another horse' });
      await api['settings.change']({ targetFpir: 0.01 });
    });
    await cp(`${copy}/${name}`, site.path(name));
    await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
      code: 'data-altered',
      message: expect.stringContaining('replaced by an older copy') as string,
    });
  });

  test.each(['people.json', 'accounts.json', 'settings.json'])(
    'a removed %s is refused',
    async (name) => {
      const site = await newSite();
      for (const file of [name, `${name}.last-good`]) await rm(site.path(file), { force: true });
      await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
        code: 'data-altered',
      });
    },
  );

  test('a removed people.json can be accepted, and then the list starts empty', async () => {
    const site = await newSite();
    for (const file of ['people.json', 'people.json.last-good']) {
      await rm(site.path(file), { force: true });
    }
    await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
      message: expect.stringMatching(
        /people\.json was removed\. Nothing was changed\. .*put the file back.*starts with an empty file/,
      ) as string,
    });
    const { value, notices } = await site.use((api) => api['people.list']({}), {
      acceptsAltered: true,
    });
    expect(value).toEqual([]);
    expect(notices.join()).toContain('was removed and started again with an empty file');
    expect((await site.use((api) => api['people.list']({}))).value).toEqual([]);
  });

  test('people.json and accounts.json cannot take each other’s MAC', async () => {
    const site = await newSite();
    const proof = (
      JSON.parse(await readFile(site.path('accounts.json'), 'utf8')) as { proof: object }
    ).proof;
    await site.editJson('people.json', (fields) => (fields['proof'] = proof));
    await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
      code: 'data-altered',
    });
  });
});

test.each([
  ['edited', (fields: Record<string, unknown>) => (fields['wallMs'] = 0)],
  ['stripped of its MAC', (fields: Record<string, unknown>) => delete fields['proof']],
])('a clock reading that was %s is refused', async (_what, change) => {
  const site = await newSite();
  await site.editJson('journal/clock.json', change);
  await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
    code: 'data-altered',
    message: expect.stringContaining('clock.json was changed outside Rollcall') as string,
  });
});

test('a removed clock reading is reported until it is acknowledged', async () => {
  const site = await newSite();
  for (const name of ['journal/clock.json', 'journal/clock.json.last-good']) {
    await rm(site.path(name), { force: true });
  }
  for (let start = 0; start < 2; start++) {
    const { notices } = await site.use((api) => api['people.list']({}));
    expect(notices.join()).toContain('clock.json was removed');
  }
  await site.use((api) => api['audit.acknowledge']({ reason: 'cleaned' }));
  expect((await site.use((api) => api['people.list']({}))).notices).toEqual([]);
});

test('attempts that were reset by hand are refused', async () => {
  const site = await newSite();
  await site.use(async (api) => {
    await api['kiosk.pin']({ number: '1', pin: '0000', direction: null }).catch(() => undefined);
  });
  await site.editJson('pin-attempts.json', (fields) => (fields['byNumber'] = {}));
  await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
    code: 'data-altered',
  });
});
