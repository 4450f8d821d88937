import type { PersonRecord } from '../people/records/person-record.js';
import { noBadgesMark } from '../people/badges/shared-badges.js';
import { marksOf, parts, type Part } from '../people/shared/shared-person.js';

/** A change of a person that was made here and that the hub does not have. */
export type LocalChange =
  | {
      readonly kind: 'person';
      readonly record: PersonRecord;
      readonly parts: readonly Part[];
      readonly base: number;
    }
  | {
      readonly kind: 'erased';
      readonly subjectId: string;
      readonly into: string | null;
      /** True if the hub itself had this person erased here. */
      readonly isAgain?: boolean;
    };

/** The id of the person who was changed. */
export function subjectOf(change: LocalChange): string {
  return change.kind === 'erased' ? change.subjectId : change.record.subjectId;
}

/** The marks of a person at the hub after it took a change. */
export function marksAfter(
  { record, parts: sent }: Extract<LocalChange, { kind: 'person' }>,
  before: readonly string[] | undefined,
): string[] {
  const at = parts.indexOf('badges');
  const marks = marksOf(record);
  return [...(sent.includes('badges') ? marks : marks.with(at, before?.[at] ?? noBadgesMark))];
}
