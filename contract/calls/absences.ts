import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Day, Id, OpenRange, Path, Reason } from '../fields.js';
import { encodings } from '../text-encoding.js';
import { UploadId } from './transfers.js';

/** Absences of people and holidays of the site. Part of the contract; see contract.ts. */

export const AbsenceKind = v.picklist(['vacation', 'sick', 'other']);
export type AbsenceKind = v.InferOutput<typeof AbsenceKind>;

/** As a role may see it: `absent` where the kind, which may be about health, stays hidden. */
export const ShownAbsence = v.picklist([...AbsenceKind.options, 'absent']);
export type ShownAbsence = v.InferOutput<typeof ShownAbsence>;

export const Absence = v.object({
  id: v.string(),
  subjectId: v.string(),
  /** Null once the person was erased. */
  name: v.nullable(v.string()),
  kind: ShownAbsence,
  /** First and last day, both included. */
  from: v.string(),
  to: v.string(),
});
export type Absence = v.InferOutput<typeof Absence>;

/** A day on which no one is expected to work. */
export const Holiday = v.object({
  day: v.string(),
  name: v.string(),
  kind: v.picklist(['public', 'company']),
});
export type Holiday = v.InferOutput<typeof Holiday>;

/** What an import does, or would do, with a row. */
const ImportRow = v.object({
  /** Line in the table, whose headings are line 1. */
  line: v.number(),
  name: v.nullable(v.string()),
  kind: v.nullable(AbsenceKind),
  from: v.nullable(v.string()),
  to: v.nullable(v.string()),
  /** `known`: the same absence is entered already. */
  action: v.picklist(['add', 'known', 'refuse']),
  /** Why the row is refused; sentences. */
  problems: v.array(v.string()),
});
export type AbsenceImportRow = v.InferOutput<typeof ImportRow>;

const importChoice = {
  /** Of text that is not marked as Unicode; null to detect it. */
  encoding: v.optional(v.nullable(v.picklist(encodings.map(({ id }) => id))), null),
  /** True: nothing is changed. */
  dryRun: v.optional(v.boolean(), true),
  /** Needed if the table has days of a signed-off period. */
  reason: v.optional(Reason),
};
const ImportResult = v.object({ rows: v.array(ImportRow), added: v.number() });

export const absenceCalls = {
  /** Absences that overlap a range, by first day. */
  'absences.list': {
    access: 'team',
    input: v.object({ ...OpenRange.entries, subjectId: v.optional(v.nullable(v.string()), null) }),
    output: v.array(Absence),
  },
  /** Faults `not-found`; `invalid-input` if the person has another absence on one of the days. */
  'absences.add': {
    access: 'hr',
    input: v.object({
      subjectId: Id,
      kind: AbsenceKind,
      from: Day,
      to: Day,
      reason: v.optional(Reason),
    }),
    output: Absence,
  },
  /** Fault `not-found`. */
  'absences.remove': {
    access: 'hr',
    input: v.object({ id: Id, reason: v.optional(Reason) }),
    output: Absence,
  },
  /** Imports a table with the columns number or name, kind, from and to. Rows with problems are skipped. */
  'absences.import': {
    access: 'hr',
    input: v.object({ uploadId: UploadId, ...importChoice }),
    output: ImportResult,
  },
  /** As `absences.import`, from a file on this machine. */
  'files.importAbsences': {
    access: 'administrator',
    input: v.object({ file: Path, ...importChoice }),
    output: ImportResult,
  },
  /** Public holidays of the site's place, and its own, by day. */
  'holidays.list': {
    access: 'team',
    input: v.object({ from: Day, to: Day }),
    output: v.array(Holiday),
  },
  /** The countries, the states of a country, or the regions of a state, with their codes. */
  'holidays.places': {
    access: 'hr',
    input: v.object({ country: v.optional(v.string()), state: v.optional(v.string()) }),
    output: v.array(v.object({ code: v.string(), name: v.string() })),
  },
} as const satisfies Calls;
