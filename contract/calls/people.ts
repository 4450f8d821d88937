import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Badge } from './badges.js';
import { Consent, ConsentLanguage } from './consent.js';
import {
  EmployeeNumber,
  Id,
  Name,
  PadNumber,
  Path,
  Pin,
  Reason,
  Refusal,
  shortText,
} from '../fields.js';
import { UploadId } from './transfers.js';

/** People: their records, enrolment and leaving. Part of the contract; see contract.ts. */

/** A name that somebody had before. */
export const FormerName = v.object({
  name: v.string(),
  /** When it was changed, UTC. */
  changedAt: v.string(),
  /** The account that changed it. */
  changedBy: v.string(),
});

export const Person = v.object({
  subjectId: v.string(),
  name: v.string(),
  /** Oldest first. */
  formerNames: v.array(FormerName),
  /** 0 for a person without a template, who punches with a PIN. */
  samples: v.number(),
  modelId: v.string(),
  enrolledAt: v.string(),
  /** Employee number, needed to punch with a PIN; null if not set. */
  number: v.nullable(v.string()),
  /** Digits to type on the PIN pad instead of the number; null if the number itself can be typed. */
  code: v.nullable(v.string()),
  department: v.nullable(v.string()),
  email: v.nullable(v.string()),
  /** Null for the site's default schedule. */
  scheduleId: v.nullable(v.string()),
  hasPin: v.boolean(),
  badges: v.array(Badge),
  /** True if they may confirm at the door, with their PIN, who somebody is. */
  isSupervisor: v.boolean(),
  /** Only active people can punch. */
  status: v.picklist(['active', 'suspended', 'left']),
  /** When the data of a person who has left will be erased, UTC; else null. */
  purgeAt: v.nullable(v.string()),
  /** Number of kept photos. */
  photos: v.number(),
  /** Null if consent was given elsewhere, or there is no template. */
  consent: v.nullable(Consent),
  /** Why the template cannot be used (damaged, or of another model); else null. */
  problem: v.nullable(v.string()),
});
export type Person = v.InferOutput<typeof Person>;

export const EnrolReport = v.object({
  /** Null if every photo was refused. */
  subjectId: v.nullable(v.string()),
  name: v.string(),
  accepted: v.array(v.string()),
  refused: v.array(Refusal),
  warnings: v.array(v.string()),
});
export type EnrolReport = v.InferOutput<typeof EnrolReport>;

/** One erased item. */
export const Purged = v.object({
  what: v.picklist(['template', 'record', 'photos', 'probes', 'absences']),
  sizeBytes: v.number(),
  /** Of its bytes on the disk; for a record, of its JSON. */
  sha256: v.string(),
});
export type Purged = v.InferOutput<typeof Purged>;

/** Proof that a person's data was erased; can be checked against the audit log. */
export const PurgeCertificate = v.strictObject({
  kind: v.literal('rollcall-purge-certificate'),
  version: v.literal(1),
  kioskId: v.string(),
  subjectId: v.string(),
  /** UTC. */
  purgedAt: v.string(),
  /** Account name, or `rollcall` after the retention time. */
  purgedBy: v.string(),
  reason: v.string(),
  purged: v.array(Purged),
  /** Number of the audit log entry. */
  auditSeq: v.number(),
});
export type PurgeCertificate = v.InferOutput<typeof PurgeCertificate>;

const Named = v.object({ subjectId: v.string(), name: v.string() });
/** `code`: as in `Person`. */
const NamedWithCode = v.object({ ...Named.entries, code: v.nullable(v.string()) });
export const Email = v.pipe(
  v.string(),
  v.email('must be an email address'),
  v.maxLength(200, 'must have at most 200 characters'),
);
export const Department = shortText(100);

/** Replaces a template, or merges two records, although the faces are not of one person by their distance. */
const differentFaces = v.optional(v.boolean());

/** Fewer samples make recognition unreliable (docs/administrator.md, "People"). */
export const recommendedSamples = 3;

/** What an administrator adds to a face at the first entry. */
export const firstEntry = {
  /** Details of a new person; those of a person who is enrolled again stay as they are. */
  number: v.optional(EmployeeNumber),
  department: v.optional(Department),
  /** Enrol although there are fewer samples than `recommendedSamples`. Otherwise: fault `few-samples`. */
  fewSamples: v.optional(v.boolean(), false),
};

export const peopleCalls = {
  'people.enrol': {
    access: 'administrator',
    input: v.object({
      name: Name,
      files: v.array(Path),
      /** Replace the template of the person with that name or id. */
      replace: v.optional(v.boolean(), false),
      differentFaces,
    }),
    output: EnrolReport,
  },
  /** Enrols from uploaded photos, which are erased afterwards. */
  'people.enrolUploads': {
    access: 'administrator',
    input: v.object({
      name: Name,
      uploadIds: v.pipe(v.array(UploadId), v.minLength(1, 'must include at least one photo')),
      replace: v.optional(v.boolean(), false),
      differentFaces,
      /** The consent text that the person agreed to. */
      consent: v.object({ textVersion: v.string(), language: ConsentLanguage }),
      ...firstEntry,
    }),
    output: EnrolReport,
  },
  /**
   * Adds a person without a template, who punches with a PIN. A person whose number is not 1 to 12 digits
   * needs a code for the PIN pad; one is made if it is left out.
   */
  'people.addWithPin': {
    access: 'administrator',
    input: v.object({
      name: Name,
      number: EmployeeNumber,
      code: v.optional(PadNumber),
      pin: Pin,
    }),
    output: NamedWithCode,
  },
  /** Adds a person who cannot clock in until they get a face, a PIN or a badge. */
  'people.add': {
    access: 'administrator',
    input: v.object({
      name: Name,
      number: EmployeeNumber,
      department: v.optional(Department),
      email: v.optional(Email),
    }),
    output: Named,
  },
  /**
   * Changes a person's name, such as after a marriage. The former name stays in the record; reports and
   * exports show the new one.
   */
  'people.rename': {
    access: 'administrator',
    input: v.object({ who: Id, name: Name }),
    output: v.object({ ...Named.entries, formerName: v.string() }),
  },
  /**
   * Changes details for payroll and reports; null clears a field, omitted fields stay unchanged. A person
   * with a PIN who would have nothing to type on the PIN pad gets a new code.
   */
  'people.setDetails': {
    access: 'administrator',
    input: v.object({
      who: Id,
      number: v.optional(v.nullable(EmployeeNumber)),
      code: v.optional(v.nullable(PadNumber)),
      department: v.optional(v.nullable(Department)),
      email: v.optional(v.nullable(Email)),
      scheduleId: v.optional(v.nullable(v.string())),
    }),
    output: v.object({ code: v.nullable(v.string()) }),
  },
  /** Lets a person confirm at the door, with their PIN, who somebody is; or no longer. */
  'people.setSupervisor': {
    access: 'administrator',
    input: v.object({ who: Id, isSupervisor: v.boolean() }),
    output: v.object({ ...Named.entries, hasPin: v.boolean() }),
  },
  /** Everyone, without templates. */
  'people.names': {
    access: 'team',
    input: v.object({}),
    output: v.array(
      v.object({
        subjectId: v.string(),
        name: v.string(),
        number: v.nullable(v.string()),
        department: v.nullable(v.string()),
      }),
    ),
  },
  'people.list': { access: 'administrator', input: v.object({}), output: v.array(Person) },
  /** The first of a person's kept photos, a JPEG file; null if none are kept. */
  'people.photo': {
    access: 'administrator',
    input: v.object({ who: Id }),
    output: v.object({ photo: v.nullable(v.instance(Uint8Array)) }),
  },
  /** Erases a person's data at once; punches stay under the id. */
  'people.forget': {
    access: 'administrator',
    input: v.object({ who: Id }),
    output: v.object({ ...Named.entries, certificate: PurgeCertificate }),
  },
  /** Stops a person from punching for now; no data is erased. */
  'people.suspend': { access: 'administrator', input: v.object({ who: Id }), output: Named },
  /** Stops a person who has left from punching; their data is erased after the retention time. */
  'people.leave': {
    access: 'administrator',
    input: v.object({ who: Id }),
    output: v.object({ ...Named.entries, purgeAt: v.string() }),
  },
  /** Reverses `people.suspend` or `people.leave`. */
  'people.reinstate': { access: 'administrator', input: v.object({ who: Id }), output: Named },
  /** Merges `who` into `into`: samples, punches, and details that only `who` has. */
  'people.merge': {
    access: 'administrator',
    input: v.object({
      who: Id,
      into: Id,
      reason: Reason,
      differentFaces,
    }),
    output: Named,
  },
  /** All purge certificates, newest first. */
  'people.certificates': {
    access: 'administrator',
    input: v.object({}),
    output: v.array(PurgeCertificate),
  },
  /** Compares a certificate with the audit log. */
  'people.checkCertificate': {
    access: 'administrator',
    input: v.object({ certificate: PurgeCertificate }),
    output: v.object({ ok: v.boolean(), problem: v.nullable(v.string()) }),
  },
  /** Lets a person punch with an employee number and a PIN. Codes as `people.addWithPin`. */
  'people.setPin': {
    access: 'administrator',
    input: v.object({ who: Id, number: EmployeeNumber, code: v.optional(PadNumber), pin: Pin }),
    output: NamedWithCode,
  },
} as const satisfies Calls;
