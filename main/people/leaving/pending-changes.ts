import type { PurgeCertificate } from '../../../contract/calls/people.js';
import { auditFirst } from '../../access/audit-first.js';
import type { NewAuditEntry } from '../../access/audit-log.js';
import type { Actor } from '../../access/session.js';
import { zonedTime, systemZone } from '../../base/wall-clock.js';
import { certify, recordedCertificate } from './certificates.js';
import { mergeRecords, type Merging, type RecordsToMerge } from './merge-people.js';
import type { Pending, PendingErasure, PendingMerge } from '../records/pending.js';
import { eraseFilesOf } from '../records/erase-files.js';
import { purgePerson } from './person-erasure.js';
import type { PeopleData } from '../people-data.js';

/*
 * Erasing and merging people: changes that must also appear in the journal, or in the audit log with what was
 * erased. The records are changed first, with a note of what remains to be done; a merge is in the audit log
 * before that. `finish…` then does the remaining steps and
 * skips those already done, so it can be interrupted anywhere and called again.
 */

/** The result of an erasure. */
export interface Erased {
  readonly subjectId: string;
  readonly name: string;
  readonly certificate: PurgeCertificate;
}

/** Why a kiosk removes somebody, on the certificate. */
const removalReason = 'not expected at this kiosk any more';

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
): Promise<Erased> {
  return erase(data, who, { by, reason });
}

/**
 * Erases the same data as `eraseSubject`, but only at this kiosk, because the person now clocks in elsewhere. They may
 * come back, so it has a separate action in the audit log.
 * @throws Fault as `eraseSubject`.
 */
export function removeSubject(data: PeopleData, subjectId: string, by: Actor): Promise<Erased> {
  return erase(data, subjectId, { by, reason: removalReason, isRemoval: true });
}

function erase(
  data: PeopleData,
  who: string,
  cause: Pick<PendingErasure, 'by' | 'reason' | 'isRemoval'>,
): Promise<Erased> {
  const { people, probes, absences, audit } = data;
  return data.changes.run(async () => {
    const subjectId = people.idOf(who);
    const name = people.nameOf(subjectId)!;
    const purged = [await probes.purgedItem(subjectId), await absences.purgedItem(subjectId)];
    const elsewhere = purged.filter((item) => item !== null);
    const noted = { ...cause, auditSeq: audit.seq };
    const note = await purgePerson(people.store, subjectId, elsewhere, noted);
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
    const { reason } = merge;
    const commit = auditFirst<Merging>(
      { data: () => Promise.resolve(data), session: { actor: by } },
      (merging) => mergeEntry(merging, reason),
    );
    const note = { by, reason, time, auditSeq: audit.seq };
    const pending = await mergeRecords(people.store, merge, note, commit);
    await finishMerge(data, pending);
    const { subjectId } = pending;
    return { subjectId, name: people.nameOf(subjectId)! };
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
  const { subjectId } = note;
  await eraseFilesOf(data.people.store, subjectId);
  await data.probes.eraseOf(subjectId);
  await data.absences.eraseOf(subjectId);
  await data.connectors.eraseOf(subjectId);
  const certificate = (await recordedCertificate(data, note)) ?? (await certify(data, note));
  await removeNote(data, note);
  return certificate;
}

async function finishMerge(data: PeopleData, note: PendingMerge): Promise<void> {
  const { journal, audit, settings } = data;
  const { subjectId, goneId, by, reason, time, differentFaces } = note;
  await eraseFilesOf(data.people.store, goneId);
  await data.probes.eraseOf(goneId);
  await data.absences.merge(goneId, subjectId);
  if (journal.facts.subjectOf(goneId) !== journal.facts.subjectOf(subjectId)) {
    const { kioskId } = settings;
    const entry = { ...time, kioskId, author: by.actor, reason, subjectId: goneId };
    await journal.merge({ ...entry, into: subjectId });
  }
  const isRecorded = note.isRecorded === true || (await hasMergeEntry(data, note));
  if (!isRecorded) {
    const merging = { subjectId, goneId, differentFaces: differentFaces === true };
    await audit.record(by, mergeEntry(merging, reason));
  }
  await removeNote(data, note);
}

function mergeEntry({ subjectId, goneId, differentFaces }: Merging, reason: string): NewAuditEntry {
  const after = { merged: goneId, reason, ...(differentFaces ? { differentFaces } : {}) };
  return { action: 'people.merge', target: subjectId, after };
}

/** Whether an older version recorded the merge of a note before it was interrupted. */
async function hasMergeEntry({ audit }: PeopleData, note: PendingMerge): Promise<boolean> {
  const entries = await audit.since(note.auditSeq);
  return entries.some(
    ({ action, target, after }) =>
      action === 'people.merge' &&
      target === note.subjectId &&
      (after as { merged?: unknown }).merged === note.goneId,
  );
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
