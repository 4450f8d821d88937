import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../../contract/fault.js';
import { parseLine } from '../../attendance/journal/entry-line.js';
import { useEnrolled } from '../../hosts/testing/enrolled.js';
import { startProgram } from '../../storage/testing/program.js';
import { openApp } from '../../app/app.js';
import { eraseSubject, mergeSubjects } from './pending-changes.js';
import { ErasureClock } from './erasure-time.js';
import { purgeDue } from './retention.js';
import { openDataFolder } from '../../app/data-folder.js';

const enrolled = useEnrolled();
const grace = { actor: 'grace', role: 'administrator', via: 'screen' } as const;

/** Erases ada or merges her into ben, and kills itself before or after one of the steps. */
const program = `
  import { openDataFolder } from './dist/main/app/data-folder.js';
  import { eraseSubject, mergeSubjects } from './dist/main/people/leaving/pending-changes.js';
  const [data, what, when, room, step] = process.argv.slice(1);
  const opened = await openDataFolder({ folder: data, notify: () => undefined });
  const rooms = { ...opened, templates: opened.people.store.templates };
  const die = () => {
    process.kill(process.pid, 'SIGKILL');
    return new Promise(() => undefined);
  };
  const original = rooms[room][step].bind(rooms[room]);
  rooms[room][step] = async (...args) => {
    if (when === 'after') await original(...args);
    await die();
  };
  console.log('started');
  const by = ${JSON.stringify(grace)};
  if (what === 'erase') await eraseSubject(opened, 'ada', by, 'requested');
  else await mergeSubjects(opened, { who: 'ada', into: 'ben', reason: 'twice', differentFaces: true }, by);
  console.log('finished');
`;

async function newData(): Promise<{ data: string; adaId: string; benId: string }> {
  const data = join(await enrolled.newFolder(), 'data');
  enrolled.copyTo(data);
  const { people } = JSON.parse(await readFile(join(data, 'people.json'), 'utf8')) as {
    people: { name: string; subjectId: string }[];
  };
  const idOf = (name: string): string => people.find((person) => person.name === name)!.subjectId;
  return { data, adaId: idOf('ada'), benId: idOf('ben') };
}

async function killedAt(data: string, what: string, step: string): Promise<void> {
  const [when, where] = step.split(' ') as [string, string];
  const running = startProgram(program, data, what, when, ...where.split('.'));
  await running.printed(1);
  await expect(running.printed(2)).rejects.toThrow('ended after 1 line:');
  expect(running.lines).toEqual(['started']);
}

/** Opens the folder twice, as the kiosk does: the second start must not repeat anything. */
async function openedTwice(data: string) {
  for (let start = 0; ; start++) {
    const notices: string[] = [];
    const onNotice = (notice: { type: string }): void => void notices.push(JSON.stringify(notice));
    const app = openApp({ folder: data, onNotice });
    const { api } = app;
    const [people, certificates, entries, audit, journal] = [
      await api['people.list']({}),
      await api['people.certificates']({}),
      await api['audit.list']({ count: 500 }),
      await api['audit.verify']({}),
      await api['attendance.verify']({}),
    ];
    await app.close();
    expect([audit.ok, journal.ok, notices]).toEqual([true, true, []]);
    if (start === 1) return { people, certificates, entries };
  }
}

const pendingIn = async (data: string): Promise<unknown> =>
  (JSON.parse(await readFile(join(data, 'people.json'), 'utf8')) as { pending: unknown }).pending;

test.each(['before templates.erase', 'before audit.record', 'after audit.record'])(
  'an erasure killed %s is finished at the next start, with one certificate',
  async (step) => {
    const { data, adaId } = await newData();
    await killedAt(data, 'erase', step);
    expect(await pendingIn(data)).toHaveLength(1);
    const { people, certificates } = await openedTwice(data);
    expect(people.map(({ name }) => name)).toEqual(['ben']);
    expect(certificates).toMatchObject([
      { subjectId: adaId, purgedBy: 'grace', purged: [{ what: 'template' }, { what: 'record' }] },
    ]);
    expect(await readdir(join(data, 'templates'))).not.toContain(`${adaId}.sealed`);
    expect(await pendingIn(data)).toEqual([]);
    // The last good copy does not contain the record either.
    expect(await readFile(join(data, 'people.json.last-good'), 'utf8')).not.toContain('"ada"');
  },
);

test.each(['before templates.erase', 'before journal.merge', 'after journal.merge'])(
  'a merge killed %s is finished at the next start, with one entry in each log',
  async (step) => {
    const { data, adaId, benId } = await newData();
    await killedAt(data, 'merge', step);
    expect(await pendingIn(data)).toHaveLength(1);
    const { people, entries } = await openedTwice(data);
    expect(people).toMatchObject([{ name: 'ben', samples: 6 }]);
    expect(entries.filter(({ action }) => action === 'people.merge')).toMatchObject([
      { actor: 'grace', target: benId, after: { merged: adaId, reason: 'twice' } },
    ]);
    const lines = (await readFile(join(data, 'journal', 'punches.jsonl'), 'utf8'))
      .trim()
      .split('\n');
    expect(
      lines.map((line) => parseLine(line)).filter((entry) => entry?.kind === 'merge'),
    ).toMatchObject([{ subjectId: adaId, into: benId, author: 'grace', reason: 'twice' }]);
    expect(await readdir(join(data, 'templates'))).toEqual([`${benId}.sealed`]);
    expect(await pendingIn(data)).toEqual([]);
  },
);

test.each(['before audit.record', 'after audit.record'])(
  'a merge killed %s has not begun, and can be repeated',
  async (step) => {
    const { data, adaId, benId } = await newData();
    await killedAt(data, 'merge', step);
    expect(await pendingIn(data)).toEqual([]);
    expect((await openedTwice(data)).people.map(({ name }) => name)).toEqual(['ada', 'ben']);
    const opened = await openDataFolder({ folder: data, notify: () => undefined });
    onTestFinished(() => opened.close());
    const merge = { who: adaId, into: benId, reason: 'twice', differentFaces: true };
    await mergeSubjects(opened, merge, grace);
    expect(opened.people.list()).toMatchObject([{ name: 'ben', samples: 6 }]);
  },
);

test('an erasure reports an audit log that cannot be written, and adds the entry later', async () => {
  const { data, adaId } = await newData();
  const opened = await openDataFolder({ folder: data, notify: () => undefined });
  onTestFinished(() => opened.close());
  const record = opened.audit.record.bind(opened.audit);
  opened.audit.record = () => Promise.reject(new Fault('disk-full', 'the disk is full'));
  await expect(eraseSubject(opened, 'ada', grace, 'requested')).rejects.toMatchObject({
    code: 'disk-full',
  });
  expect(opened.people.nameOf(adaId)).toBeNull();
  expect(opened.people.gallery.has(adaId)).toBe(false);
  opened.audit.record = record;
  const clock = new ErasureClock(data, () => undefined);
  await purgeDue(opened, clock);
  await purgeDue(opened, clock);
  const entries = (await opened.audit.list(10)).filter(({ action }) => action === 'people.purge');
  expect(entries).toMatchObject([{ target: adaId, actor: 'grace' }]);
});

test('a merge that is repeated after a failed write counts no sample twice', async () => {
  const { data, benId } = await newData();
  const opened = await openDataFolder({ folder: data, notify: () => undefined });
  onTestFinished(() => opened.close());
  const { register } = opened.people.store;
  const write = register.write.bind(register);
  register.write = () => Promise.reject(new Fault('disk-full', 'the disk is full'));
  const merge = { who: 'ada', into: 'ben', reason: 'twice', differentFaces: true };
  await expect(mergeSubjects(opened, merge, grace)).rejects.toMatchObject({ code: 'disk-full' });
  register.write = write;
  await mergeSubjects(opened, merge, grace);
  expect(opened.people.list()).toMatchObject([{ name: 'ben', samples: 6 }]);
  expect((await opened.people.templates()).get(benId)?.samples).toHaveLength(6);
});
