import type { Stint, WorkDay } from '../days/work-day.js';
import { missingReason, type Omission } from './layout.js';

/** A stint and its day. */
export interface StintOfDay {
  readonly stint: Stint;
  readonly day: WorkDay;
  /** True if the subject has no later stint in the export. */
  readonly isLastOfSubject: boolean;
}

/** All stints of days. @param days ordered by subject and then by time. */
export function* stintsOf(days: Iterable<WorkDay>): Generator<StintOfDay> {
  let previous: Omit<StintOfDay, 'isLastOfSubject'> | null = null;
  for (const day of days) {
    for (const stint of day.stints) {
      if (previous !== null) {
        const isLastOfSubject = previous.day.subjectId !== day.subjectId;
        yield { stint: previous.stint, day: previous.day, isLastOfSubject };
      }
      previous = { stint, day };
    }
  }
  if (previous !== null) yield { stint: previous.stint, day: previous.day, isLastOfSubject: true };
}

/** Stints with both sides. @param omit called for each of the others. */
export function* completeStintsOf(
  days: Iterable<WorkDay>,
  omit: (omission: Omission) => void,
): Generator<{
  readonly stint: { readonly [Side in 'in' | 'out']: NonNullable<Stint[Side]> };
  readonly day: WorkDay;
}> {
  for (const day of days) {
    for (const { in: clockIn, out: clockOut } of day.stints) {
      if (clockIn !== null && clockOut !== null) {
        yield { stint: { in: clockIn, out: clockOut }, day };
      } else {
        const reason = clockIn === null ? missingReason.in : missingReason.out;
        omit({ subjectId: day.subjectId, day: day.day, reason });
      }
    }
  }
}
