import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newPunch } from '../attendance/testing/entries.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { restoreBackup, writeBackup } from './backup.js';
import { openDataFolder } from '../app/data-folder.js';

const grace = { actor: 'grace', role: 'administrator', via: 'screen' } as const;

test('a backup made while people clock in and administrators work is complete', async () => {
  const folder = await temporaryFolder();
  const opened = await openDataFolder({ folder: join(folder, 'data'), notify: () => undefined });
  const punch = (seconds: number) =>
    opened.journal.record('subject-1', () =>
      newPunch({ at: new Date(Date.UTC(2026, 2, 2, 8, 0, seconds)).toISOString() }),
    );
  for (let index = 0; index < 50; index++) await punch(index);
  await opened.audit.record(grace, { action: 'settings.change', target: null });
  const backup = writeBackup(
    opened,
    join(folder, 'data'),
    'a long password',
    join(folder, 'backup'),
  );
  // Add lines to both logs while the backup is being written.
  for (let index = 50; index < 80; index++) {
    await punch(index);
    await opened.audit.record(grace, { action: 'settings.change', target: null });
  }
  await backup;
  await opened.close();

  await restoreBackup(join(folder, 'backup'), 'a long password', join(folder, 'restored'));
  const notices: string[] = [];
  const restored = await openDataFolder({
    folder: join(folder, 'restored'),
    notify: (sentence) => notices.push(sentence),
  });
  const journal = await restored.journal.verify();
  expect(journal).toMatchObject({ ok: true, problem: null });
  expect(journal.entries).toBeGreaterThanOrEqual(50);
  expect(await restored.audit.verify()).toMatchObject({ ok: true, problem: null });
  expect(notices).toEqual([]);
  await restored.close();
});
