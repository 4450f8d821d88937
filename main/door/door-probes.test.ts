import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { DoorProbes, probeDays } from './door-probes.js';

const key = Buffer.alloc(32, 7);
const dayMs = 86_400_000;
const now = Date.parse('2026-03-20T09:00:00Z');
const probe = (subjectId: string, first = 0.5) => ({
  subjectId,
  modelId: 'model-1',
  samples: 1.5,
  embedding: Float32Array.of(first, -0.25, 0.125),
});

test('probes are sealed on the disk and read by model after a restart', async () => {
  const folder = await temporaryFolder();
  const probes = new DoorProbes(folder, key);
  probes.add(probe('ada'), now);
  probes.add({ ...probe('ada'), modelId: 'model-2' }, now);
  await probes.save(now);
  expect(await readFile(join(folder, '2026-03-20.sealed'), 'latin1')).not.toContain('subjectId');
  expect(await new DoorProbes(folder, key).read('model-1', now)).toEqual([probe('ada')]);
});

test('a probe that comes while others are saved is kept for the next save', async () => {
  const probes = new DoorProbes(await temporaryFolder(), key);
  probes.add(probe('ada'), now);
  const saving = probes.save(now);
  for (const name of ['ben', 'chloe', 'dora']) {
    await new Promise((resolve) => setImmediate(resolve));
    probes.add(probe(name), now);
  }
  await saving;
  probes.takeBack('chloe');
  const kept = await probes.read('model-1', now);
  expect(kept.map(({ subjectId }) => subjectId)).toEqual(['ada', 'ben', 'dora']);
});

test('at most four probes per person and day are stored, also over several writes', async () => {
  const probes = new DoorProbes(await temporaryFolder(), key);
  for (let round = 0; round < 3; round++) {
    for (let time = 0; time < 3; time++) probes.add(probe('ada', time), now);
    await probes.save(now);
  }
  expect(await probes.read('model-1', now)).toHaveLength(4);
});

test('probes are erased after two weeks', async () => {
  const folder = await temporaryFolder();
  const probes = new DoorProbes(folder, key);
  probes.add(probe('ada'), now);
  await probes.save(now);
  await probes.save(now + probeDays * dayMs);
  expect(await readdir(folder)).toHaveLength(1);
  await probes.save(now + (probeDays + 1) * dayMs);
  expect(await readdir(folder)).toEqual([]);
});

test('a person’s probes are erased on the disk and in memory, and a hash is given; others stay', async () => {
  const probes = new DoorProbes(await temporaryFolder(), key);
  probes.add(probe('ada'), now);
  probes.add(probe('ben'), now);
  await probes.save(now);
  probes.add(probe('ada'), now + dayMs);
  expect(await probes.purgedItem('ada')).toMatchObject({
    what: 'probes',
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  await probes.eraseOf('ada');
  expect(await probes.read('model-1', now)).toEqual([probe('ben')]);
  expect(await probes.purgedItem('ada')).toBeNull();
  await probes.eraseAll();
  expect(await probes.read('model-1', now)).toEqual([]);
});

test('the probe of a punch that was taken back is not stored', async () => {
  const probes = new DoorProbes(await temporaryFolder(), key);
  probes.add(probe('ada', 0.1), now);
  probes.add(probe('ada', 0.2), now);
  probes.takeBack('ada');
  expect(await probes.read('model-1', now)).toEqual([probe('ada', 0.1)]);
});
