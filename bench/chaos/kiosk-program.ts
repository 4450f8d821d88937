import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isFault } from '../../contract/fault.js';
import { openApp } from '../../main/app/app.js';
import { punch } from '../../main/attendance/punch/record.js';
import { randomFrom } from '../../main/base/random-from.js';
import { encodeTemplate, makeTemplate } from '../../main/gallery/template.js';
import { isActive } from '../../main/people/records/person-record.js';
import { marksOf } from '../../main/people/shared/shared-person.js';
import { takePeople } from '../../main/people/shared/take-people.js';
import type { FromKiosk, KioskState, Question, Report, ToKiosk } from './messages.js';
import { sendAgain } from './send-again.js';

/*
 * A kiosk without a screen: `kiosk-program.js FOLDER SEED`. People punch, are added, changed and erased at random moments,
 * and it reports what is on the disk. It also sends entries to the hub twice and out of order.
 */

const [, , folder = '', seed = '1'] = process.argv;
const random = randomFrom(Number(seed));
const pick = <Value>(values: readonly Value[]): Value | undefined =>
  values[Math.floor(random() * values.length)];
/** People are erased only if there are more than this. */
const minPeople = 12;
/** Longest time between two actions of people, in ms. */
const pauseMs = 700;

const app = openApp({
  folder,
  recognises: false,
  readsWithoutLock: true,
  onNotice: (notice) => {
    if (notice.type === 'notice') send({ kind: 'notice', text: notice.message });
  },
});
let isWorking = false;

function send(message: FromKiosk): void {
  process.send?.(message);
}

function report(done: Report): void {
  send(done);
}

async function punchOne(): Promise<void> {
  const data = await app.data();
  const person = pick(data.people.store.register.all.filter(isActive));
  if (person === undefined) return addOne();
  const { subjectId } = person;
  const face = { modelId: null, distance: null, margin: null };
  const direction = random() < 0.5 ? 'in' : 'out';
  const result = await punch({ ...face, subjectId, method: 'pin', direction }, null, data);
  if (result.kind !== 'recorded') return;
  const { seq, at } = result.entry;
  report({ kind: 'punched', seq, subjectId, direction, at });
}

/** A person with a template of random numbers. */
async function addOne(): Promise<void> {
  const { people, recognition } = await app.data();
  const { modelId, dimension } = recognition;
  const sample = new Float32Array(dimension).map(() => random() - 0.5);
  const template = Buffer.from(encodeTemplate(makeTemplate(modelId, [sample], [0.9])));
  const subjectId = randomUUID();
  const named = { subjectId, name: `Person ${subjectId}`, number: subjectId.slice(0, 13) };
  const record = { ...named, samples: 1, modelId, enrolledAt: new Date().toISOString() };
  await takePeople(people.store, [{ record, template: template.toString('base64'), keeps: [] }]);
  report({ kind: 'added', subjectId });
}

async function eraseOne(): Promise<void> {
  const { people } = await app.data();
  const { all } = people.store.register;
  const person = all.length < minPeople ? undefined : pick(all);
  if (person === undefined) return;
  const { subjectId } = person;
  report({ kind: 'erasing', subjectId });
  await app.api['people.forget']({ who: subjectId });
  report({ kind: 'erased', subjectId });
}

async function changeOne(): Promise<void> {
  const { people } = await app.data();
  const person = pick(people.store.register.all);
  if (person === undefined) return;
  const { subjectId: who } = person;
  if (random() < 0.5) {
    await app.api['people.setDetails']({ who, department: `D${Math.floor(random() * 100)}` });
  } else if (isActive(person)) await app.api['people.suspend']({ who });
  else await app.api['people.reinstate']({ who });
}

async function doSomething(): Promise<void> {
  const which = random();
  if (which < 0.75) await punchOne();
  else if (which < 0.83) await addOne();
  else if (which < 0.87) await eraseOne();
  else if (which < 0.92) await changeOne();
  else {
    const { journal, linkFiles, settings } = await app.data();
    const problem = await sendAgain(journal, linkFiles, settings.kioskId, random);
    if (problem !== null) report({ kind: 'bug', text: problem });
  }
}

async function work(): Promise<void> {
  for (;;) {
    await pause(random() * pauseMs);
    if (!isWorking) continue;
    try {
      await doSomething();
    } catch (error) {
      // A full disk refuses; somebody may have been erased meanwhile.
      if (!isFault(error)) report({ kind: 'bug', text: textOf(error) });
    }
  }
}

async function state(): Promise<KioskState> {
  const data = await app.data();
  const uplink = await app.api['uplink.state']({});
  const { people, journal, site, linkFiles } = data;
  const link = await linkFiles.link();
  return {
    id: link?.kiosk ?? site.site,
    entries: journal.head.seq,
    waiting: uplink?.waiting ?? 0,
    peopleWaiting: uplink?.peopleWaiting ?? 0,
    rosterVersion: uplink?.rosterVersion ?? 0,
    problem: uplink?.problem ?? null,
    reports: site.reports.map(({ sentence }) => sentence),
    people: Object.fromEntries(
      people.store.register.all.map((record) => [record.subjectId, marksOf(record).join(' ')]),
    ),
  };
}

async function answer(question: Question): Promise<KioskState | null> {
  if (question.ask === 'state') return state();
  if (question.ask === 'work') {
    ({ isWorking } = question);
    return null;
  }
  // Here the same person may punch again immediately.
  await app.api['settings.change']({ debounceSeconds: 0 });
  const { address, code } = question;
  await app.api['uplink.join']({ address, pairingCode: code });
  return null;
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

process.on('message', ({ number, question }: ToKiosk) => {
  answer(question).then(
    (value) => {
      send({ kind: 'answer', number, value });
    },
    (error: unknown) => {
      send({ kind: 'refused', number, text: textOf(error) });
    },
  );
});
process.once('disconnect', () => process.exit(1));
process.once('SIGTERM', () => {
  isWorking = false;
  void app.close().then(() => process.exit(0));
});
await app.data();
send({ kind: 'answer', number: 0, value: null });
await work();
