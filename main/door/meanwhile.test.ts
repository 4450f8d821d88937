import { expect, onTestFinished, test } from 'vitest';
import { Fault } from '../../contract/fault.js';
import { openDataFolder } from '../app/data-folder.js';
import { mergeSubjects } from '../people/leaving/pending-changes.js';
import { changeSettings } from '../settings/settings.js';
import { temporaryFolder } from '../storage/testing/folder.js';
import { Kiosk } from './kiosk.js';

/* Changes to people and files while somebody stands at the door, with a real journal and real records. */

const ada = { number: '1', pin: '2468', direction: null };
const grace = { actor: 'grace', role: 'administrator', via: 'screen' } as const;

/** A door that asks Ada, who came with her PIN, whether she comes or goes. */
async function askingDoor() {
  const folder = await temporaryFolder();
  const data = await openDataFolder({ folder, notify: () => undefined });
  onTestFinished(() => data.close());
  await changeSettings(data.settingsFile, { debounceSeconds: 0 });
  const { subjectId } = await data.people.addWithPin('Ada', ada.number, ada.pin);
  const kiosk = new Kiosk(data, () => {
    throw new Error('no picture is analysed');
  });
  await kiosk.otherWays.pin(ada);
  const asked = await kiosk.otherWays.pin(ada);
  if (asked.kind !== 'asking') throw new Error(asked.kind);
  const punches = async () => {
    const found: string[] = [];
    for await (const entry of data.journal.punches()) {
      if (entry.kind === 'punch') found.push(entry.subjectId);
    }
    return found;
  };
  return { data, kiosk, subjectId, seq: asked.question.seq, punches };
}

test('a person who is suspended while the door asks them cannot clock in', async () => {
  const { data, kiosk, subjectId, seq, punches } = await askingDoor();
  await data.people.setStatus(subjectId, { suspended: true });
  await expect(kiosk.answer(seq, 'out')).rejects.toMatchObject({ code: 'too-late' });
  expect(await punches()).toEqual([subjectId]);
});

test('the punch of a person who is merged while the door asks them goes to the record that is kept', async () => {
  const { data, kiosk, subjectId, seq, punches } = await askingDoor();
  const kept = await data.people.addWithPin('Ada Lovelace', '2', '1357');
  await mergeSubjects(data, { who: subjectId, into: kept.subjectId, reason: 'twice' }, grace);
  const { punch } = await kiosk.answer(seq, 'out');
  expect(punch).toMatchObject({ name: 'Ada Lovelace', direction: 'out' });
  expect(await punches()).toEqual([subjectId, kept.subjectId]);
});

test('an answer counts even if its look cannot be withdrawn, and can be given again if the punch fails', async () => {
  const { data, kiosk, subjectId, seq, punches } = await askingDoor();
  const { journal } = data;
  const [record, takeBack] = [journal.record.bind(journal), journal.takeBack.bind(journal)];
  const full = new Fault('disk-full', 'The disk is full.');
  journal.record = () => Promise.reject(full);
  await expect(kiosk.answer(seq, 'out')).rejects.toBe(full);
  journal.record = record;
  journal.takeBack = () => Promise.reject(full);
  expect((await kiosk.answer(seq, 'out')).punch).toMatchObject({ direction: 'out' });
  journal.takeBack = takeBack;
  expect(await punches()).toEqual([subjectId, subjectId]);
});
