import { locale } from './language.svelte.js';

/*
 * Dates, times and numbers in the form of the screen's language. Days without a time are dates of the
 * calendar: they are formatted in UTC, so that no zone moves them.
 */

function asDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** @param day such as `2026-03-09`; gives `9 Mar 2026`. */
export function dayText(day: string): string {
  return new Intl.DateTimeFormat(locale(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
    asDate(day),
  );
}

/** @param day such as `2026-03-09`; gives `Mon, 9 Mar`: for the rows of one month. */
export function weekdayText(day: string): string {
  return new Intl.DateTimeFormat(locale(), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  }).format(asDate(day));
}

/** @param month such as `2026-03`; gives `March 2026`. */
export function monthText(month: string): string {
  return new Intl.DateTimeFormat(locale(), {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(asDate(`${month}-01`));
}

/**
 * @param at a moment, ISO 8601; gives `9 Mar 2026, 08:59`.
 * @param timeZone IANA name; the screen's own zone if left out.
 */
export function momentText(at: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone !== undefined && { timeZone }),
  }).format(new Date(at));
}

/** A whole or decimal number, such as `1,200`. */
export function numberText(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(locale(), options).format(value);
}

/** @param share 0 to 1; gives `12.5%`, with at most `digits` decimals. */
export function percentText(share: number, digits = 1): string {
  return numberText(share, { style: 'percent', maximumFractionDigits: digits });
}

/** Several names as one list, such as `Ada, Ben and Cleo`. */
export function listText(items: readonly string[]): string {
  return new Intl.ListFormat(locale(), { type: 'conjunction' }).format(items);
}

/** A country, such as `Germany`; null for a code that the browser does not know. @param code ISO 3166, such as `DE`. */
export function countryText(code: string): string | null {
  return new Intl.DisplayNames(locale(), { type: 'region', fallback: 'none' }).of(code) ?? null;
}
