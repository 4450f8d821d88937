import type { Schedule, Settings } from '../../../contract/calls/settings.js';

const orNull = (text: string | null): string | null =>
  text === null || text.trim() === '' ? null : text;

/** The settings as they are saved: a field that was left blank is null. */
export function toSave(draft: Settings): Settings {
  const { zone, operator, secondPlaceFolder, siteTitle, greeting } = draft;
  return {
    ...draft,
    zone: orNull(zone),
    operator: orNull(operator),
    siteTitle: orNull(siteTitle),
    greeting: orNull(greeting),
    secondPlaceFolder: orNull(secondPlaceFolder),
  };
}

/** A schedule of five days, with an id and a name that no other one has. */
export function newSchedule(others: readonly Schedule[]): Schedule {
  const ids = others.map(({ id }) => id);
  let number = 1;
  while (ids.includes(`schedule-${number}`)) number += 1;
  return {
    id: `schedule-${number}`,
    name: `Schedule ${number}`,
    week: [...Array.from({ length: 5 }, () => ({ start: '08:00', end: '16:30' })), null, null],
    graceMinutes: 5,
    breakMinutes: 30,
    breakAfterMinutes: 360,
  };
}
