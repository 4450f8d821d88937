import type { RangeKind } from '../../../contract/calls/export-presets.js';
import type { PayPeriod, Settings } from '../../../contract/calls/settings.js';
import { systemZone, wallClock, zonedTime } from '../../base/wall-clock.js';

const dayMs = 86_400_000;

/** First and last day, such as `2026-03-01` and `2026-03-31`. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** Today on the site's wall clock. */
export function siteToday({ zone }: Pick<Settings, 'zone'>): string {
  return wallClock(zonedTime(Date.now(), zone ?? systemZone())).slice(0, 10);
}

/** The days of a range. @param today such as `2026-03-15`. */
export function rangeOf(kind: RangeKind, today: string, payPeriod: PayPeriod): Days {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const yesterday = addDays(today, -1);
  if (kind === 'yesterday') return { from: yesterday, to: yesterday };
  if (kind === 'last-month') {
    return { from: isoDay(year, month - 1, 1), to: isoDay(year, month, 0) };
  }
  if (kind === 'month-to-date') return { from: `${yesterday.slice(0, 8)}01`, to: yesterday };
  const current = payPeriodOf(payPeriod, today);
  return kind === 'this-pay-period' ? current : payPeriodOf(payPeriod, addDays(current.from, -1));
}

/** The pay period that a day belongs to. @param day such as `2026-03-15`. */
export function payPeriodOf({ kind, anchor }: PayPeriod, day: string): Days {
  if (kind === 'weekly' || kind === 'fortnightly') {
    const length = kind === 'weekly' ? 7 : 14;
    const since = Math.round((Date.parse(day) - Date.parse(anchor)) / dayMs);
    const from = addDays(day, -(((since % length) + length) % length));
    return { from, to: addDays(from, length - 1) };
  }
  const [year, month] = day.split('-').map(Number) as [number, number];
  const anchorDay = Number(anchor.slice(8));
  const first = ((anchorDay - 1) % 15) + 1;
  const startDays = kind === 'monthly' ? [anchorDay] : [first, first + 15];
  const starts = [-1, 0, 1].flatMap((offset) =>
    startDays.map((startDay) => startIn(year, month + offset, startDay)),
  );
  const next = starts.findIndex((start) => start > day);
  return { from: starts[next - 1]!, to: addDays(starts[next]!, -1) };
}

/** A day of a month, or its last day if it is shorter. @param month 1 to 12; others are in other years. */
function startIn(year: number, month: number, day: number): string {
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isoDay(year, month, Math.min(day, last));
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

function isoDay(year: number, month: number, day: number): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}
