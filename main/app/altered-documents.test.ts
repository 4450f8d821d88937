import { cp, readFile, rm } from 'node:fs/promises';
import { basename } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { openDataFolder } from './data-folder.js';
import { newSite, type AttackedSite } from './testing/attacked-site.js';

/* Documents edited, replaced or removed by somebody who can write the files of a data folder but has no key. */

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
  test.each(edits)(
    '%s in %s is refused, and the message says what to do',
    async (_what, name, change) => {
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
    },
  );

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

  test('with another layout but the same content does not count as edited', async () => {
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

test('a work rule with a wrong value is refused with its field, not replaced by an older copy', async () => {
  const site = await newSite();
  await site.use((api) => api['settings.change']({ retentionDays: 9 }));
  const good = await readFile(site.path('settings.json'), 'utf8');
  const schedule = { id: 'a', name: 'A', graceMinutes: 5, breakMinutes: 0, breakAfterMinutes: 0 };
  const week = [null, null, null, null, null, null];
  const cases: [string, unknown, string][] = [
    ['cutOffHour', 'four', '"cutOffHour" must be a number, but it is text'],
    ['cutOffHour', 99, '"cutOffHour" must be at most 23, but it is 99'],
    ['zone', 'Europe/Berlni', '"zone" must be an IANA name such as Europe/Berlin. '],
    [
      'schedules',
      [{ ...schedule, week: [...week, 8] }],
      '"schedules[0].week[6]" must be an object',
    ],
    ['schedules', [0, 1].map(() => ({ ...schedule, week: [...week, null] })), 'two entries with'],
    ['defaultScheduleId', 'b', '"defaultScheduleId" must be the "id" of one of the schedules'],
  ];
  for (const [field, value, problem] of cases) {
    await site.editJson('settings.json', (fields) => (fields[field] = value));
    const edited = await readFile(site.path('settings.json'), 'utf8');
    const opened = site.use((api) => api['settings.get']({}));
    await expect(opened).rejects.toThrow(`${site.path('settings.json')} was edited`);
    await expect(opened).rejects.toThrow(problem);
    expect(await readFile(site.path('settings.json'), 'utf8')).toBe(edited);
    await site.edit('settings.json', () => good);
  }
  expect((await site.use((api) => api['settings.get']({}))).value.retentionDays).toBe(9);
});

describe('a valid file from another time', () => {
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

/** A site whose daily export has a state. */
async function siteWithDailyExport(): Promise<AttackedSite> {
  const site = await newSite();
  const data = await openDataFolder({ folder: site.data, notify: () => undefined });
  await data.exportState().change((state) => (state.doneDay = '2026-03-02'));
  await data.close();
  return site;
}

const kept = [
  ['journal/clock.json', 'wallMs'],
  ['scheduled-export.json', 'doneDay'],
] as const;

describe.each(kept)('%s', (name, field) => {
  test.each([
    ['edited', (fields: Record<string, unknown>) => (fields[field] = 0)],
    ['stripped of its MAC', (fields: Record<string, unknown>) => delete fields['proof']],
  ])('%s is refused', async (_what, change) => {
    const site = await siteWithDailyExport();
    await site.editJson(name, change);
    await expect(site.use((api) => api['people.list']({}))).rejects.toMatchObject({
      code: 'data-altered',
      message: expect.stringContaining(`${basename(name)} was changed outside Rollcall`) as string,
    });
  });

  test('removed, is reported until it is acknowledged', async () => {
    const site = await siteWithDailyExport();
    for (const file of [name, `${name}.last-good`]) await rm(site.path(file), { force: true });
    for (let start = 0; start < 2; start++) {
      const { notices } = await site.use((api) => api['people.list']({}));
      expect(notices.join()).toContain(`${basename(name)} was removed`);
    }
    await site.use((api) => api['audit.acknowledge']({ reason: 'cleaned' }));
    expect((await site.use((api) => api['people.list']({}))).notices).toEqual([]);
  });
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

test('a refused opening leaves no state to be saved later, when the folder may belong to another process', async () => {
  const site = await newSite();
  await site.editJson('accounts.json', (fields) => delete fields['proof']);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const opening = openDataFolder({ folder: site.data, notify: () => undefined });
  await expect(opening).rejects.toMatchObject({ code: 'data-altered' });
  expect(vi.getTimerCount()).toBe(0);
});
