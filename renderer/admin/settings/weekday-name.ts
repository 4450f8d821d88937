import { locale } from '../../language/language.svelte.js';

/** A Monday, in UTC. */
const mondayMs = Date.UTC(2026, 0, 5);

/** The name of a day in the screen's language. @param index 0 for Monday to 6 for Sunday. */
export function weekdayName(index: number): string {
  return new Intl.DateTimeFormat(locale(), { weekday: 'long', timeZone: 'UTC' }).format(
    mondayMs + index * 86_400_000,
  );
}
