import type { PurgeCertificate } from '../../../contract/calls/people.js';
import type { Actor } from '../../access/session.js';
import { zonedTime, systemZone } from '../../base/wall-clock.js';
import { certificateSince, certify } from './certificates.js';
import { mergeRecords } from './merge-people.js';
import type { Pending, PendingErasure, PendingMerge } from '../records/pending.js';
import { eraseFilesOf, purgePerson } from './person-erasure.js';
import type { PeopleData } from '../people-data.js';

/*
 * Erasing and merging people: changes of the records that the audit log and the journal must tell of. The
 * records are changed first, with a note of what is left to do; `finish…` does that, each step only where it
 * was not done, so that it may be cut short anywhere and be called again.
 */

/**
 * Erases everything kept of somebody but the punches, and records it.
 * @throws Fault `not-found`, `ambiguous`: then nothing was changed; `disk-full`, `data-read-only`: where the
 *   record is gone, the rest follows by itself.
 */
export function eraseSubject(
  data: PeopleData,
  who: string,
  by: Actor,
  reason: string,
): Promise<{ subjectId: string; name: string; certificate: PurgeCertificate }> {
  const { people, probes, audit } = data;
  return data.changes.run(async () => {
    const subjectId = people.idOf(who);
    const name = people.nameOf(subjectId)!;
    const kept = await probes.purgedOf(subjectId);
    const note = await purgePerson(people.store, subjectId, kept === null ? [] : [kept], {
      by,
      reason,
      auditSeq: audit.seq,
    });
    return { subjectId, name, certificate: await finishErasure(data, note) };
  });
}

/**
 * Makes one of two records of one person, punches included: `who` becomes part of `into`.
 * @throws Fault as `mergeRecords`; `disk-full`, `data-read-only`: where the records are one, the rest
 *   follows by itself.
 */
export function mergeSubjects(
  data: PeopleData,
  { who, into, reason }: { readonly who: string; readonly into: string; readonly reason: string },
  by: Actor,
): Promise<{ subjectId: string; name: string }> {
  const { people, audit, settings } = data;
  return data.changes.run(async () => {
    const time = zonedTime(Date.now(), settings.zone ?? systemZone());
    const note = await mergeRecords(people.store, who, into, {
      by,
      reason,
      time,
      auditSeq: audit.seq,
    });
    await finishMerge(data, note);
    return { subjectId: note.subjectId, name: people.nameOf(note.subjectId)! };
  });
}

/** Finishes what was cut short, oldest first. @throws Fault `disk-full`, `data-read-only`. */
export function finishPending(data: PeopleData): Promise<void> {
  return data.changes.run(async () => {
    for (const note of data.people.store.register.pending) {
      if (note.kind === 'erase') await finishErasure(data, note);
      else await finishMerge(data, note);
    }
  });
}

async function finishErasure(data: PeopleData, note: PendingErasure): Promise<PurgeCertificate> {
  const { subjectId, by, reason, purged } = note;
  await eraseFilesOf(data.people.store, subjectId);
  await data.probes.eraseOf(subjectId);
  const certificate =
    (await certificateSince(data, note)) ?? (await certify(data, by, subjectId, reason, purged));
  await takeOut(data, note);
  return certificate;
}

async function finishMerge(data: PeopleData, note: PendingMerge): Promise<void> {
  const { journal, audit, settings } = data;
  const { subjectId, goneId, by, reason, time, auditSeq } = note;
  await eraseFilesOf(data.people.store, goneId);
  await data.probes.eraseOf(goneId);
  if (journal.table.subjectOf(goneId) !== journal.table.subjectOf(subjectId)) {
    const { kioskId } = settings;
    const entry = { ...time, kioskId, author: by.actor, reason, subjectId: goneId };
    await journal.merge({ ...entry, into: subjectId });
  }
  const deed = {
    action: 'people.merge' as const,
    target: subjectId,
    after: { merged: goneId, reason },
  };
  const since = await audit.since(auditSeq);
  const isRecorded = since.some(
    ({ action, target, after }) =>
      action === deed.action &&
      target === subjectId &&
      JSON.stringify(after) === JSON.stringify(deed.after),
  );
  if (!isRecorded) await audit.record(by, deed);
  await takeOut(data, note);
}

async function takeOut({ people }: PeopleData, note: Pending): Promise<void> {
  const { register } = people.store;
  await register.inTurn(() =>
    register.write(
      register.all,
      register.pending.filter((one) => one !== note),
    ),
  );
}
