import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Fault } from '../../contract/fault.js';
import { copyBeforeOf, copyData, recoverData } from './data-copy.js';
import { settingsIn, useUpdateSite } from './testing/update-site.js';

const site = useUpdateSite();

describe('before the start of the version before', () => {
  const newer = () => Promise.reject(new Fault('data-newer', 'newer'));

  test('data that it cannot read are put aside, and those from before the update are back', async () => {
    await copyData(site.data, copyBeforeOf(site.data));
    await writeFile(join(site.data, 'settings.json'), 'newer settings');
    const aside = await recoverData(site.data, false, newer);
    expect(await settingsIn(site.data)).toBe('settings');
    expect(await settingsIn(aside!)).toBe('newer settings');
    expect(await readdir(site.folder)).not.toContain('data.before-update');
  });

  test('data that it can read stay, with all that was recorded since', async () => {
    await copyData(site.data, copyBeforeOf(site.data));
    await writeFile(join(site.data, 'journal/journal.jsonl'), 'more punches');
    expect(await recoverData(site.data, false, () => Promise.resolve())).toBeNull();
    expect(await readFile(join(site.data, 'journal/journal.jsonl'), 'utf8')).toBe('more punches');
    expect(await readdir(site.folder)).not.toContain('data.before-update');
  });

  test('while the newer one is on trial, the copy stays', async () => {
    await copyData(site.data, copyBeforeOf(site.data));
    expect(await recoverData(site.data, true, newer)).toBeNull();
    expect(await settingsIn(copyBeforeOf(site.data))).toBe('settings');
  });
});
