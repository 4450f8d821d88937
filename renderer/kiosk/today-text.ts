import type { DoorPunch } from '../../contract/calls/kiosk.js';
import { translate, languages, type Language } from '../language/i18n.js';

/**
 * A duration such as "4 hrs, 32 mins", in the form of the language.
 * @param minutes whole minutes, 0 or more.
 */
export function durationText(minutes: number, language: Language): string {
  const locale = languages[language].dates;
  const part = (value: number, unit: 'hour' | 'minute'): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      numberingSystem: 'latn',
    }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = part(minutes % 60, 'minute');
  if (hours === 0) return rest;
  return new Intl.ListFormat(locale, { type: 'unit', style: 'short' }).format([
    part(hours, 'hour'),
    rest,
  ]);
}

/** The greeting's line about today: the hours so far, or since when the person is in. Null if there is none. */
export function todayText(
  { direction, today, localTime }: DoorPunch,
  language: Language,
): string | null {
  if (today === null) return null;
  const { workedMinutes, since } = today;
  if (workedMinutes > 0) {
    const hours = durationText(workedMinutes, language);
    return translate(language, direction === 'in' ? 'today.soFar' : 'today.worked', { hours });
  }
  // The first punch of the day says the time already.
  const isFirst = since === localTime.slice(11, 16);
  if (direction === 'out' || since === null || isFirst) return null;
  return translate(language, 'today.since', { time: since });
}
