import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDataFolder, type DataFolder } from '../app/data-folder.js';
import { faultOf } from '../storage/testing/fault.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { CaseWatch } from './case-watch.js';
import { listCases } from './list-cases.js';

const opened = (folder: string): Promise<DataFolder> =>
  openDataFolder({ folder: join(folder, 'data'), notify: () => undefined });

test('the PIN after "That’s not me" completes the pair, and the list survives a restart', async () => {
  const folder = await temporaryFolder();
  let data = await opened(folder);
  const watch = new CaseWatch(data);
  await watch.denied('ada', 0);
  expect(data.cases.all).toMatchObject([
    { kind: 'look-alike', subjectId: null, takenForId: 'ada' },
  ]);
  await watch.proven('ben', 59_000);
  const pair = { kind: 'look-alike', subjectId: 'ben', takenForId: 'ada', count: 1 };
  expect(data.cases.all).toMatchObject([pair]);
  expect(await data.audit.list(5)).toMatchObject([{ action: 'door.notMe', target: 'ada' }]);
  await data.close();
  data = await opened(folder);
  expect(data.cases.all).toMatchObject([pair]);
  // Neither of them is a person of this site, as after an erasure.
  expect(listCases(data)).toEqual([]);
  await data.close();
});

test('a near miss is noted only if the PIN proves the nearest person, soon after', async () => {
  const data = await opened(await temporaryFolder());
  const watch = new CaseWatch(data);
  watch.missed('ada', 0);
  await watch.proven('ben', 1_000);
  watch.missed('ada', 2_000);
  await watch.proven('ada', 63_000);
  watch.missed('ada', 70_000);
  watch.recognised();
  await watch.proven('ada', 71_000);
  expect(data.cases.all).toEqual([]);
  for (const nowMs of [80_000, 90_000]) {
    watch.missed('ada', nowMs);
    await watch.proven('ada', nowMs + 5_000);
  }
  expect(data.cases.all).toMatchObject([{ kind: 'near-miss', subjectId: 'ada', count: 2 }]);
  await data.close();
});

test('there is at most one request for help a minute, at most 200 in all, and HR can take them off the list', async () => {
  const data = await opened(await temporaryFolder());
  const watch = new CaseWatch(data);
  await watch.askHelp(0);
  await watch.askHelp(59_000);
  expect(listCases(data)).toMatchObject([{ kind: 'help', person: null, takenFor: null, count: 1 }]);
  for (let minute = 1; minute <= 205; minute++) await watch.askHelp(minute * 60_000);
  expect(data.cases.all).toHaveLength(200);
  const { id } = listCases(data)[0]!;
  await data.cases.remove(id);
  expect((await faultOf(() => data.cases.remove(id))).code).toBe('not-found');
  await data.close();
});
