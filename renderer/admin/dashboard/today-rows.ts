import type { Dashboard } from '../../../contract/calls/overview.js';
import type { Output } from '../../../contract/contract.js';
import { weekdayText } from '../../language/formats.js';
import { t } from '../messages/text.js';
import type { TodayRow } from './TodayList.svelte';

/** The lists that a tile of the dashboard opens. */
export type TodayListId = 'in' | 'late' | 'absent';

type Present = Output<'attendance.present'>;

/** Since when somebody is in: the time, with the day if it was not today. @param today such as `2026-03-02`. */
export function sinceText({ since }: Present[number], today: string): string {
  const time = since.time.slice(0, 5);
  return since.day === today ? time : `${weekdayText(since.day)} ${time}`;
}

/** The rows of a list; null while they are loading. */
export function todayRows(
  id: TodayListId,
  present: Present | null,
  dashboard: Dashboard | null,
): TodayRow[] | null {
  if (id === 'in') {
    const today = dashboard?.day ?? '';
    return present?.map((one) => ({ ...one, facts: [sinceText(one, today)] })) ?? null;
  }
  if (id === 'late') {
    return (
      dashboard?.late.map((one) => ({
        ...one,
        facts: [one.time, t('overview.list.minutes', { count: one.lateMinutes })],
      })) ?? null
    );
  }
  return (
    dashboard?.absent.map((one) => ({
      ...one,
      facts: [one.kind === null ? t('overview.list.noReason') : t(`absences.kind.${one.kind}`)],
    })) ?? null
  );
}

/** Titles of the columns beside name and department. */
export function columnsOf(id: TodayListId): string[] {
  if (id === 'in') return [t('overview.list.since')];
  if (id === 'late') return [t('overview.list.came'), t('overview.list.lateBy')];
  return [t('overview.list.reason')];
}
