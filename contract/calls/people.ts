import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Consent, ConsentLanguage } from './consent.js';
import { EmployeeNumber, Id, Name, Path, Pin, Refusal } from '../fields.js';
import { UploadId } from './transfers.js';

/** Who is enrolled. Part of the contract; see contract.ts. */

export const Person = v.object({
  subjectId: v.string(),
  name: v.string(),
  /** 0 for somebody without a template, who punches by PIN. */
  samples: v.number(),
  modelId: v.string(),
  enrolledAt: v.string(),
  /** Employee number, for the PIN; null where none is set. */
  number: v.nullable(v.string()),
  department: v.nullable(v.string()),
  email: v.nullable(v.string()),
  /** Null for the site's usual one. */
  scheduleId: v.nullable(v.string()),
  hasPin: v.boolean(),
  /** Who is not active is neither recognised nor let in by PIN. */
  status: v.picklist(['active', 'suspended', 'left']),
  /** When everything kept of somebody who has left is erased, UTC; else null. */
  purgeAt: v.nullable(v.string()),
  /** Photos that are kept, sealed. */
  photos: v.number(),
  /** Null where it was given elsewhere, or there is no template. */
  consent: v.nullable(Consent),
  /** Set where the template cannot be used: damaged, or made by another model. */
  problem: v.nullable(v.string()),
});
export type Person = v.InferOutput<typeof Person>;

export const EnrolReport = v.object({
  /** Null where every sample was refused. */
  subjectId: v.nullable(v.string()),
  name: v.string(),
  accepted: v.array(v.string()),
  refused: v.array(Refusal),
  warnings: v.array(v.string()),
});
export type EnrolReport = v.InferOutput<typeof EnrolReport>;

/** Something that was erased. */
export const Purged = v.object({
  what: v.picklist(['template', 'record', 'photos', 'probes']),
  sizeBytes: v.number(),
  /** Of its bytes as they were on the disk (a record: of its JSON). */
  sha256: v.string(),
});
export type Purged = v.InferOutput<typeof Purged>;

/** Proof that what was kept of somebody was erased; it can be checked against the audit log. */
export const PurgeCertificate = v.strictObject({
  kind: v.literal('rollcall-purge-certificate'),
  version: v.literal(1),
  kioskId: v.string(),
  subjectId: v.string(),
  /** UTC. */
  purgedAt: v.string(),
  /** Account, or `rollcall` for an erasure after the retention time. */
  purgedBy: v.string(),
  reason: v.string(),
  purged: v.array(Purged),
  /** Number of the audit log's entry. */
  auditSeq: v.number(),
});
export type PurgeCertificate = v.InferOutput<typeof PurgeCertificate>;

const Named = v.object({ subjectId: v.string(), name: v.string() });
export const Email = v.pipe(v.string(), v.email('must be an e-mail address'), v.maxLength(200));
export const Department = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100));

export const peopleCalls = {
  'people.enrol': {
    access: 'administrator',
    input: v.object({
      name: Name,
      files: v.array(Path),
      /** Put the new template in place of the one of the person with that name or id. */
      replace: v.optional(v.boolean(), false),
    }),
    output: EnrolReport,
  },
  /** Enrols from photos that the screen sent; they are erased after it. */
  'people.enrolUploads': {
    access: 'administrator',
    input: v.object({
      name: Name,
      uploadIds: v.pipe(v.array(UploadId), v.minLength(1, 'at least one photo is needed')),
      replace: v.optional(v.boolean(), false),
      /** What the person agreed to; without it nobody is enrolled. */
      consent: v.object({ textVersion: v.string(), language: ConsentLanguage }),
    }),
    output: EnrolReport,
  },
  /** Adds somebody without a template, who punches by PIN. */
  'people.addWithPin': {
    access: 'administrator',
    input: v.object({ name: Name, number: EmployeeNumber, pin: Pin }),
    output: Named,
  },
  /** What payroll and reports know of somebody; null erases, what is left out stays. */
  'people.setDetails': {
    access: 'administrator',
    input: v.object({
      who: Id,
      number: v.optional(v.nullable(EmployeeNumber)),
      department: v.optional(v.nullable(Department)),
      email: v.optional(v.nullable(Email)),
      scheduleId: v.optional(v.nullable(v.string())),
    }),
    output: v.object({}),
  },
  /** Everybody, without templates. */
  'people.names': {
    access: 'hr',
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
  /** Erases what is kept of somebody at once; punches stay under the id. */
  'people.forget': {
    access: 'administrator',
    input: v.object({ who: Id }),
    output: v.object({ ...Named.entries, certificate: PurgeCertificate }),
  },
  /** No way in for the time being; everything kept stays. */
  'people.suspend': { access: 'administrator', input: v.object({ who: Id }), output: Named },
  /** No way in from now on; everything kept is erased after the site's retention time. */
  'people.leave': {
    access: 'administrator',
    input: v.object({ who: Id }),
    output: v.object({ ...Named.entries, purgeAt: v.string() }),
  },
  /** Takes back `suspend` or `leave`. */
  'people.reinstate': { access: 'administrator', input: v.object({ who: Id }), output: Named },
  /** Two records of one person become one: samples, punches, and what only `who` has go to `into`. */
  'people.merge': {
    access: 'administrator',
    input: v.object({
      who: Id,
      into: Id,
      reason: v.pipe(v.string(), v.trim(), v.minLength(1, 'a reason is needed'), v.maxLength(500)),
    }),
    output: Named,
  },
  /** Certificates of everything that was erased, newest first. */
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
  /** Lets a person punch by employee number and PIN. */
  'people.setPin': {
    access: 'administrator',
    input: v.object({ who: Id, number: EmployeeNumber, pin: Pin }),
    output: Named,
  },
} as const satisfies Calls;
