import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../../contract/fault.js';
import { openDataFolder } from '../../app/data-folder.js';
import { encodeTemplate, makeTemplate } from '../../gallery/template.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { takePeople, type PersonToTake } from './take-people.js';

async function newData() {
  const data = await openDataFolder({ folder: await temporaryFolder(), notify: () => undefined });
  onTestFinished(() => data.close());
  return data;
}

/** A person from another machine, with a face. */
function personFrom(subjectId: string, modelId: string, dimension: number): PersonToTake {
  const embedding = new Float32Array(dimension);
  embedding[0] = 1;
  const template = encodeTemplate(makeTemplate(modelId, [embedding], [1]));
  const record = {
    subjectId,
    name: 'Ada',
    samples: 1,
    modelId,
    enrolledAt: '2026-03-02T08:00:00Z',
  };
  return { record, template: Buffer.from(template).toString('base64'), keeps: [] };
}

test('if the records cannot be written, no template of a new person is left', async () => {
  const { people, recognition } = await newData();
  const { store } = people;
  const { modelId, dimension } = recognition;
  const given = [personFrom('ada-1', modelId, dimension)];
  const write = store.register.write.bind(store.register);
  store.register.write = () => Promise.reject(new Fault('disk-full', 'the disk is full'));
  await expect(takePeople(store, given)).rejects.toMatchObject({ code: 'disk-full' });
  expect(await store.templates.ids()).toEqual([]);
  store.register.write = write;
  expect(await takePeople(store, given)).toMatchObject({ added: 1 });
  expect(await store.templates.ids()).toEqual(['ada-1']);
});
