import * as v from 'valibot';
import type { ConnectorSettings } from '../../../contract/calls/connectors.js';
import { Department, Email } from '../../../contract/calls/people.js';
import { EmployeeNumber, Name } from '../../../contract/fields.js';
import { isFault } from '../../../contract/fault.js';
import { problemsOf, sentenceOf } from '../../../contract/input-problems.js';
import { recordFirst } from '../../access/audit-first.js';
import type { AuditLog, NewAuditEntry } from '../../access/audit-log.js';
import type { Actor } from '../../access/session.js';
import type { Settings } from '../../../contract/calls/settings.js';
import type { People } from '../../people/records/people.js';
import { Stopped } from '../outcome.js';
import { comparePeople, type Comparison, type ExistingPerson } from './compare-people.js';
import { readPeople } from './read-people.js';

/** The parts of an opened data folder that an import changes. */
export interface ImportData {
  readonly people: People;
  readonly settings: Pick<Settings, 'retentionDays'>;
  readonly audit: AuditLog;
}

/** What an import did. */
export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly left: number;
  /** People who could not be added or changed, and why. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
}

const nothing: Omit<Comparison, 'problem'> = {
  adding: [],
  changing: [],
  returning: [],
  leaving: [],
  withoutNumber: 0,
};

/**
 * Reads a list of people and compares it with those here. Nothing is changed.
 * @param key the connector's access key.
 */
export async function planPeople(
  people: People,
  settings: ConnectorSettings,
  key: string,
  maxLeaving = settings.people?.maxLeaving,
): Promise<Comparison> {
  try {
    return comparePeople(await readPeople(settings, key), people.list().map(knownHere), maxLeaving);
  } catch (error) {
    if (error instanceof Stopped) return { ...nothing, problem: error.outcome.reason };
    if (isFault(error)) return { ...nothing, problem: error.message };
    throw error;
  }
}

/**
 * Applies the changes of a comparison. Each change is in the audit log; a refused one does not stop the others.
 * @param comparison without a problem.
 * @throws Fault for what concerns no single person, such as `disk-full`.
 */
export async function applyPeople(
  data: ImportData,
  actor: Actor,
  { adding, changing, returning, leaving }: Comparison,
): Promise<ImportReport> {
  const report = {
    added: 0,
    changed: 0,
    left: 0,
    refused: [] as ImportReport['refused'][number][],
  };
  const attempt = async (name: string, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (!isFault(error) || !personFaults.has(error.code)) throw error;
      report.refused.push({ name, reason: error.message });
      return false;
    }
  };
  const steps = stepsOf(data, actor);
  for (const person of adding) {
    const parsed = v.safeParse(Listed, person);
    if (!parsed.success) {
      const reason = sentenceOf(problemsOf(parsed.issues));
      report.refused.push({ name: person.name, reason });
    } else if (await attempt(person.name, () => steps.add(parsed.output))) report.added += 1;
  }
  for (const person of returning) {
    if (await attempt(person.name, () => steps.reinstate(person))) report.changed += 1;
  }
  for (const { person, ...change } of changing) {
    const parsed = v.safeParse(Changed, change);
    if (!parsed.success) {
      const reason = sentenceOf(problemsOf(parsed.issues));
      report.refused.push({ name: person.name, reason });
    } else if (await attempt(person.name, () => steps.change(person, parsed.output))) {
      report.changed += 1;
    }
  }
  for (const person of leaving) {
    if (await attempt(person.name, () => steps.leave(person))) report.left += 1;
  }
  return report;
}

/** Faults that concern one person; others, such as a full disk, end the import. */
const personFaults: ReadonlySet<string> = new Set(['invalid-input', 'not-found', 'ambiguous']);

const Listed = v.object({
  name: Name,
  number: EmployeeNumber,
  department: v.nullable(Department),
  email: v.nullable(Email),
});
const Changed = v.object({
  name: v.optional(Name),
  department: v.optional(Department),
  email: v.optional(Email),
});

/** The changes, each recorded before it takes effect. */
function stepsOf({ people, settings, audit }: ImportData, actor: Actor) {
  const commit =
    (entryOf: (subjectId: string) => NewAuditEntry) =>
    ({ subjectId }: { readonly subjectId: string }, write: () => Promise<void>) =>
      recordFirst(audit, actor, entryOf(subjectId), write);
  return {
    add: ({ name, number, department, email }: v.InferOutput<typeof Listed>) =>
      people.add(
        name,
        number,
        { ...(department !== null && { department }), ...(email !== null && { email }) },
        commit((target) => ({ action: 'people.add', target, after: { number } })),
      ),
    reinstate: ({ subjectId: who }: ExistingPerson) =>
      people.setStatus(
        who,
        {},
        commit((target) => ({ action: 'people.reinstate', target })),
      ),
    change: async ({ subjectId: who }: ExistingPerson, change: v.InferOutput<typeof Changed>) => {
      const { name, ...details } = change;
      if (name !== undefined) {
        const renamed = commit((target) => ({ action: 'people.rename', target }));
        await people.rename(who, name, actor.actor, renamed);
      }
      if (Object.keys(details).length === 0) return;
      const { department } = details;
      // Without the email address, which must not be in the audit log.
      const after = department === undefined ? {} : { department };
      await people.setDetails(
        who,
        details,
        commit((target) => ({ action: 'people.setDetails', target, after })),
      );
    },
    leave: ({ subjectId: who }: ExistingPerson) => {
      const purgeAt = new Date(Date.now() + settings.retentionDays * 86_400_000).toISOString();
      const left = commit((target) => ({ action: 'people.leave', target, after: { purgeAt } }));
      return people.setStatus(who, { purgeAt }, left);
    },
  };
}

function knownHere({
  subjectId,
  name,
  number,
  department,
  email,
  purgeAt,
}: ReturnType<People['list']>[number]): ExistingPerson {
  return { subjectId, name, number, department, email, hasLeft: purgeAt !== null };
}
