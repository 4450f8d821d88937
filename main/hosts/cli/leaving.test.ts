import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { rollcall } from '../testing/command-line.js';
import { useEnrolled } from '../testing/enrolled.js';

const enrolled = useEnrolled();
let folder: string;
let on: string[];

beforeEach(async () => {
  folder = await enrolled.newFolder();
  const data = join(folder, 'data');
  enrolled.copyTo(data);
  on = ['--data', data];
});

const nameAtTheDoor = async () => {
  const { json } = await rollcall(['identify', enrolled.door(), '--json', ...on]);
  const [face] = (json[0] as { faces: { name: string | null }[] }).faces;
  return face!.name;
};

test('whoever is suspended is not recognised until reinstated, also after a restart', async () => {
  expect(await rollcall(['suspend', 'ada', ...on])).toMatchObject({ code: 0 });
  expect(await nameAtTheDoor()).toBeNull();
  expect((await rollcall(['people', '--json', ...on])).json).toContainEqual(
    expect.objectContaining({ name: 'ada', status: 'suspended', samples: 3 }),
  );
  expect(await rollcall(['reinstate', 'ada', ...on])).toMatchObject({ code: 0 });
  expect(await nameAtTheDoor()).toBe('ada');
});

test('an erasure gives a certificate without biometrics, which the audit log bears out', async () => {
  const file = join(folder, 'certificate.json');
  const gone = await rollcall(['forget', 'ada', '--certificate', file, '--json', ...on]);
  expect(gone.code).toBe(0);
  const certificate = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  expect(certificate).toMatchObject({
    subjectId: gone.json[0]!['subjectId'],
    reason: 'asked for',
    purged: [
      { what: 'template', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      { what: 'record' },
    ],
  });
  // A word of its own: ids and hashes are hexadecimal, and so is her name.
  expect(JSON.stringify(certificate)).not.toMatch(/\bada\b/);
  expect(await rollcall(['certificate', 'check', file, ...on])).toMatchObject({ code: 0 });
  expect((await rollcall(['certificate', 'list', '--json', ...on])).json).toEqual([certificate]);

  await writeFile(file, JSON.stringify({ ...certificate, purgedAt: '2020-01-01T00:00:00.000Z' }));
  const forged = await rollcall(['certificate', 'check', file, ...on]);
  expect(forged).toMatchObject({ code: 1 });
  expect(forged.err).toContain('does not say what it says');
  await writeFile(file, '{}');
  expect((await rollcall(['certificate', 'check', file, ...on])).err).toContain(
    'is no purge certificate',
  );
});

test('whoever has left is shut out at once and erased when the retention time is over', async () => {
  const left = await rollcall(['leave', 'ada', '--json', ...on]);
  expect(left.code).toBe(0);
  expect(await nameAtTheDoor()).toBeNull();
  const people = join(on[1]!, 'people.json');
  expect(await readFile(people, 'utf8')).toContain('ada');
  // As if thirty days had gone by.
  const text = await readFile(people, 'utf8');
  await writeFile(people, text.replace(/"purgeAt": ?"[^"]+"/, '"purgeAt":"2026-01-01T00:00:00Z"'));
  expect((await rollcall(['people', '--json', ...on])).json.map(({ name }) => name)).toEqual([
    'ben',
  ]);
  expect((await rollcall(['certificate', 'list', '--json', ...on])).json).toMatchObject([
    { purgedBy: 'rollcall', reason: 'the retention time was over' },
  ]);
  expect((await rollcall(['log', '--json', ...on])).json).toMatchObject([{ seq: 1, name: null }]);
  expect(await rollcall(['audit', 'verify', ...on])).toMatchObject({ code: 0 });
});

test('of two records the punches count for the one that stays', async () => {
  const merged = await rollcall(['merge', 'ada', '--into', 'ben', '--reason', 'twice', ...on]);
  expect(merged.code).toBe(0);
  expect(await nameAtTheDoor()).toBe('ben');
  expect((await rollcall(['log', '--json', ...on])).json).toMatchObject([{ seq: 1, name: 'ben' }]);
  expect((await rollcall(['people', '--json', ...on])).json).toMatchObject([
    { name: 'ben', samples: 6 },
  ]);
  const same = await rollcall(['merge', 'ben', '--into', 'ben', '--reason', 'x', ...on]);
  expect(same.err).toContain('one and the same record');
});
