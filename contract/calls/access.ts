import * as v from 'valibot';
import type { Calls } from '../call.js';

/** Who runs Rollcall, and what they did. Part of the contract; see contract.ts. */

/** HR sees attendance and exports it; the administrator does everything. */
export const Role = v.picklist(['administrator', 'hr']);
export type Role = v.InferOutput<typeof Role>;

const AccountName = v.pipe(
  v.string(),
  v.normalize('NFC'),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(100, 'may have at most 100 characters'),
);
/** NIST SP 800-63B, 5.1.1.1: length counts, composition rules do not. */
const NewPassword = v.pipe(
  v.string(),
  v.minLength(10, 'must have at least 10 characters'),
  v.maxLength(200, 'may have at most 200 characters'),
);
const Password = v.pipe(v.string(), v.maxLength(200));

export const Account = v.object({ name: v.string(), role: Role });
export type Account = v.InferOutput<typeof Account>;

/** One line of the audit log. Never holds a secret, an embedding or a photo. */
export const AuditEntry = v.object({
  seq: v.number(),
  /** UTC. */
  at: v.string(),
  /** Account name, or the system's name for the person at the command line. */
  actor: v.string(),
  /** `none` where nobody was signed in. */
  role: v.picklist([...Role.options, 'none']),
  via: v.picklist(['screen', 'command-line', 'service']),
  /** Such as `people.enrol`. */
  action: v.string(),
  /** What it was done to: a subject id, an account, a settings field, a file. */
  target: v.nullable(v.string()),
  /** As JSON values; null where there is none. */
  before: v.unknown(),
  after: v.unknown(),
});
export type AuditEntry = v.InferOutput<typeof AuditEntry>;

export const accessCalls = {
  'admin.state': {
    access: 'anyone',
    input: v.object({}),
    output: v.object({
      /** False before the first account was made. */
      isSetUp: v.boolean(),
      /** True where the first account may be made on this screen: nobody is enrolled yet. */
      maySetUp: v.boolean(),
      signedIn: v.nullable(Account),
      /** Signed out after so long without a call. */
      idleMinutes: v.number(),
    }),
  },
  /** Makes the first administrator and signs in. Fault `not-allowed`. */
  'admin.setUp': {
    access: 'anyone',
    input: v.object({ name: AccountName, password: NewPassword }),
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
    input: v.object({ name: AccountName, role: Role, password: NewPassword }),
    output: Account,
  },
  'accounts.setPassword': {
    access: 'administrator',
    input: v.object({ name: AccountName, password: NewPassword }),
    output: Account,
  },
  /** The last administrator stays. */
  'accounts.remove': {
    access: 'administrator',
    input: v.object({ name: AccountName }),
    output: Account,
  },
  /** Newest first, at most `count`, before entry `before` where given. */
  'audit.list': {
    access: 'administrator',
    input: v.object({
      before: v.optional(v.number()),
      count: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)), 100),
    }),
    output: v.array(
      v.object({
        ...AuditEntry.entries,
        /** The present name of the person it is about; null for anything else. */
        targetName: v.nullable(v.string()),
      }),
    ),
  },
  'audit.verify': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ ok: v.boolean(), entries: v.number(), problem: v.nullable(v.string()) }),
  },
} as const satisfies Calls;
