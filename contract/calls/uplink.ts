import * as v from 'valibot';
import type { Calls } from '../call.js';
import { shortText } from '../fields.js';

/** A kiosk and its hub. Part of the contract; see contract.ts. */

const HubConnection = v.object({
  /** Such as `https://hub.example:4320`. */
  address: v.string(),
  /** SHA-256 of the hub's certificate, hexadecimal. */
  fingerprint: v.string(),
  /** UTC. */
  joinedAt: v.string(),
  /** Number of the last journal entry that the hub confirmed, and of entries after it. */
  confirmed: v.number(),
  waiting: v.number(),
  /** Version of the hub's people that this kiosk has, and number of people whose changes the hub does not have yet. */
  rosterVersion: v.number(),
  peopleWaiting: v.number(),
  /** When the hub answered last since the start, UTC; null if it has not. */
  lastContactAt: v.nullable(v.string()),
  /** A sentence; null if all is well. */
  problem: v.nullable(v.string()),
});

/** What was changed of a person; `erased` stands alone. */
const ChangedPart = v.picklist([
  ...(['name', 'entry', 'details', 'status', 'face', 'badges'] as const),
  'erased',
]);

/** A person who was changed here, and whose changes the hub does not have yet. */
const WaitingPerson = v.object({
  subjectId: v.string(),
  /** Null for a person who was erased. */
  name: v.nullable(v.string()),
  changed: v.array(ChangedPart),
});
export type WaitingPerson = v.InferOutput<typeof WaitingPerson>;

export const uplinkCalls = {
  /** Null if this kiosk has no hub. */
  'uplink.state': {
    access: 'administrator',
    input: v.object({}),
    output: v.nullable(HubConnection),
  },
  /** The people that `peopleWaiting` counts, up to 200 of them; none without a hub. */
  'uplink.waiting': {
    access: 'administrator',
    input: v.object({}),
    output: v.object({ people: v.array(WaitingPerson) }),
  },
  /** Joins a hub by a code that it showed. Faults `invalid-input`, `not-found`, `not-allowed`. */
  'uplink.join': {
    access: 'administrator',
    input: v.object({ address: shortText(500), pairingCode: shortText(100) }),
    output: HubConnection,
  },
  /** Leaves the hub; what it has stays there. Fault `not-found` without a hub. */
  'uplink.leave': { access: 'administrator', input: v.object({}), output: v.object({}) },
} as const satisfies Calls;
