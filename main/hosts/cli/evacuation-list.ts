import type { LastPresent } from '../../attendance/days/last-present.js';
import { grouped } from '../../base/grouped.js';
import { counted } from '../../../contract/plural.js';

type Listed = Omit<LastPresent, 'version'>;

/** A list to print: who is in, by department, with a box to tick for each person. */
export function evacuationList({ at, zone, people }: Listed): string {
  const byDepartment = grouped(people, ({ department }) => department);
  const departments = [...byDepartment.keys()].sort((a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return a.localeCompare(b);
  });
  return [
    `Who is in, ${at.slice(0, 16).replace('T', ' ')} (${zone})`,
    ...departments.flatMap((department) => {
      const own = byDepartment.get(department)!;
      return [
        '',
        `${department ?? 'No department'} (${own.length})`,
        ...own.map(({ name, since }) => `[ ] ${name ?? '(erased)'}, since ${since}`),
      ];
    }),
    '',
    people.length === 0
      ? 'No one is clocked in.'
      : `${counted(people.length, 'person', 'people')} in all.`,
  ].join('\n');
}
