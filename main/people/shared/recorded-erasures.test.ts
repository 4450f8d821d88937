import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../../contract/fault.js';
import { openDataFolder } from '../../app/data-folder.js';
import { temporaryFolder } from '../../storage/testing/folder.js';
import { certificatesOf, checkCertificate } from '../leaving/certificates.js';
import { eraseSubject, finishPending, removeSubject } from '../leaving/pending-changes.js';
import type { PeopleData } from '../people-data.js';
import { recordedErasures } from './recorded-erasures.js';

const hana = { actor: 'hana', role: 'hr', via: 'screen' } as const;
const hub = { actor: 'hub', role: 'administrator', via: 'service' } as const;

async function newData(): Promise<PeopleData> {
  const data = await openDataFolder({ folder: await temporaryFolder(), notify: () => undefined });
  onTestFinished(() => data.close());
  return data;
}

async function add(data: PeopleData, name: string, number: string): Promise<string> {
  return (await data.people.addWithPin(name, number, '2468')).subjectId;
}

test('erasures are recorded as such, and removals from one kiosk are not', async () => {
  const data = await newData();
  const [ada, ben] = [await add(data, 'Ada', '7'), await add(data, 'Ben', '8')];
  await eraseSubject(data, ada, hana, 'requested');
  const { certificate } = await removeSubject(data, ben, hub);
  expect(await recordedErasures(data, 0)).toEqual(new Map([[ada, null]]));
  expect((await data.audit.list(2)).map(({ action, target }) => [action, target])).toEqual([
    ['people.remove', ben],
    ['people.purge', ada],
  ]);
  // Both have a certificate, which the audit log confirms.
  expect((await certificatesOf(data)).map(({ subjectId }) => subjectId)).toEqual([ben, ada]);
  expect(await checkCertificate(data, certificate)).toEqual({ ok: true, problem: null });
});

test('an interrupted removal does not count as an erasure either, before or after it is finished', async () => {
  const data = await newData();
  const ada = await add(data, 'Ada', '7');
  const record = data.audit.record.bind(data.audit);
  data.audit.record = () => Promise.reject(new Fault('disk-full', 'The disk is full.'));
  await expect(removeSubject(data, ada, hub)).rejects.toMatchObject({ code: 'disk-full' });
  expect(data.people.store.register.pending).toMatchObject([{ subjectId: ada, isRemoval: true }]);
  expect(await recordedErasures(data, 0)).toEqual(new Map());
  data.audit.record = record;
  await finishPending(data);
  expect(await data.audit.list(1)).toMatchObject([{ action: 'people.remove', target: ada }]);
  expect(await recordedErasures(data, 0)).toEqual(new Map());
});

test('removals by older versions are still distinguished from erasures, by their reason', async () => {
  const data = await newData();
  const reason = 'not expected at this kiosk any more';
  const after = { reason, purged: [] };
  await data.audit.record(hub, { action: 'people.purge', target: 'removed', after });
  // Somebody typed the same text as a reason.
  await data.audit.record(hana, { action: 'people.purge', target: 'erased', after });
  expect(await recordedErasures(data, 0)).toEqual(new Map([['erased', null]]));
  const ada = await add(data, 'Ada', '7');
  const { register } = data.people.store;
  const note = { kind: 'erase', subjectId: ada, by: hub, auditSeq: 0, ...after } as const;
  await register.exclusively(() => register.write([], [note]));
  expect(await recordedErasures(data, 0)).toEqual(new Map([['erased', null]]));
});
