import * as v from 'valibot';
import type { Calls } from '../call.js';

/** Cases that the door leaves to an administrator. Part of the contract; see contract.ts. */

export const DoorCaseKind = v.picklist([
  /** Somebody touched "Ask for help". */
  'help',
  /** Somebody who was greeted as a person said that it is not them. */
  'look-alike',
  /** Somebody was not recognised, and then used the PIN of the person they looked most like. */
  'near-miss',
]);

const DoorCase = v.object({
  id: v.string(),
  kind: DoorCaseKind,
  /** On the wall clock, such as `2026-03-02T08:59`. */
  localTime: v.string(),
  kioskId: v.string(),
  /** Who it was, as their PIN showed; null if that is not known. */
  person: v.nullable(v.object({ subjectId: v.string(), name: v.string() })),
  /** The person they were greeted as; null for other kinds. */
  takenFor: v.nullable(v.object({ subjectId: v.string(), name: v.string() })),
  /** How often it happened. */
  count: v.number(),
});
export type DoorCase = v.InferOutput<typeof DoorCase>;

export const doorCaseCalls = {
  /** The open cases, newest first. Cases of people who were erased are left out. */
  'door.cases': { access: 'administrator', input: v.object({}), output: v.array(DoorCase) },
  /** Takes a case off the list, after it was handled. Fault `not-found`. */
  'door.resolveCase': {
    access: 'administrator',
    input: v.object({ id: v.string() }),
    output: v.object({}),
  },
} as const satisfies Calls;
