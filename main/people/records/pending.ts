import * as v from 'valibot';
import { AuditEntry } from '../../../contract/calls/access.js';
import { Purged } from '../../../contract/calls/people.js';

/*
 * Notes of changes that affect several files. A note is written together with the changed records, and
 * removed when the audit log and the journal have their entries. After a crash in between, the note is used
 * to finish the change.
 */

const common = {
  subjectId: v.string(),
  by: v.pick(AuditEntry, ['actor', 'role', 'via']),
  reason: v.string(),
  /** Number of the latest audit entry before the change: only later ones can belong to the change. */
  auditSeq: v.number(),
};

/** A record was removed; `purged` goes into the certificate. */
export const PendingErasure = v.object({
  kind: v.literal('erase'),
  ...common,
  purged: v.array(Purged),
  /** True if only this kiosk erases the person, who now clocks in elsewhere. */
  isRemoval: v.optional(v.boolean()),
});
export type PendingErasure = v.InferOutput<typeof PendingErasure>;

/** The record `goneId` was merged into `subjectId`. */
export const PendingMerge = v.object({
  kind: v.literal('merge'),
  ...common,
  goneId: v.string(),
  /** Time of the merge, in the journal's format. */
  time: v.object({ at: v.string(), offset: v.string(), zone: v.string() }),
  /** True if the two faces differ, which was overridden. */
  differentFaces: v.optional(v.boolean()),
  /** True if its entry is already in the audit log. Older versions recorded a merge after the change. */
  isRecorded: v.optional(v.boolean()),
});
export type PendingMerge = v.InferOutput<typeof PendingMerge>;

export const Pending = v.variant('kind', [PendingErasure, PendingMerge]);
export type Pending = v.InferOutput<typeof Pending>;
