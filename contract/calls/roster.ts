import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Path } from '../fields.js';
import { UploadId } from './transfers.js';

/** Many people at once, from a table or an archive. Part of the contract; see contract.ts. */

/** What a row of the roster comes to. */
export const RosterRow = v.object({
  /** Line of the table, the headings being line 1; null for a folder of photos. */
  line: v.nullable(v.number()),
  number: v.nullable(v.string()),
  name: v.string(),
  /** `done`: everything of it is there already. */
  action: v.picklist(['add', 'change', 'done', 'refuse']),
  photos: v.number(),
  problems: v.array(
    v.object({
      /** Heading; null where it is not about one column. */
      column: v.nullable(v.string()),
      message: v.string(),
    }),
  ),
});
export type RosterRow = v.InferOutput<typeof RosterRow>;

/** How far an import has come; kept until the next one begins. */
export const RosterState = v.object({
  state: v.picklist(['none', 'running', 'done', 'cancelled', 'failed']),
  /** People. */
  done: v.number(),
  total: v.number(),
  added: v.number(),
  changed: v.number(),
  /** What was not taken: a row or a photo, with its reason. */
  refused: v.array(
    v.object({ line: v.nullable(v.number()), name: v.string(), reason: v.string() }),
  ),
  /** Look-alikes and the like. */
  warnings: v.array(v.string()),
  /** Why it failed; else null. */
  problem: v.nullable(v.string()),
});
export type RosterState = v.InferOutput<typeof RosterState>;

/** A file that the screen sent, the files of a folder that it sent, or a file of this machine. */
const source = v.variant('kind', [
  v.object({ kind: v.literal('upload'), uploadId: UploadId }),
  v.object({
    kind: v.literal('folder'),
    /** Uploads are named by their paths in the folder. */
    uploadIds: v.pipe(v.array(UploadId), v.minLength(1), v.maxLength(100_000)),
  }),
  v.object({ kind: v.literal('file'), file: Path }),
]);
export type RosterSource = v.InferOutput<typeof source>;

/** `replace`: new templates for people who have one, where the roster has photos of them. */
const choice = { source, replace: v.optional(v.boolean(), false) };

export const rosterCalls = {
  /** A dry run: what each row would do. Nothing is changed. */
  'roster.plan': {
    access: 'administrator',
    input: v.object(choice),
    output: v.object({ rows: v.array(RosterRow), ignoredColumns: v.array(v.string()) }),
  },
  /**
   * Begins an import, which goes on by itself; rows with problems are left out. What was imported
   * before is passed over, so that an import that was stopped goes on where it was.
   */
  'roster.start': {
    access: 'administrator',
    input: v.object({
      ...choice,
      /** The administrator's word that everybody on the roster with photos has agreed. */
      consentGiven: v.literal(true, 'must be given: everyone with photos must have agreed'),
    }),
    output: v.object({}),
  },
  'roster.state': { access: 'administrator', input: v.object({}), output: RosterState },
  /** Stops after the person that is being worked on; what was imported stays. */
  'roster.cancel': { access: 'administrator', input: v.object({}), output: v.object({}) },
} as const satisfies Calls;
