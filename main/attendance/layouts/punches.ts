import { offsetText } from '../../base/wall-clock.js';
import { number, text } from './cell.js';
import { dayAndTime } from '../journal/day-and-time.js';
import type { Layout } from './layout.js';

/** One row per punch that counts, with all its fields. */
export const punchesLayout: Layout = {
  id: 'punches',
  title: 'Punches',
  columns: [
    'seq',
    'subject_id',
    'number',
    'name',
    'department',
    'direction',
    'date',
    'time',
    'zone',
    'local',
    'utc',
    'method',
    'kiosk_id',
    'flags',
  ],
  parameters: [],
  order: 'time',
  fixed: null,
  *rows({ source }) {
    for (const punch of source.punches()) {
      const { name, number: employee, department } = source.detailsOf(punch.subjectId);
      const { day, time } = dayAndTime(punch);
      yield [
        number(punch.seq, 0),
        ...[punch.subjectId, employee, name, department, punch.direction].map(text),
        { kind: 'date', day },
        ...[time, punch.zone, `${day}T${time}${offsetText(punch.offsetMinutes)}`].map(text),
        text(new Date(punch.atMs).toISOString()),
        ...[punch.method, punch.kioskId, punch.flags.join(' ')].map(text),
      ];
    }
  },
};
