import type { Connector, Person } from '../connector.js';
import { refused, Stopped } from '../outcome.js';

/**
 * The person's id in another system.
 * @param person null for somebody who was erased.
 * @throws Stopped with `refused` if there is none.
 */
export async function requireMapped(
  system: Pick<Connector, 'find'>,
  person: Person | null,
): Promise<string> {
  if (person === null) throw new Stopped(refused('The person was erased.'));
  const mapped = await system.find(person);
  if (mapped.remoteId !== null) return mapped.remoteId;
  throw new Stopped(refused(mapped.reason));
}
