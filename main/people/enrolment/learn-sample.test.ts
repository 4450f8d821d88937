import { expect, onTestFinished, test } from 'vitest';
import { unaudited } from '../../access/audit-first.js';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';
import { bundledRecognition } from '../../gallery/recognition.js';
import { makeTemplate } from '../../gallery/template.js';
import { crowd } from '../../gallery/testing/synthetic.js';
import { failingDisk } from '../../storage/testing/failing-disk.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { formerEmbedding } from '../../vision/bundled-models.js';
import type { PeopleStore } from '../records/people-store.js';
import { mergeRecords } from '../leaving/merge-people.js';
import { enrolLearnt, learnSample, wantsSample, type Learning } from './learn-sample.js';

const next = { ...bundledRecognition(formerEmbedding), targetFpir: 0.001 };
const { modelId } = next;
const faces = crowd(4, 6, { dimension: 128, scatter: 0.2 }).samples;
const hourMs = 3_600_000;

/** A data folder with people 0 to 3, enrolled with the model in use. */
async function opened(folder: string): Promise<DataFolder> {
  const data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => data.close());
  const { store } = data.people;
  if (store.register.all.length > 0) return data;
  const current = bundledRecognition();
  const enrolled = crowd(4, 1, { dimension: current.dimension, seed: 7 }).samples;
  for (const [person, samples] of enrolled.entries()) {
    await store.templates.put(String(person), makeTemplate(current.modelId, samples, [1]));
  }
  await store.register.write(
    enrolled.map((_, person) => ({
      subjectId: String(person),
      name: `Person ${person}`,
      samples: 1,
      modelId: current.modelId,
      enrolledAt: '',
    })),
  );
  return data;
}

async function newStore(): Promise<PeopleStore> {
  return (await opened(await temporaryFolder())).people.store;
}

/** Offers a face of `shown` as a person's, at an hour. @returns what would be recorded. */
async function offer(
  store: PeopleStore,
  person: number,
  hour: number,
  shown = person,
  isStillOn = true,
): Promise<Learning[]> {
  const recorded: Learning[] = [];
  const sample = { atMs: hour * hourMs, embedding: faces[shown]![hour % 6]!, weight: 1 };
  await learnSample(
    store,
    String(person),
    sample,
    next,
    () => isStillOn,
    async (learning, write) => {
      recorded.push(learning);
      await write();
    },
  );
  return recorded;
}

const learntOf = async (store: PeopleStore, person: number): Promise<readonly [string, number]> => {
  const { state, samples } = await store.learnt.read(String(person), modelId);
  return [state, samples.length];
};

test('three samples from different visits make a template, with one entry for the log', async () => {
  const store = await newStore();
  expect(await offer(store, 0, 1)).toEqual([]);
  expect(await offer(store, 0, 1)).toEqual([]);
  expect(await learntOf(store, 0)).toEqual(['collecting', 1]);
  expect(await enrolLearnt(store, '0', modelId)).toBe(false);
  await offer(store, 0, 2);
  expect(await offer(store, 0, 3)).toEqual([
    { subjectId: '0', modelId, samples: 3, confusableWith: [] },
  ]);
  expect(await learntOf(store, 0)).toEqual(['learnt', 3]);
  expect(await wantsSample(store, '0', modelId, 9 * hourMs)).toBe(false);
  expect(await enrolLearnt(store, '0', modelId)).toBe(true);
  expect(await store.templates.read('0', '', modelId)).toMatchObject({
    modelId,
    samples: faces[0]!.slice(1, 4),
  });
});

test('a sample of another person is left out, and learning starts again if samples show three people', async () => {
  const store = await newStore();
  for (const [hour, shown] of [0, 1, 0].entries()) await offer(store, 0, hour, shown);
  expect(await learntOf(store, 0)).toEqual(['collecting', 2]);
  await offer(store, 0, 3);
  expect(await learntOf(store, 0)).toEqual(['learnt', 3]);
  for (const [hour, shown] of [1, 2, 3].entries()) await offer(store, 1, hour, shown);
  expect(await learntOf(store, 1)).toEqual(['collecting', 0]);
});

test('neither of two people who look alike is learnt', async () => {
  const store = await newStore();
  for (const hour of [0, 1, 2]) await offer(store, 0, hour);
  await offer(store, 1, 3, 0);
  await offer(store, 1, 4, 0);
  expect(await offer(store, 1, 5, 0)).toEqual([
    { subjectId: '1', modelId, samples: 3, confusableWith: ['0'] },
  ]);
  expect(await learntOf(store, 0)).toEqual(['confusable', 3]);
  expect(await learntOf(store, 1)).toEqual(['confusable', 3]);
  expect(await enrolLearnt(store, '0', modelId)).toBe(false);
});

test('people who already have a template of the model are compared too', async () => {
  const store = await newStore();
  const current = await store.templates.read('1', '');
  await store.templates.put('1', makeTemplate(modelId, faces[0]!.slice(3), [1, 1, 1]));
  await store.templates.put('1', current!);
  for (const hour of [0, 1]) await offer(store, 0, hour);
  expect(await offer(store, 0, 2)).toMatchObject([{ confusableWith: ['1'] }]);
});

test('after two records of one person were merged, learning starts again', async () => {
  const store = await newStore();
  for (const hour of [0, 1, 2]) await offer(store, 0, hour);
  for (const hour of [3, 4, 5]) await offer(store, 1, hour, 0);
  const time = { at: '', offset: '+00:00', zone: 'UTC' };
  const by = { actor: 'admin', role: 'administrator', via: 'screen' } as const;
  const merge = { who: '1', into: '0', differentFaces: true };
  await mergeRecords(store, merge, { time, by, reason: '', auditSeq: 0 }, unaudited);
  expect(await learntOf(store, 0)).toEqual(['collecting', 0]);
});

test('nothing is learnt about people with kept photos, who left, or after learning was stopped', async () => {
  const store = await newStore();
  const [first, second, ...others] = store.register.all;
  await store.register.write([
    { ...first!, photos: 2 },
    { ...second!, purgeAt: new Date().toISOString() },
    ...others,
  ]);
  await offer(store, 0, 0);
  await offer(store, 1, 0);
  await offer(store, 2, 0, 2, false);
  for (const person of [0, 1, 2]) expect(await learntOf(store, person)).toEqual(['collecting', 0]);
});

test('learning continues after a restart; a full disk loses only one sample', async () => {
  const folder = await temporaryFolder();
  const data = await opened(folder);
  await offer(data.people.store, 0, 0);
  await data.close();
  const reopened = (await opened(folder)).people.store;
  expect(await learntOf(reopened, 0)).toEqual(['collecting', 1]);
  await offer(reopened, 0, 1);
  const disk = await failingDisk();
  disk.fail('ENOSPC', 'datasync', 'sync');
  await expect(offer(reopened, 0, 2)).rejects.toMatchObject({ code: 'disk-full' });
  disk.repair();
  expect(await learntOf(reopened, 0)).toEqual(['collecting', 2]);
  await offer(reopened, 0, 3);
  expect(await learntOf(reopened, 0)).toEqual(['learnt', 3]);
});

test('learnt samples are erased with a person, and for all models but one', async () => {
  const store = await newStore();
  await offer(store, 0, 0);
  await offer(store, 1, 0);
  await store.learnt.put('0', 'older', { state: 'collecting', samples: [] });
  expect(await store.templates.purgedItems('0')).toHaveLength(3);
  expect(await store.learnt.eraseAll(modelId)).toBe(1);
  expect(await learntOf(store, 0)).toEqual(['collecting', 1]);
  await store.templates.erase('0');
  expect(await learntOf(store, 0)).toEqual(['collecting', 0]);
  expect(await learntOf(store, 1)).toEqual(['collecting', 1]);
  expect(await store.learnt.eraseAll()).toBe(1);
});
