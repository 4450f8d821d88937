import { Fault } from '../../../contract/fault.js';
import type { Purged } from '../../../contract/calls/people.js';
import { counted } from '../../../contract/plural.js';
import { eraseFilesOf } from '../records/erase-files.js';
import type { PendingErasure } from '../records/pending.js';
import type { PeopleStore } from '../records/people-store.js';
import { isReadingOnly } from '../../storage/reading-only.js';
import { isActive } from '../records/person-record.js';
import { purgedItem } from '../records/templates.js';

/**
 * Removes a person's record, and adds a note of what remains to be done: erasing the files, and the entry
 * in the audit log.
 * @param elsewhere data about the person outside this store.
 * @returns the note.
 * @throws Fault `not-found`; `disk-full`, `data-read-only`: nothing was changed.
 */
export function purgePerson(
  { register, templates, photos }: PeopleStore,
  subjectId: string,
  elsewhere: readonly Purged[],
  note: Omit<PendingErasure, 'kind' | 'subjectId' | 'purged'>,
): Promise<PendingErasure> {
  return register.exclusively(async () => {
    const person = register.findUnique(subjectId);
    // The person is no longer recognised from here on, so no further data about them is stored.
    templates.hide(subjectId);
    const purgedPhotos = await photos.purgedItem(subjectId);
    const purged = [
      ...(await templates.purgedItems(subjectId)),
      ...(purgedPhotos === null ? [] : [purgedPhotos]),
      purgedItem('record', Buffer.from(JSON.stringify(person))),
      ...elsewhere,
    ];
    const pending: PendingErasure = { kind: 'erase', subjectId, ...note, purged };
    try {
      await register.write(
        register.all.filter((other) => other !== person),
        [...register.pending, pending],
      );
    } catch (error) {
      if (person.samples > 0 && isActive(person)) await templates.load(person);
      throw error;
    }
    return pending;
  });
}

/**
 * Erases files without a record, which a crash during an enrolment leaves behind. Files stay if the records
 * themselves may be lost.
 * @throws Fault `data-damaged` if there are templates but no records.
 */
export async function eraseLeftovers(
  store: PeopleStore,
  notify: (sentence: string) => void,
): Promise<void> {
  const { register, templates, photos } = store;
  const storedIds = new Set([...(await templates.ids()), ...(await photos.ids())]);
  const isPending = (id: string): boolean =>
    register.pending.some((note) => id === (note.kind === 'merge' ? note.goneId : note.subjectId));
  const leftOver = [...storedIds].filter((id) => register.find(id) === undefined && !isPending(id));
  if (leftOver.length === 0 || register.isRecovered || isReadingOnly(register.file)) return;
  if (!register.isFound) {
    throw new Fault(
      'data-damaged',
      `${register.file} is missing, but templates or photos of ${counted(leftOver.length, 'person', 'people')} are stored. Restore the file from a backup. Nothing was changed.`,
    );
  }
  for (const id of leftOver) await eraseFilesOf(store, id);
  notify(
    `The files of ${counted(leftOver.length, 'person', 'people')} left behind by an interrupted enrolment or erasure were erased.`,
  );
}
