import type { ReportDay } from '../../../contract/calls/attendance.js';
import { isNightShift } from './schedule.js';
import type { WorkDay } from './work-day.js';

const dayMs = 86_400_000;

/**
 * The scheduled times of the punches that a day lacks, to be proposed to a person who corrects it; null where
 * nothing is missing, or no hours are scheduled. Nothing is ever recorded from them.
 */
export function suggestedPunches({
  day,
  planned,
  missing,
}: Pick<WorkDay, 'day' | 'planned' | 'missing'>): ReportDay['suggested'] {
  if (planned === null) return { in: null, out: null };
  const endMs = Date.parse(day) + (isNightShift(planned) ? dayMs : 0);
  const endDay = new Date(endMs).toISOString().slice(0, 10);
  return {
    in: missing.includes('in') ? `${day}T${planned.start}` : null,
    out: missing.includes('out') ? `${endDay}T${planned.end}` : null,
  };
}
