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

test('a suspended person is not recognised until reinstated', async () => {
  expect(await rollcall(['suspend', 'ada', ...on])).toMatchObject({ code: 0 });
  expect(await nameAtTheDoor()).toBeNull();
  expect((await rollcall(['people', '--json', ...on])).json).toContainEqual(
    expect.objectContaining({ name: 'ada', status: 'suspended', samples: 3 }),
  );
  expect(await rollcall(['reinstate', 'ada', ...on])).toMatchObject({ code: 0 });
  expect(await nameAtTheDoor()).toBe('ada');
});

test('an erasure has a certificate without biometrics that matches the audit log', async () => {
  const file = join(folder, 'certificate.json');
  const gone = await rollcall(['forget', 'ada', '--yes', '--certificate', file, '--json', ...on]);
  expect(gone.code).toBe(0);
  const certificate = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
  expect(certificate).toMatchObject({
    subjectId: gone.json[0]!['subjectId'],
    reason: 'requested',
    purged: [
      { what: 'template', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
      { what: 'record' },
    ],
  });
  // As a whole word, since "ada" may occur in hexadecimal IDs and hashes.
  expect(JSON.stringify(certificate)).not.toMatch(/\bada\b/);
  expect(await rollcall(['certificate', 'check', file, ...on])).toMatchObject({ code: 0 });
  expect((await rollcall(['certificate', 'list', '--json', ...on])).json).toEqual([certificate]);

  await writeFile(file, JSON.stringify({ ...certificate, purgedAt: '2020-01-01T00:00:00.000Z' }));
  const forged = await rollcall(['certificate', 'check', file, ...on]);
  expect(forged).toMatchObject({ code: 1 });
  expect(forged.err).toContain('does not match entry');
  await writeFile(file, '{}');
  expect((await rollcall(['certificate', 'check', file, ...on])).err).toContain(
    'is not a certificate of erased data',
  );
});

test('a person who has left cannot punch, and is erased after the retention time', async () => {
  const left = await rollcall(['leave', 'ada', '--json', ...on]);
  expect(left.code).toBe(0);
  expect(await nameAtTheDoor()).toBeNull();
  const people = join(on[1]!, 'people.json');
  expect(await readFile(people, 'utf8')).toContain('ada');
  // As if 30 days had passed.
  const text = await readFile(people, 'utf8');
  await writeFile(people, text.replace(/"purgeAt": ?"[^"]+"/, '"purgeAt":"2026-01-01T00:00:00Z"'));
  const kept = await rollcall(['audit', 'acknowledge', '--reason', 'test', ...on]);
  expect(kept).toMatchObject({ code: 0 });
  expect((await rollcall(['people', '--json', ...on])).json.map(({ name }) => name)).toEqual([
    'ben',
  ]);
  expect((await rollcall(['certificate', 'list', '--json', ...on])).json).toMatchObject([
    { purgedBy: 'rollcall', reason: 'retention time over' },
  ]);
  expect((await rollcall(['log', '--json', ...on])).json).toMatchObject([{ seq: 1, name: null }]);
  expect(await rollcall(['audit', 'verify', ...on])).toMatchObject({ code: 0 });
});

test('merging moves punches and samples to the record that stays', async () => {
  const merge = ['merge', 'ada', '--into', 'ben', '--reason', 'twice'];
  const refused = await rollcall([...merge, ...on]);
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(
    /--different-faces is needed.*ada and ben have different faces \(distance [01]\.\d+; at most [01]\.\d+/,
  );
  const merged = await rollcall([...merge, '--different-faces', ...on]);
  expect(merged.code).toBe(0);
  expect(await nameAtTheDoor()).toBe('ben');
  expect((await rollcall(['log', '--json', ...on])).json).toMatchObject([{ seq: 1, name: 'ben' }]);
  expect((await rollcall(['people', '--json', ...on])).json).toMatchObject([
    { name: 'ben', samples: 6 },
  ]);
  const same = await rollcall(['merge', 'ben', '--into', 'ben', '--reason', 'x', ...on]);
  expect(same.err).toContain('the same record twice');
});
