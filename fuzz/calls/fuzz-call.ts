import * as fc from 'fast-check';
import { inspect } from 'node:util';
import type { Role } from '../../contract/calls/access.js';
import { contract, type CallName } from '../../contract/contract.js';
import type { Reply } from '../../contract/transport/reply.js';
import { mayCall } from '../../main/access/permissions.js';
import { messageProblem } from '../message-problem.js';
import { roles, SpentSite, type FuzzSite } from './fuzz-site.js';
import { payloadsOf, type Vocabulary } from './payloads.js';

/** A problem that a payload showed. */
export interface Finding {
  readonly call: CallName;
  readonly problem: string;
  /** The smallest payload that shows it. */
  readonly payload: string;
}

/** The problems that a series of payloads showed. */
export interface Fuzzed {
  readonly findings: readonly Finding[];
  /** Number of payloads that were sent. */
  readonly runs: number;
  /** True if no one could sign in any more: the other payloads need a new site. */
  readonly isSpent: boolean;
}

/** The share of payloads sent by roles that may not make the call. */
const refusedShare = 0.1;

/**
 * Sends payloads to a call, from all roles. Each must get an answer; a refusal must be a fault that people understand.
 * A role that may not make the call must not change anything.
 * @param runs number of payloads. @param seed the same seed gives the same payloads.
 * @throws SpentSite if the site cannot be used from the start.
 */
export async function fuzzCall(
  site: FuzzSite,
  call: CallName,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<Fuzzed> {
  const vocabulary = await site.stock(usesFiles(call));
  const allowed = roles.filter((role) => mayCall(role, call));
  const others = roles.filter((role) => !mayCall(role, call));
  const refusedRuns = others.length === 0 ? 0 : Math.ceil(runs * refusedShare);
  const before = refusedRuns === 0 ? new Map<string, string>() : await site.digests();
  const refused = await check(site, call, others, vocabulary, { runs: refusedRuns, seed });
  const changed = refusedRuns === 0 ? [] : await changedSince(site, before);
  const open = await check(site, call, allowed, vocabulary, { runs: runs - refusedRuns, seed });
  const findings = [...refused.findings, ...open.findings];
  if (changed.length > 0) {
    const problem = `a role that may not call it changed ${changed.join(', ')}`;
    findings.push({ call, problem, payload: '' });
  }
  return {
    findings,
    runs: refused.runs + open.runs,
    isSpent: refused.isSpent || open.isSpent,
  };
}

/** Whether a call takes uploads, or paths of files. */
function usesFiles(call: CallName): boolean {
  return /^(uploads|files|roster|models|backup)\.|import|[uU]ploads|Logo/.test(call);
}

/** Files that are new, gone or different. */
async function changedSince(
  site: FuzzSite,
  before: ReadonlyMap<string, string>,
): Promise<string[]> {
  const after = await site.digests();
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
}

async function check(
  site: FuzzSite,
  call: CallName,
  senders: readonly (Role | null)[],
  vocabulary: Vocabulary,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<Fuzzed> {
  let sent = 0;
  let isSpent = false;
  if (senders.length === 0) return { findings: [], runs: sent, isSpent };
  const payloads = payloadsOf(contract[call].input, vocabulary);
  const property = fc.asyncProperty(
    fc.constantFrom(...senders),
    payloads,
    async (role, payload) => {
      if (isSpent) return;
      const bugs = site.bugs.length;
      const reply = await site.send(role, call, payload).catch((error: unknown) => {
        if (error instanceof SpentSite) return null;
        throw error;
      });
      // This payload is not the cause, so it is not reduced, which would send hundreds of others.
      if (reply === null) {
        isSpent = true;
        return;
      }
      sent += 1;
      const problem = problemOf(reply, payload, role, call);
      const bug = site.bugs[bugs];
      if (bug !== undefined) throw new Found(`${bug.call} failed: ${inspect(bug.error)}`);
      if (problem !== null) throw new Found(problem);
    },
  );
  const result = await fc.check(property, { numRuns: runs, seed });
  if (!result.failed) return { findings: [], runs: sent, isSpent };
  const error: unknown = result.errorInstance;
  const [, payload] = result.counterexample ?? [];
  const problem = error instanceof Found ? error.message : inspect(error);
  return { findings: [{ call, problem, payload: shown(payload) }], runs, isSpent };
}

class Found extends Error {}

function problemOf(
  reply: Reply,
  payload: unknown,
  role: Role | null,
  call: CallName,
): string | null {
  if (!mayCall(role, call)) {
    const isRefused = !reply.ok && ['signed-out', 'not-allowed'].includes(reply.code);
    return isRefused ? null : `answered ${shown(reply)} to ${role ?? 'a stranger'}`;
  }
  if (reply.ok) return null;
  if (reply.code === 'internal') return 'is an internal error';
  const problem = messageProblem(reply.message, shown(payload));
  return problem === null ? null : `the message "${reply.message}" ${problem}`;
}

function shown(value: unknown): string {
  return inspect(value, { depth: 8, maxStringLength: 2_000, breakLength: Infinity });
}
