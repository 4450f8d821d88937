import type { Connector, PersonOf } from './connector.js';
import type { AttendanceEvent } from './events.js';

/** What a connector would send. */
export interface DryRun {
  /** Events of people that the other system knows. */
  readonly toSend: readonly AttendanceEvent[];
  readonly unmapped: readonly Unmapped[];
}

/** A person whose events could not be sent. */
export interface Unmapped {
  readonly subjectId: string;
  /** A sentence for people. */
  readonly reason: string;
  /** Number of events that wait for it. */
  readonly events: number;
}

/**
 * Finds out what would be sent and what could not be sent, by looking up people without writing anything.
 * @throws Stopped if the other system cannot be asked.
 */
export async function dryRun(
  connector: Connector,
  events: readonly AttendanceEvent[],
  personOf: PersonOf,
): Promise<DryRun> {
  const reasons = new Map<string, string | null>();
  const toSend: AttendanceEvent[] = [];
  const unmapped = new Map<string, Unmapped>();
  for (const event of events) {
    const { subjectId } = event;
    if (!reasons.has(subjectId))
      reasons.set(subjectId, await reasonFor(connector, personOf(subjectId)));
    const reason = reasons.get(subjectId) ?? null;
    if (reason === null) {
      toSend.push(event);
      continue;
    }
    const count = unmapped.get(subjectId)?.events ?? 0;
    unmapped.set(subjectId, { subjectId, reason, events: count + 1 });
  }
  return { toSend, unmapped: [...unmapped.values()] };
}

/** Why a person cannot be found; null if they can. */
async function reasonFor(
  connector: Connector,
  person: ReturnType<PersonOf>,
): Promise<string | null> {
  if (person === null) return 'The person was erased.';
  const mapped = await connector.find(person);
  return mapped.remoteId === null ? mapped.reason : null;
}
