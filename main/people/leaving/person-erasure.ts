import { Fault } from '../../../contract/fault.js';
import type { Purged } from '../../../contract/calls/people.js';
import type { PendingErasure } from '../records/pending.js';
import type { PeopleStore } from '../records/people-store.js';
import { isActive } from '../records/person-record.js';
import { purgedOf } from '../records/templates.js';

/**
 * Takes somebody's record out, with a note of what is left to do: erasing the files, and the audit log.
 * @param elsewhere what is kept of them beside this store.
 * @returns the note.
 * @throws Fault `not-found`; `disk-full`, `data-read-only`: then nothing was changed.
 */
export function purgePerson(
  { register, templates, photos }: PeopleStore,
  subjectId: string,
  elsewhere: readonly Purged[],
  note: Omit<PendingErasure, 'kind' | 'subjectId' | 'purged'>,
): Promise<PendingErasure> {
  return register.inTurn(async () => {
    const person = register.only(subjectId);
    // From here on nobody is recognised as them, so that nothing more comes to be kept.
    templates.hide(subjectId);
    const kept = await photos.purgedOf(subjectId);
    const purged = [
      ...(await templates.purgedOf(subjectId)),
      ...(kept === null ? [] : [kept]),
      purgedOf('record', Buffer.from(JSON.stringify(person))),
      ...elsewhere,
    ];
    const pending: PendingErasure = { kind: 'erase', subjectId, ...note, purged };
    try {
      await register.write(
        register.all.filter((one) => one !== person),
        [...register.pending, pending],
      );
    } catch (error) {
      if (person.samples > 0 && isActive(person)) await templates.load(person);
      throw error;
    }
    return pending;
  });
}

/** Erases the files of somebody whose record is gone; nothing where they are gone too. */
export async function eraseFilesOf(
  { templates, photos }: Pick<PeopleStore, 'templates' | 'photos'>,
  subjectId: string,
): Promise<void> {
  await templates.erase(subjectId);
  await photos.erase(subjectId);
}

/**
 * A crash while somebody was enrolled leaves a template that no record names. It is erased, but not
 * where records themselves may be lost.
 * @throws Fault `data-damaged` where templates are there but no records.
 */
export async function eraseLeftOvers(
  store: PeopleStore,
  notice: (sentence: string) => void,
): Promise<void> {
  const { register, templates, photos } = store;
  const kept = new Set([...(await templates.ids()), ...(await photos.ids())]);
  const isPending = (id: string): boolean =>
    register.pending.some((one) => id === (one.kind === 'merge' ? one.goneId : one.subjectId));
  const leftOver = [...kept].filter((id) => register.find(id) === undefined && !isPending(id));
  if (leftOver.length === 0 || register.isRecovered) return;
  if (!register.isFound) {
    throw new Fault(
      'data-damaged',
      `${register.file} is missing, though ${leftOver.length} people's templates are there; put it back from a backup. Nothing was changed.`,
    );
  }
  for (const id of leftOver) await eraseFilesOf(store, id);
  notice(
    `${leftOver.length} template(s) left over from an enrolment or erasure that was cut short were erased.`,
  );
}
