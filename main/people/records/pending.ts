import * as v from 'valibot';
import { AuditEntry } from '../../../contract/calls/access.js';
import { Purged } from '../../../contract/calls/people.js';

/*
 * Notes of changes that reach more than one file. A note is written with the change of the records, in
 * one write, and taken out when the audit log and the journal have theirs: a crash in between leaves the
 * note, by which the change is finished.
 */

const begin = {
  subjectId: v.string(),
  by: v.pick(AuditEntry, ['actor', 'role', 'via']),
  reason: v.string(),
  /** Number of the audit log's latest entry before: only later ones can be this change's. */
  auditSeq: v.number(),
};

/** Somebody's record is gone; `purged` is what the certificate will say. */
export const PendingErasure = v.object({
  kind: v.literal('erase'),
  ...begin,
  purged: v.array(Purged),
});
export type PendingErasure = v.InferOutput<typeof PendingErasure>;

/** The record `goneId` became a part of `subjectId`'s. */
export const PendingMerge = v.object({
  kind: v.literal('merge'),
  ...begin,
  goneId: v.string(),
  /** When, as the journal keeps it. */
  time: v.object({ at: v.string(), offset: v.string(), zone: v.string() }),
});
export type PendingMerge = v.InferOutput<typeof PendingMerge>;

export const Pending = v.variant('kind', [PendingErasure, PendingMerge]);
export type Pending = v.InferOutput<typeof Pending>;
