import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { appClient } from '../app/testing/app-client.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { InMemoryLog } from '../storage/testing/in-memory-log.js';
import { exportedEntries } from './audit-export.js';
import { AuditLog } from './audit-log.js';
import type { Actor } from './session.js';

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

test('a file has at most 20,000 entries, and the refusal names the first day from which all entries fit', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-01T12:00:00.000Z') });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const store = new InMemoryLog();
  const audit = await AuditLog.open(store, () => undefined, store.guard);
  const data = { audit, people: { nameOf: () => 'Ada' }, settings: { zone: 'UTC' } };
  const grace: Actor = { actor: 'grace', role: 'administrator', via: 'screen' };
  const record = (count: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: count }, () =>
        audit.record(grace, { action: 'people.enrol', target: 'a1' }),
      ),
    );
  await record(1);
  vi.setSystemTime(Date.parse('2026-03-02T12:00:00.000Z'));
  await record(2);
  vi.setSystemTime(Date.parse('2026-03-03T12:00:00.000Z'));
  await record(19_997);
  expect(await exportedEntries(data, {})).toHaveLength(20_000);
  await record(1);
  await expect(exportedEntries(data, {})).rejects.toMatchObject({
    code: 'invalid-input',
    message:
      '20,001 entries match, but a file has at most 20,000. Choose 2026-03-03 or a later day as the first day.',
  });
  const fitting = await exportedEntries(data, { from: '2026-03-03' });
  expect(fitting).toHaveLength(19_998);
  expect(fitting.at(-1)).toMatchObject({ seq: 4, targetName: 'Ada' });
  await record(3);
  await expect(exportedEntries(data, { from: '2026-03-03' })).rejects.toThrow(
    'Choose one account or one kind of change.',
  );
});
