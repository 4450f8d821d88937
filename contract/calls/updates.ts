import * as v from 'valibot';
import type { Calls } from '../call.js';

/** New versions of Rollcall itself. Part of the contract; see contract.ts. */

/** Why a new version was not fetched or not kept. */
export const updateProblems = [
  /** The server did not answer, or did not answer with a release. */
  'unreachable',
  /** The release, or a file of it, is not signed with the publisher's key that was set. */
  'not-signed',
  /** The server has no file for this system. */
  'no-file',
  /** The disk has no room for the new version, or for a copy of the data. */
  'no-space',
  /** The new version did not start with the data of this site, and the previous one was put back. */
  'unhealthy',
] as const;
export type UpdateProblem = (typeof updateProblems)[number];

export const UpdateState = v.object({
  /** The running version, such as `0.1.0`. */
  version: v.string(),
  /**
   * `off`: no server is set. `unknown`: not checked yet. `current`: there is no newer version. `fetching`: a newer one
   * is being fetched. `ready`: it is fetched and checked. `by-hand`: there is a newer one, but this program cannot
   * write to its own folder.
   */
  state: v.picklist(['off', 'unknown', 'current', 'fetching', 'ready', 'by-hand']),
  /** The newer version; null for none. */
  next: v.nullable(v.string()),
  /** When the server answered last, UTC; null for never. */
  checkedAt: v.nullable(v.string()),
  /** What went wrong last; null if nothing did. */
  problem: v.nullable(v.picklist(updateProblems)),
});
export type UpdateState = v.InferOutput<typeof UpdateState>;

export const updateCalls = {
  /** Of this program. Asks no server. */
  'updates.state': { access: 'administrator', input: v.object({}), output: UpdateState },
  /**
   * Asks the server that was set, and fetches a newer version. Fault `not-found` if no server is set. It is installed
   * later, when no one is at the door.
   */
  'updates.check': { access: 'administrator', input: v.object({}), output: UpdateState },
} as const satisfies Calls;
