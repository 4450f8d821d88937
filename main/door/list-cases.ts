import type { DoorCase } from '../../contract/calls/door-cases.js';
import { systemZone, wallClock, zonedTime } from '../base/wall-clock.js';
import type { DoorData } from './door-data.js';

/** The open cases with names, newest first, without those of people who were erased. */
export function listCases({
  cases,
  people,
  settings,
}: Pick<DoorData, 'cases' | 'people' | 'settings'>): DoorCase[] {
  const zone = settings.zone ?? systemZone();
  const named = (subjectId: string | null) => {
    const name = subjectId === null ? null : people.nameOf(subjectId);
    return subjectId === null || name === null ? null : { subjectId, name };
  };
  return cases.all
    .flatMap(({ id, kind, at, kioskId, subjectId, takenForId, count }) => {
      const [person, takenFor] = [named(subjectId), named(takenForId)];
      const isErased =
        (subjectId !== null && person === null) || (takenForId !== null && takenFor === null);
      if (isErased) return [];
      const localTime = wallClock(zonedTime(Date.parse(at), zone)).slice(0, 16);
      return [{ id, kind, localTime, kioskId, person, takenFor, count }];
    })
    .toReversed();
}
