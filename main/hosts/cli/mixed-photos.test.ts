import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { rollcall } from '../testing/command-line.js';
import { portrait } from '../testing/photos.js';

/* Photos of two people under one name, with real faces. */

async function photosIn(files: Record<string, Buffer>): Promise<{ dir: string; data: string[] }> {
  const folder = await temporaryFolder();
  const dir = join(folder, 'photos');
  for (const [path, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
  return { dir, data: ['--data', join(folder, 'data')] };
}

test('photos of two people are all refused, and a single photo of another person is refused alone', async () => {
  const [ada, ben] = [await portrait('ada'), await portrait('ben')];
  const { dir, data } = await photosIn({
    'Zed/1.jpg': ada,
    'Zed/2.jpg': ben,
    'Ada/1.jpg': ada,
    'Ada/selected/2.jpg': await portrait('ada', 1),
    'Ada/3.jpg': ben,
    'Ada/@eaDir/4.jpg': ben,
    '@eaDir/5.jpg': ben,
    'loose.jpg': ben,
    'Berlin/Eve/1.jpg': ada,
    'Madrid/Eve/1.jpg': ben,
  });
  const { code, err, json } = await rollcall(['enrol', dir, '--json', ...data]);
  expect(code).toBe(1);
  const distances = expect.stringMatching(
    /distance.* [01]\.\d{3}; at most [01]\.\d{3} for one person/,
  ) as string;
  const refusal = { code: 'several-people', reason: distances };
  expect(json.find(({ name }) => name === 'Zed')).toMatchObject({
    subjectId: null,
    accepted: [],
    refused: [refusal, refusal],
  });
  expect(json.find(({ name }) => name === 'Ada')).toMatchObject({
    accepted: [join(dir, 'Ada', '1.jpg'), join(dir, 'Ada', 'selected', '2.jpg')],
    refused: [{ file: join(dir, 'Ada', '3.jpg'), ...refusal }],
  });
  expect(err).toMatch(/Eve is the name of 2 folders \(Berlin\/Eve, Madrid\/Eve\)/);
  expect(err).toMatch(/Left out \(.*\): .*photos\/@eaDir/);
  expect(err).toMatch(/Left out \(.*\): .*Ada\/@eaDir/);
  expect(err).toMatch(/loose\.jpg is not in a folder named after a person/);
  const people = await rollcall(['people', '--json', ...data]);
  expect(people.json.map(({ name }) => name)).toEqual(['Ada']);
});

test('a re-enrolment with another face is refused unless it is confirmed', async () => {
  const { dir, data } = await photosIn({
    'ada/1.jpg': await portrait('ada'),
    'ben/1.jpg': await portrait('ben'),
  });
  const enrol = (folder: string, ...options: string[]) =>
    rollcall(['enrol', join(dir, folder), '--name', 'Ada', ...options, ...data]);
  expect((await enrol('ada')).code).toBe(0);
  const refused = await enrol('ben', '--replace');
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(
    /--different-faces is needed.*do not show the face that Ada is enrolled with \(distance [01]\.\d{3}; at most [01]\.\d{3}/,
  );
  expect((await enrol('ben', '--replace', '--different-faces')).code).toBe(0);
  const { json } = await rollcall(['audit', '--json', ...data]);
  expect(json).toContainEqual(
    expect.objectContaining({
      action: 'people.enrol',
      after: expect.objectContaining({ differentFaces: true }) as object,
    }),
  );
});

test('an import that shows another face than before is refused unless it is confirmed', async () => {
  const { dir, data } = await photosIn({ 'people/Ada/1.jpg': await portrait('ada') });
  expect((await rollcall(['enrol', join(dir, 'people'), ...data])).code).toBe(0);
  const zip = join(dir, 'staff.zip');
  await writeFile(zip, zipSync({ 'Ada/1.jpg': await portrait('ben') }));
  const load = (...options: string[]) =>
    rollcall(['import', zip, '--consent-given', '--replace', ...options, ...data]);
  const refused = await load();
  expect(refused.err + refused.out).toMatch(
    /do not show the face that Ada is enrolled with \(distance [01]\.\d{3}; at most [01]\.\d{3}.*add --different-faces/,
  );
  const accepted = await load('--different-faces');
  expect([accepted.code, accepted.err]).toEqual([
    0,
    expect.stringContaining('do not show the face'),
  ]);
  const { json } = await rollcall(['audit', '--json', ...data]);
  expect(json).toContainEqual(
    expect.objectContaining({
      action: 'roster.start',
      after: expect.objectContaining({ differentFaces: true }) as object,
    }),
  );
});
