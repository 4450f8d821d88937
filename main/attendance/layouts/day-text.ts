import type { ExportRequest } from '../../../contract/calls/exports.js';

export type DateFormat = ExportRequest['options']['dateFormat'];

/** Formats a day such as `2026-03-02`. */
export function dayText(day: string, format: DateFormat): string {
  const [year, month, date] = day.split('-') as [string, string, string];
  if (format === 'dmy-dots') return `${date}.${month}.${year}`;
  if (format === 'dmy-slashes') return `${date}/${month}/${year}`;
  if (format === 'mdy-slashes') return `${month}/${date}/${year}`;
  return day;
}
