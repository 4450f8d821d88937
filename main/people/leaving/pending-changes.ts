import type { PurgeCertificate } from '../../../contract/calls/people.js';
import type { Actor } from '../../access/session.js';
import { zonedTime, systemZone } from '../../base/wall-clock.js';
import { certify, recordedCertificate } from './certificates.js';
import { mergeRecords, type RecordsToMerge } from './merge-people.js';
import type { Pending, PendingErasure, PendingMerge } from '../records/pending.js';
import { eraseFilesOf, purgePerson } from './person-erasure.js';
import type { PeopleData } from '../people-data.js';

/*
 * Erasing and merging people: changes that must also appear in the audit log and the journal. The records
 * are changed first, with a note of what remains to be done. `finish…` then does the remaining steps and
 * skips those already done, so it can be interrupted anywhere and called again.
 */

/**
 * Erases all data about a person except the punches, and records it in the audit log.
 * @throws Fault `not-found`, `ambiguous`: nothing was changed; `disk-full`, `data-read-only`: if the record
 *   is gone, the rest is erased automatically later.
 */
export function eraseSubject(
  data: PeopleData,
  who: string,
  by: Actor,
  reason: string,
): Promise<{ subjectId: string; name: string; certificate: PurgeCertificate }> {
  const { people, probes, absences, audit } = data;
  return data.changes.run(async () => {
    const subjectId = people.idOf(who);
    const name = people.nameOf(subjectId)!;
    const purged = [await probes.purgedItem(subjectId), await absences.purgedItem(subjectId)];
    const elsewhere = purged.filter((item) => item !== null);
    const note = await purgePerson(people.store, subjectId, elsewhere, {
      by,
      reason,
      auditSeq: audit.seq,
    });
    return { subjectId, name, certificate: await finishErasure(data, note) };
  });
}

/**
 * Merges two records of one person, punches included: `who` becomes part of `into`.
 * @throws Fault as `mergeRecords`; `disk-full`, `data-read-only`: if the records are merged already, the
 *   rest follows automatically later.
 */
export function mergeSubjects(
  data: PeopleData,
  merge: RecordsToMerge & { readonly reason: string },
  by: Actor,
): Promise<{ subjectId: string; name: string }> {
  const { people, audit, settings } = data;
  return data.changes.run(async () => {
    const time = zonedTime(Date.now(), settings.zone ?? systemZone());
    const note = await mergeRecords(people.store, merge, {
      by,
      reason: merge.reason,
      time,
      auditSeq: audit.seq,
    });
    await finishMerge(data, note);
    return { subjectId: note.subjectId, name: people.nameOf(note.subjectId)! };
  });
}

/** Finishes interrupted erasures and merges, oldest first. @throws Fault `disk-full`, `data-read-only`. */
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
  await data.absences.eraseOf(subjectId);
  const certificate =
    (await recordedCertificate(data, note)) ?? (await certify(data, by, subjectId, reason, purged));
  await removeNote(data, note);
  return certificate;
}

async function finishMerge(data: PeopleData, note: PendingMerge): Promise<void> {
  const { journal, audit, settings } = data;
  const { subjectId, goneId, by, reason, time, auditSeq, differentFaces } = note;
  await eraseFilesOf(data.people.store, goneId);
  await data.probes.eraseOf(goneId);
  await data.absences.merge(goneId, subjectId);
  if (journal.table.subjectOf(goneId) !== journal.table.subjectOf(subjectId)) {
    const { kioskId } = settings;
    const entry = { ...time, kioskId, author: by.actor, reason, subjectId: goneId };
    await journal.merge({ ...entry, into: subjectId });
  }
  const auditEntry = {
    action: 'people.merge' as const,
    target: subjectId,
    after: { merged: goneId, reason, ...(differentFaces === true ? { differentFaces } : {}) },
  };
  const laterEntries = await audit.since(auditSeq);
  const isRecorded = laterEntries.some(
    ({ action, target, after }) =>
      action === auditEntry.action &&
      target === subjectId &&
      JSON.stringify(after) === JSON.stringify(auditEntry.after),
  );
  if (!isRecorded) await audit.record(by, auditEntry);
  await removeNote(data, note);
}

async function removeNote({ people }: PeopleData, note: Pending): Promise<void> {
  const { register } = people.store;
  await register.exclusively(() =>
    register.write(
      register.all,
      register.pending.filter((other) => other !== note),
    ),
  );
}
