import type { PeopleData } from '../people/people-data.js';
import { hubActor } from './hub-actor.js';

/**
 * The people whom the hub had erased at this kiosk, as the audit log says. If the hub sends one of them, its data was
 * restored from a backup since.
 * @param after only entries with a higher number.
 */
export async function erasedByHub(
  { audit }: Pick<PeopleData, 'audit'>,
  after: number,
): Promise<ReadonlySet<string>> {
  const entries = await audit.since(after);
  return new Set(
    entries.flatMap(({ action, actor, via, target }) => {
      const isHub = actor === hubActor.actor && via === hubActor.via;
      return action === 'people.purge' && isHub && target !== null ? [target] : [];
    }),
  );
}
