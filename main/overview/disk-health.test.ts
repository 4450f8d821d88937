import { expect, test } from 'vitest';
import { temporaryFolder } from '../storage/testing/folder.js';
import { diskHealth } from './disk-health.js';

test('the free space is that of the disk, and is not shown for a missing disk', async () => {
  const folder = await temporaryFolder();
  const { state, freeBytes } = await diskHealth(folder, false);
  expect(state).toBe(freeBytes! < 1_000_000_000 ? 'low' : 'good');
  expect(freeBytes).toBeGreaterThan(0);
  expect(await diskHealth(`${folder}/missing`, false)).toEqual({ state: 'good', freeBytes: null });
  expect((await diskHealth(folder, true)).state).toBe('read-only');
});
