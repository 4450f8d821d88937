import { Fault } from '../../contract/fault.js';
import type { Arrival } from '../attendance/punch/record.js';
import type { DoorData } from './door-data.js';

/**
 * An arrival according to the present records. Between a face, PIN or question and the punch there may be seconds, in
 * which the person is merged, suspended or erased.
 * @returns the arrival of the record that the person was merged into, otherwise of the same one.
 * @throws Fault `too-late` if the person may not clock in any more.
 */
export function arrivalNow(
  arrival: Arrival,
  { journal, people }: Pick<DoorData, 'journal' | 'people'>,
): Arrival {
  const subjectId = journal.facts.subjectOf(arrival.subjectId);
  if (!people.mayClockIn(subjectId)) {
    throw new Fault('too-late', 'This person can no longer clock in here. Ask HR.');
  }
  return { ...arrival, subjectId };
}
