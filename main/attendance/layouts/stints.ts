import type { Stint, WorkDay } from '../days/work-day.js';

/** A stint of a day, and whether the subject has none after it. */
export interface StintOfDay {
  readonly stint: Stint;
  readonly day: WorkDay;
  readonly isLastOfSubject: boolean;
}

/** All stints of days that are ordered by subject and time. */
export function* stintsOf(days: Iterable<WorkDay>): Generator<StintOfDay> {
  let before: Omit<StintOfDay, 'isLastOfSubject'> | null = null;
  for (const day of days) {
    for (const stint of day.stints) {
      if (before !== null) {
        const isLastOfSubject = before.day.subjectId !== day.subjectId;
        yield { stint: before.stint, day: before.day, isLastOfSubject };
      }
      before = { stint, day };
    }
  }
  if (before !== null) yield { stint: before.stint, day: before.day, isLastOfSubject: true };
}

/** Only those with both sides; the others are told. */
export function* wholeStintsOf(
  days: Iterable<WorkDay>,
  omit: (omission: { subjectId: string; day: string; reason: string }) => void,
): Generator<{
  readonly stint: { readonly [Side in 'in' | 'out']: NonNullable<Stint[Side]> };
  readonly day: WorkDay;
}> {
  for (const day of days) {
    for (const { in: begun, out } of day.stints) {
      if (begun !== null && out !== null) yield { stint: { in: begun, out }, day };
      else {
        const reason = begun === null ? 'has an out without an in' : 'has an in without an out';
        omit({ subjectId: day.subjectId, day: day.day, reason });
      }
    }
  }
}
