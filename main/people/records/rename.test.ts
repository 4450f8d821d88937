import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Client } from '../../../contract/transport/connect.js';
import { appClient } from '../../app/testing/app-client.js';
import { englishAudit } from '../../hosts/cli/english-audit.js';
import { temporaryFolder } from '../../storage/testing/folder.js';

async function opened(): Promise<{ client: Client; folder: string; subjectId: string }> {
  const folder = join(await temporaryFolder(), 'data');
  const client = appClient(folder);
  const { subjectId } = await client['people.addWithPin']({
    name: 'Ada Byron',
    number: '42',
    pin: '2468',
  });
  const brings = { subjectId, direction: 'in', localTime: '2026-03-02T08:00' } as const;
  await client['attendance.amend']({ withdraws: null, brings, reason: 'test' });
  return { client, folder, subjectId };
}

test('a new name is shown everywhere, and the record keeps the former ones', async () => {
  const { client, folder, subjectId } = await opened();
  const journal = join(folder, 'journal', 'punches.jsonl');
  const before = await readFile(journal, 'utf8');
  const range = { from: '2026-03-02', to: '2026-03-02' };

  expect(await client['people.rename']({ who: 'Ada Byron', name: ' Ada King ' })).toEqual({
    subjectId,
    name: 'Ada King',
    formerName: 'Ada Byron',
  });
  await client['people.rename']({ who: subjectId, name: 'Ada Lovelace' });

  const [person] = await client['people.list']({});
  expect(person).toMatchObject({
    name: 'Ada Lovelace',
    number: '42',
    hasPin: true,
    formerNames: [{ name: 'Ada Byron' }, { name: 'Ada King' }],
  });
  for (const { changedAt, changedBy } of person!.formerNames) {
    expect(Date.parse(changedAt)).not.toBeNaN();
    expect(changedBy).not.toBe('');
  }
  expect(await client['attendance.days']({ ...range, subjectId: null })).toMatchObject([
    { name: 'Ada Lovelace' },
  ]);
  const out = join(await temporaryFolder(), 'punches.csv');
  await client['files.export']({ layout: 'punches', out });
  const exported = await readFile(out, 'utf8');
  expect(exported).toContain('Ada Lovelace');
  expect(exported).not.toContain('Byron');
  // The journal has only the id.
  expect(await readFile(journal, 'utf8')).toBe(before);
  expect(await client['attendance.verify']({})).toMatchObject({ ok: true });
});

test('the audit log says who renamed whom, without the names, which could not be erased', async () => {
  const { client, folder, subjectId } = await opened();
  await client['people.rename']({ who: subjectId, name: 'Ada Lovelace' });
  // The same name again does not count as a change.
  await client['people.rename']({ who: subjectId, name: 'Ada Lovelace' });
  const entries = (await client['audit.list']({ count: 50 })).filter(
    ({ action }) => action === 'people.rename',
  );
  expect(entries).toMatchObject([{ target: subjectId, targetName: 'Ada Lovelace' }]);
  expect(englishAudit(entries[0]!)).toBe('Renamed a person, who is now Ada Lovelace');
  const log = await readFile(join(folder, 'audit', 'audit.jsonl'), 'utf8');
  expect(log).not.toMatch(/Byron|Lovelace/);
  await client['people.forget']({ who: subjectId });
  expect(await readFile(join(folder, 'people.json'), 'utf8')).not.toMatch(/Byron|Lovelace/);
});

test('merging keeps the former names of both records', async () => {
  const { client, folder, subjectId } = await opened();
  const other = await client['people.addWithPin']({ name: 'A. Byron', number: '7', pin: '1357' });
  await client['people.rename']({ who: other.subjectId, name: 'A. King' });
  await client['people.rename']({ who: subjectId, name: 'Ada Lovelace' });
  await client['people.merge']({ who: other.subjectId, into: subjectId, reason: 'same person' });
  const names = ['A. Byron', 'Ada Byron'];
  const [person] = await client['people.list']({});
  expect(person!.formerNames.map(({ name }) => name)).toEqual(names);
  const saved = await readFile(join(folder, 'people.json'), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({
    people: [{ formerNames: names.map((name) => ({ name })) }],
  });
});

test.each([
  ['nobody', 'Ada', /no person with the name or ID nobody/],
  ['Ada Byron', ' ', /Name must not be empty/],
  ['Ada Byron', 'Ada\nLovelace', /Name must not contain line breaks/],
])('renaming %s to %j is refused', async (who, name, sentence) => {
  const { client } = await opened();
  await expect(client['people.rename']({ who, name })).rejects.toThrow(sentence);
});
