import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Day, shortText } from '../fields.js';

/** Accounts, sign-in and the audit log. Part of the contract; see contract.ts. */

/**
 * A team sees and corrects attendance of its departments; HR sees, corrects and exports that of everyone; an
 * administrator may do everything.
 */
export const Role = v.picklist(['administrator', 'hr', 'team']);
export type Role = v.InferOutput<typeof Role>;

const AccountName = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.trim(),
  v.minLength(1),
  v.maxLength(100),
);
/** Long enough, without composition rules (NIST SP 800-63B, 5.1.1.1). */
const NewPassword = v.pipe(v.string(), v.minLength(10), v.maxLength(200));
const Password = v.pipe(v.string(), v.maxLength(200));

/** Only of a team. */
const Departments = v.optional(v.pipe(v.array(shortText(100)), v.minLength(1), v.maxLength(100)));

export const Account = v.object({ name: v.string(), role: Role, departments: Departments });
export type Account = v.InferOutput<typeof Account>;

/** Something that looks like an attack or a loss, noticed when the data folder was opened. */
const IntegrityReport = v.object({
  /** When it was first noticed, UTC. */
  at: v.string(),
  sentence: v.string(),
});

/** One line of the audit log. Never holds a secret, an embedding or a photo. */
export const AuditEntry = v.object({
  seq: v.number(),
  /** UTC. */
  at: v.string(),
  /** Account name; on the command line the name of the operating system's user. */
  actor: v.string(),
  /** `none` if no one was signed in. */
  role: v.picklist([...Role.options, 'none']),
  via: v.picklist(['screen', 'command-line', 'service', 'api']),
  /** Such as `people.enrol`. */
  action: v.string(),
  /** What was changed: a subject id, an account, a settings field or a file. */
  target: v.nullable(v.string()),
  /** JSON values; null if nothing was recorded. */
  before: v.unknown(),
  after: v.unknown(),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

/** An entry with the current name of the person it is about; null if it is not about a person. */
const NamedEntry = v.object({ ...AuditEntry.entries, targetName: v.nullable(v.string()) });

/** Which entries of the audit log; all that are given must hold. */
const auditFilter = {
  /** Only entries of this action, such as `door.refused`. */
  action: v.optional(shortText(100)),
  /** Only actions of this subject: their first word, such as `people`. */
  subject: v.optional(shortText(100)),
  /** Only what this account did. */
  actor: v.optional(shortText(100)),
  /** Only entries about this person, by ID. */
  target: v.optional(shortText(100)),
  /** Only entries from this day on, and up to that day, in the site's zone. */
  from: v.optional(Day),
  to: v.optional(Day),
};

export const accessCalls = {
  'admin.state': {
    access: 'anyone',
    input: v.object({}),
    output: v.object({
      /** False until the first account exists. */
      isSetUp: v.boolean(),
      /** True if the first account may be created on this screen: no one is enrolled yet, or by a code. */
      maySetUp: v.boolean(),
      /** True if that needs the code that the hub printed at its start. */
      needsCode: v.boolean(),
      signedIn: v.nullable(Account),
      /** Minutes without a call after which a screen is signed out. */
      idleMinutes: v.number(),
    }),
  },
  /** Creates the first administrator and signs in. Faults `not-allowed`; `wrong-password` for a wrong code. */
  'admin.setUp': {
    access: 'anyone',
    input: v.object({
      name: AccountName,
      password: NewPassword,
      /** As the hub printed it; not needed at a kiosk. */
      code: v.optional(v.pipe(v.string(), v.maxLength(100))),
    }),
    output: Account,
  },
  /** Faults `wrong-password`, `sign-in-locked`. */
  'admin.signIn': {
    access: 'anyone',
    input: v.object({ name: AccountName, password: Password }),
    output: Account,
  },
  'admin.signOut': { access: 'anyone', input: v.object({}), output: v.object({}) },
  'accounts.list': { access: 'administrator', input: v.object({}), output: v.array(Account) },
  'accounts.add': {
    access: 'administrator',
    input: v.object({
      name: AccountName,
      role: Role,
      departments: Departments,
      password: NewPassword,
    }),
    output: Account,
  },
  'accounts.setPassword': {
    access: 'administrator',
    input: v.object({ name: AccountName, password: NewPassword }),
    output: Account,
  },
  /** Fault `not-allowed` for the last administrator. */
  'accounts.remove': {
    access: 'administrator',
    input: v.object({ name: AccountName }),
    output: Account,
  },
  /** Up to `count` entries, newest first; only those older than entry `before` if it is given. */
  'audit.list': {
    access: 'administrator',
    input: v.object({
      before: v.optional(v.number()),
      count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 100),
      ...auditFilter,
    }),
    output: v.array(NamedEntry),
  },
  /** All entries that match, newest first, for a file; this is recorded. Fault `invalid-input` above 20,000. */
  'audit.export': {
    access: 'administrator',
    input: v.object(auditFilter),
    output: v.array(NamedEntry),
  },
  /** What was noticed and not acknowledged, oldest first; and the second place for the heads. */
  'audit.reports': {
    access: 'hr',
    input: v.object({}),
    output: v.object({
      reports: v.array(IntegrityReport),
      secondPlace: v.object({
        kind: v.picklist(['none', 'folder', 'keychain']),
        /** Null if there is none. */
        path: v.nullable(v.string()),
        /** Why it cannot be reached; null if it can. */
        problem: v.nullable(v.string()),
      }),
    }),
  },
  /** Takes all reports off the list, by an entry in the audit log. */
  'audit.acknowledge': {
    access: 'administrator',
    input: v.object({ reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)) }),
    output: v.object({ acknowledged: v.number() }),
  },
  'audit.verify': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ ok: v.boolean(), entries: v.number(), problem: v.nullable(v.string()) }),
  },
} as const satisfies Calls;
