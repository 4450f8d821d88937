import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { openDocument } from './document.js';
import { SiteState } from './site-state.js';
import { temporaryFolder } from './testing/folder.js';

const Rules = v.looseObject({ version: v.literal(1) });

/** Opens a document whose `free` fields may be edited by hand. */
async function open(folder: string, free: readonly string[], fields: object = {}) {
  const site = await SiteState.open({
    folder,
    key: new Uint8Array(32),
    hadState: () => Promise.resolve(false),
    acceptsAltered: false,
    notify: () => undefined,
  });
  const guard = site.documentGuard('rules', free);
  const file = join(folder, 'rules.json');
  const document = await openDocument(file, Rules, { version: 1, ...fields }, [], guard);
  if (!document.found) await document.write();
  site.finishOpening();
  await site.flush();
  const edit = async (change: object): Promise<void> => {
    const text = await readFile(file, 'utf8');
    await writeFile(file, JSON.stringify({ ...(JSON.parse(text) as object), ...change }));
  };
  return { edited: guard.editedFields, edit };
}

const altered = { code: 'data-altered' };

test('a free field may be edited, any other not', async () => {
  const folder = await temporaryFolder();
  const { edit } = await open(folder, ['zone'], { zone: 'UTC', limit: 1 });
  await edit({ zone: 'Europe/Vienna' });
  expect((await open(folder, ['zone'])).edited).toEqual(['zone']);
  await edit({ limit: 2 });
  await expect(open(folder, ['zone'])).rejects.toMatchObject(altered);
});

test('a field that a newer version leaves open is accepted, and may be edited after the next write', async () => {
  const folder = await temporaryFolder();
  const { edit } = await open(folder, ['zone'], { zone: 'UTC', weekday: 1 });
  expect((await open(folder, ['zone', 'weekday'])).edited).toEqual([]);
  await edit({ limit: 2 });
  await expect(open(folder, ['zone', 'weekday'])).rejects.toMatchObject(altered);
});

test('a free field may be added by hand to a file that did not have it', async () => {
  const folder = await temporaryFolder();
  const { edit } = await open(folder, ['zone'], { zone: 'UTC', limit: 1 });
  await edit({ weekday: 2 });
  expect((await open(folder, ['zone', 'weekday'])).edited).toEqual(['weekday']);
});

test('a field that a newer version protects may no longer be edited', async () => {
  const folder = await temporaryFolder();
  const { edit } = await open(folder, ['zone'], { zone: 'UTC', limit: 1 });
  expect((await open(folder, [])).edited).toEqual([]);
  await edit({ zone: 'Europe/Vienna' });
  await expect(open(folder, [])).rejects.toMatchObject(altered);
});

test('a field cannot be freed by naming it in the file', async () => {
  const folder = await temporaryFolder();
  const { edit } = await open(folder, ['zone'], { zone: 'UTC', limit: 1 });
  const { proof } = JSON.parse(await readFile(join(folder, 'rules.json'), 'utf8')) as {
    proof: { free: object };
  };
  await edit({ limit: 2, proof: { ...proof, free: { ...proof.free, limit: 'x' } } });
  await expect(open(folder, ['zone'])).rejects.toMatchObject(altered);
});
