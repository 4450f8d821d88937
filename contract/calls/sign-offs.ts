import * as v from 'valibot';
import type { Calls } from '../call.js';
import { Day, Id, Reason } from '../fields.js';

/** Sign-off of periods. Part of the contract; see contract.ts. */

/** One period that HR signed off, with what happened to it since. */
export const SignOff = v.object({
  id: v.string(),
  from: v.string(),
  to: v.string(),
  /** `changed`: signed, and corrected since. */
  state: v.picklist(['signed', 'changed', 'reopened']),
  /** UTC. */
  signedAt: v.string(),
  /** Account name. */
  signedBy: v.string(),
  /** Last number of the journal when it was signed. */
  journalSeq: v.number(),
  /** Null while it is not reopened. */
  reopened: v.nullable(v.object({ at: v.string(), by: v.string(), reason: v.string() })),
  /** Corrections since, which also stay in the list after the period was reopened. */
  corrections: v.array(v.object({ subjectId: v.string(), from: v.string(), to: v.string() })),
});
export type SignOff = v.InferOutput<typeof SignOff>;

export const signOffCalls = {
  /** Newest first. */
  'signOffs.list': { access: 'team', input: v.object({}), output: v.array(SignOff) },
  /** Fault `invalid-input` for days that are signed off already, or that are not over. */
  'signOffs.add': { access: 'hr', input: v.object({ from: Day, to: Day }), output: SignOff },
  /** Fault `not-found`. */
  'signOffs.reopen': {
    access: 'hr',
    input: v.object({ id: Id, reason: Reason }),
    output: SignOff,
  },
} as const satisfies Calls;
