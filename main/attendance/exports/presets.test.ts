import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appClient } from '../../app/testing/app-client.js';
import { openDataFolder } from '../../app/data-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { ExportPresets } from './presets.js';

const choice = {
  name: 'Payroll',
  range: 'last-month',
  layout: 'days',
  options: {},
  parameters: {},
} as const;

async function openClient() {
  const folder = join(await temporaryFolder(), 'data');
  await (await openDataFolder({ folder, notify: () => undefined })).close();
  return { folder, client: appClient(folder) };
}

test('presets are kept by name, replaced by the same name, and removed', async () => {
  const { client } = await openClient();
  const first = await client['exports.savePreset'](choice);
  await client['exports.savePreset']({ ...choice, name: 'ADP monthly', department: 'Lab' });
  const replaced = await client['exports.savePreset']({ ...choice, range: 'this-pay-period' });
  expect(replaced).toMatchObject({ id: first.id, range: 'this-pay-period' });
  const names = async () => (await client['exports.presets']({})).map(({ name }) => name);
  expect(await names()).toEqual(['ADP monthly', 'Payroll']);
  await client['exports.removePreset']({ id: first.id });
  expect(await names()).toEqual(['ADP monthly']);
  await expect(client['exports.removePreset']({ id: first.id })).rejects.toMatchObject({
    code: 'not-found',
  });
  const actions = (await client['audit.list']({ count: 10 })).map(({ action }) => action);
  expect(actions.filter((action) => action.startsWith('exports.'))).toEqual([
    'exports.removePreset',
    'exports.savePreset',
    'exports.savePreset',
    'exports.savePreset',
  ]);
});

test('a preset that its layout does not accept is refused when it is saved', async () => {
  const { client } = await openClient();
  await expect(client['exports.savePreset']({ ...choice, layout: 'adp' })).rejects.toMatchObject({
    code: 'invalid-input',
    message: expect.stringContaining('Company code') as string,
  });
  expect(await client['exports.presets']({})).toEqual([]);
});

test('there are at most 50, and one of them can still be replaced', async () => {
  const presets = await ExportPresets.open(await temporaryFolder(), () => undefined);
  const preset = { ...choice, options: { ...csv }, department: undefined, zone: undefined };
  for (let i = 0; i < 50; i++) await presets.save({ ...preset, name: `Preset ${i}` });
  await expect(presets.save(preset)).rejects.toMatchObject({ code: 'invalid-input' });
  await presets.save({ ...preset, name: 'Preset 7', layout: 'punches' });
  expect(presets.list()).toHaveLength(50);
});

const csv = {
  format: 'csv',
  preset: 'standard',
  decimalSign: '.',
  dateFormat: 'iso',
  neutraliseFormulas: true,
} as const;
