import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { openDataFolder } from '../../app/data-folder.js';
import type { People } from './people.js';

async function openPeople(folder: string): Promise<People> {
  const opened = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => opened.close());
  return opened.people;
}
const newFolder = async () => join(await temporaryFolder(), 'data');

test('a person whose number has letters punches with a code, which is chosen or made automatically', async () => {
  const people = await openPeople(await newFolder());
  const made = await people.addWithPin('Ada', 'HR-EMP-00001', '2468');
  expect(made.code).toMatch(/^\d{6}$/);
  const given = await people.addWithPin('Ben', 'EMP-2', '1357', { code: '9001' });
  expect(given.code).toBe('9001');
  expect((await people.addWithPin('Chloe', '0042', '1234')).code).toBeNull();
  expect(await people.findByPin(made.code!, '2468')).toBe(made.subjectId);
  expect(await people.findByPin('9001', '1357')).toBe(given.subjectId);
  expect(await people.findByPin('9001', '2468')).toBeNull();
  expect(people.detailsOf(made.subjectId).number).toBe('HR-EMP-00001');
});

test('no number and no code can be another person’s number or code', async () => {
  const people = await openPeople(await newFolder());
  await people.addWithPin('Ada', 'HR-1', '2468', { code: '9001' });
  const ben = await people.addWithPin('Ben', '42', '1357');
  for (const [work, sentence] of [
    [() => people.addWithPin('Eve', '9001', '1111'), 'is the code for the PIN pad of Ada'],
    [() => people.addWithPin('Eve', 'hr-1', '1111'), 'already belongs to Ada'],
    [
      () => people.addWithPin('Eve', 'HR-9', '1111', { code: '42' }),
      'is the employee number of Ben',
    ],
    [() => people.setDetails(ben.subjectId, { code: '9001' }), 'already belongs to Ada'],
    [() => people.setPin('Ben', { number: '9001', code: null }, '1111'), 'of Ada'],
  ] as const) {
    await expect(work()).rejects.toThrow(sentence);
  }
});

test('a person with a PIN whose number changes to one with letters gets a code', async () => {
  const people = await openPeople(await newFolder());
  const ada = await people.addWithPin('Ada', '42', '2468');
  const { after } = await people.setDetails('Ada', { number: 'HR-1' });
  expect(after.code).toMatch(/^\d{6}$/);
  expect(await people.findByPin(after.code!, '2468')).toBe(ada.subjectId);
  expect(await people.findByPin('42', '2468')).toBeNull();
  const cleared = await people.setDetails('Ada', { code: null });
  expect(cleared.after.code).toMatch(/^\d{6}$/);
});

test('people.json from a version without codes opens, and people are found by name in any spelling', async () => {
  const folder = await newFolder();
  const opened = await openDataFolder({ folder, notify: () => undefined });
  await opened.people.addWithPin('Zoë', '42', '2468');
  await opened.close();
  const text = await readFile(join(folder, 'people.json'), 'utf8');
  expect(text).not.toContain('"code"');
  const { proof, ...fields } = JSON.parse(text.replace('Zoë', 'Zoë\u200b')) as { proof: unknown };
  expect(proof).toBeDefined();
  // Earlier versions had no proofs either.
  const earlier = await newFolder();
  await mkdir(earlier, { recursive: true });
  await writeFile(join(earlier, 'people.json'), JSON.stringify(fields));
  const people = await openPeople(earlier);
  expect(people.list()).toMatchObject([{ number: '42', code: null, hasPin: true }]);
  expect(people.idOf('Zoe\u0308')).toBe(people.list()[0]!.subjectId);
});
