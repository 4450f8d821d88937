import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { newSite, type AttackedSite } from '../app/testing/attacked-site.js';
import { openKey } from '../storage/key.js';
import { SealedFolder } from '../storage/sealed-folder.js';
import { addModelTo } from './testing/imported.js';

const profile = 'models/net-1/profile.json';
const active = 'models/active.json';

/** A site with an imported model in use. */
async function siteWithModel(isInUse = true): Promise<AttackedSite> {
  const site = await newSite();
  await addModelTo(site.data, isInUse);
  return site;
}

async function opened(site: AttackedSite): Promise<DataFolder> {
  const data = await openDataFolder({ folder: site.data, notify: () => undefined });
  onTestFinished(() => data.close());
  return data;
}

test('imported models and the choice survive a restart, and thresholds come from the profile', async () => {
  const data = await opened(await siteWithModel());
  expect(data.models.inUse).toEqual({ embedding: 'net-1', detector: null });
  expect(data.models.list()).toMatchObject([{ id: 'net-1', family: 'test' }]);
  expect(data.models.list()[0]).not.toHaveProperty('proof');
  expect(data.recognition.modelId).toContain('net-1');
});

describe('a file of the models that was changed outside Rollcall is refused', () => {
  type Fields = Record<string, Record<string, unknown>>;
  test.each<[string, string, (fields: Fields) => void]>([
    ['a threshold', profile, ({ calibration }) => (calibration!['margin'] = 0)],
    [
      'the digest of the net',
      profile,
      (fields) => Object.assign(fields, { sha256: 'f'.repeat(64) }),
    ],
    ['a stripped MAC', profile, (fields) => delete fields['proof']],
    ['the model in use', active, (fields) => Object.assign(fields, { embedding: null })],
    ['a stripped MAC', active, (fields) => delete fields['proof']],
  ])('%s in %s', async (_what, name, change) => {
    const site = await siteWithModel();
    await site.editJson(name, (fields) => {
      change(fields as Fields);
    });
    const edited = await readFile(site.path(name), 'utf8');
    await expect(opened(site)).rejects.toMatchObject({
      code: 'data-altered',
      message: expect.stringContaining(site.path(name)) as string,
    });
    expect(await readFile(site.path(name), 'utf8')).toBe(edited);
  });

  test('also of a model that is not in use', async () => {
    const site = await siteWithModel(false);
    await site.editJson(profile, (fields) => (fields['family'] = 'other'));
    await expect(opened(site)).rejects.toMatchObject({ code: 'data-altered' });
  });

  test('an older choice, and a removed one', async () => {
    const site = await siteWithModel(false);
    const copy = await site.copy();
    const data = await openDataFolder({ folder: site.data, notify: () => undefined });
    await data.models.use({ embedding: 'net-1', detector: null });
    await data.models.use({ embedding: null, detector: null });
    await data.models.use({ embedding: 'net-1', detector: null });
    await data.close();
    await rm(site.path(active));
    await rm(site.path(`${active}.last-good`), { force: true });
    await expect(opened(site)).rejects.toMatchObject({ code: 'data-altered' });
    await cp(join(copy, 'models'), site.path('models'), { recursive: true });
    await expect(opened(site)).rejects.toMatchObject({ code: 'data-altered' });
  });
});

test('files without a MAC get one at the next opening, and then are protected', async () => {
  const site = await siteWithModel();
  for (const name of [profile, active]) {
    await site.editJson(name, (fields) => delete fields['proof']);
  }
  const key = await openKey(site.data, { sealedFilesExist: true });
  const files = new SealedFolder(site.data, key);
  const state = JSON.parse((await files.get('state'))!.toString('utf8')) as {
    documents: Record<string, number>;
    migratedGroups?: string[];
  };
  delete state.migratedGroups;
  for (const name of Object.keys(state.documents)) {
    if (name.includes('model')) Reflect.deleteProperty(state.documents, name);
  }
  await files.put('state', Buffer.from(JSON.stringify(state)));
  const data = await openDataFolder({ folder: site.data, notify: () => undefined });
  expect(data.models.inUse.embedding).toBe('net-1');
  await data.close();
  for (const name of [profile, active]) {
    expect(JSON.parse(await readFile(site.path(name), 'utf8'))).toHaveProperty('proof');
  }
  await site.editJson(profile, (fields) => delete fields['proof']);
  await expect(opened(site)).rejects.toMatchObject({ code: 'data-altered' });
});

test('a damaged profile is a notice, and faces are recognised with the bundled model', async () => {
  const site = await siteWithModel();
  await site.edit(profile, () => '{');
  await rm(site.path(`${profile}.last-good`), { force: true });
  const { notices } = await site.use((api) => api['people.list']({}));
  expect(notices.join()).toContain('profile.json is damaged');
});

test('a switch after which the data folder cannot be opened is undone', async () => {
  const site = await siteWithModel(false);
  const accounts = await readFile(site.path('accounts.json'), 'utf8');
  const { value } = await site.use(async (api) => {
    await api['models.imported']({});
    await site.editJson('accounts.json', (fields) => (fields['accounts'] = []));
    await expect(api['models.use']({ embedding: 'net-1' })).rejects.toMatchObject({
      code: 'data-altered',
    });
    await site.edit('accounts.json', () => accounts);
    return api['models.imported']({});
  });
  expect(value).toMatchObject({ embedding: 'mobilefacenet', detector: 'blazeface' });
  expect(await site.use((api) => api['models.imported']({}))).toMatchObject({
    value: { embedding: 'mobilefacenet' },
    notices: [],
  });
});
