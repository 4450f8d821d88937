import * as v from 'valibot';
import type { Calls } from '../call.js';
import { LeftOut, Path } from '../fields.js';
import { encodings } from '../text-encoding.js';
import { UploadId } from './transfers.js';

/** Importing many people from a table or a ZIP file. Part of the contract; see contract.ts. */

/** What an import would do with a row of the roster. */
export const RosterRow = v.object({
  /** Line in the table, whose headings are line 1; null for a folder of photos. */
  line: v.nullable(v.number()),
  number: v.nullable(v.string()),
  /** Digits to type on the PIN pad instead of the number; `new` if they will be made. */
  code: v.nullable(v.string()),
  name: v.string(),
  /** `done`: there is nothing to change. */
  action: v.picklist(['add', 'change', 'done', 'refuse']),
  photos: v.number(),
  /** Files of this person that cannot be used. */
  leftOut: v.array(LeftOut),
  /** Sentences about photos that are used, such as one with a misleading extension. */
  notes: v.array(v.string()),
  problems: v.array(
    v.object({
      /** Heading; null for a problem of the whole row. */
      column: v.nullable(v.string()),
      message: v.string(),
    }),
  ),
});
export type RosterRow = v.InferOutput<typeof RosterRow>;

/** A file that belongs to no row. */
export const RosterLeftOut = v.object({
  ...LeftOut.entries,
  /** False for other files, such as a letter, and for those of an operating system. */
  isPhoto: v.boolean(),
});
export type RosterLeftOut = v.InferOutput<typeof RosterLeftOut>;

/** Progress and results of the latest import. */
export const RosterState = v.object({
  state: v.picklist(['none', 'running', 'done', 'cancelled', 'failed']),
  /** People so far, of `total`. */
  done: v.number(),
  total: v.number(),
  added: v.number(),
  changed: v.number(),
  /** Rows and photos that were not imported, with the reason. */
  refused: v.array(
    v.object({ line: v.nullable(v.number()), name: v.string(), reason: v.string() }),
  ),
  /** Files of the archive or folder that belong to no row. */
  leftOut: v.array(RosterLeftOut),
  /** Such as people who look alike. */
  warnings: v.array(v.string()),
  /** Why the import failed; else null. */
  problem: v.nullable(v.string()),
});
export type RosterState = v.InferOutput<typeof RosterState>;

/** An uploaded file, an uploaded folder, or a file on this machine. */
const source = v.variant('kind', [
  v.object({ kind: v.literal('upload'), uploadId: UploadId }),
  v.object({
    kind: v.literal('folder'),
    /** The uploads' names are their paths in the folder. */
    uploadIds: v.pipe(v.array(UploadId), v.minLength(1), v.maxLength(100_000)),
  }),
  v.object({ kind: v.literal('file'), file: Path }),
]);
export type RosterSource = v.InferOutput<typeof source>;

const Encoding = v.picklist(encodings.map(({ id }) => id));

/** How text of the roster was decoded, to be checked by a person. */
export const RosterEncoding = v.object({
  /** The table, or the file names in a ZIP file. */
  of: v.picklist(['table', 'file names']),
  encoding: Encoding,
  /** True if it was guessed. */
  isGuess: v.boolean(),
  /** Texts that depend on the encoding; empty if none does. */
  samples: v.array(v.string()),
});
export type RosterEncoding = v.InferOutput<typeof RosterEncoding>;

const choice = {
  source,
  /** Replace the templates of people whose photos are in the roster. */
  replace: v.optional(v.boolean(), false),
  /** Replace templates even if the photos show another face. */
  differentFaces: v.optional(v.boolean(), false),
  /** Of text that is not marked as Unicode; null to detect it. */
  encoding: v.optional(v.nullable(Encoding), null),
};

export const rosterCalls = {
  /** A dry run: what an import would do with each row. */
  'roster.plan': {
    access: 'administrator',
    input: v.object(choice),
    output: v.object({
      rows: v.array(RosterRow),
      leftOut: v.array(RosterLeftOut),
      ignoredColumns: v.array(v.string()),
      encodings: v.array(RosterEncoding),
      /** Whether the import contains photos, so that consent must be confirmed. */
      needsConsent: v.boolean(),
    }),
  },
  /**
   * Starts an import in the background; rows with problems are skipped. So are people who are already
   * complete, so that starting again continues an import that was stopped.
   */
  'roster.start': {
    access: 'administrator',
    input: v.object({
      ...choice,
      /** The administrator confirms that everyone with photos has agreed; needed if there are photos. */
      consentGiven: v.optional(v.boolean(), false),
    }),
    output: v.object({}),
  },
  'roster.state': { access: 'administrator', input: v.object({}), output: RosterState },
  /** Stops after the current person; people imported so far stay. */
  'roster.cancel': { access: 'administrator', input: v.object({}), output: v.object({}) },
} as const satisfies Calls;
