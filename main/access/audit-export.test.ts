import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appClient } from '../app/testing/app-client.js';
import { temporaryFolder } from '../storage/testing/folder.js';

test('an export of the audit log has the entries that match, and is an entry itself', async () => {
  const client = appClient(join(await temporaryFolder(), 'data'));
  const { subjectId } = await client['people.addWithPin']({
    name: 'Ada',
    number: '1',
    pin: '2468',
  });
  await client['settings.change']({ zone: 'Europe/Berlin' });
  await client['people.setDetails']({ who: subjectId, department: 'Lab' });

  const exported = await client['audit.export']({ subject: 'people' });
  expect(exported.map(({ action, targetName }) => [action, targetName])).toEqual([
    ['people.setDetails', 'Ada'],
    ['people.addWithPin', 'Ada'],
  ]);
  expect(await client['audit.list']({ count: 1 })).toMatchObject([
    { action: 'audit.export', after: { rows: 2, subject: 'people' } },
  ]);
  expect(await client['audit.export']({ actor: 'nobody' })).toEqual([]);
  // The two exports and what they exported; nothing was left out without a filter.
  expect(await client['audit.export']({})).toHaveLength(5);
});
