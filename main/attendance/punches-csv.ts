import { stringify } from 'csv-stringify';
import { wallClock } from './local-time.js';
import type { PunchEntry } from './punch.js';

/** A range of days on the wall clock, both included; open where left out. */
export interface DayRange {
  /** Such as `2026-03-01`. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Does the entry's day, on the wall clock where it was made, lie in the range? */
export function isInRange(entry: PunchEntry, { from, to }: DayRange): boolean {
  const day = wallClock(entry).slice(0, 10);
  return (from === undefined || day >= from) && (to === undefined || day <= to);
}

const columns = [
  'seq',
  'subject_id',
  'name',
  'direction',
  'date',
  'time',
  'zone',
  'local',
  'utc',
  'method',
  'kiosk_id',
  'flags',
];

/**
 * Punches as CSV: RFC 4180 (CRLF, quotes doubled), UTF-8, a header line. Ids stay text, leading
 * zeros included. A value that a spreadsheet would run as a formula gets an apostrophe before it
 * (OWASP, CSV injection); so it is never run, and is seen.
 * @param nameOf a subject's present name; null for somebody forgotten, whose cell stays empty.
 * @returns a stream of text.
 */
export function punchesCsv(
  entries: AsyncIterable<PunchEntry>,
  range: DayRange,
  nameOf: (subjectId: string) => string | null,
): AsyncIterable<string> & { readonly rows: () => number } {
  let rows = 0;
  const csv = stringify({
    header: true,
    columns,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
  const write = async (): Promise<void> => {
    for await (const entry of entries) {
      if (!isInRange(entry, range)) continue;
      rows += 1;
      if (!csv.write(rowOf(entry, nameOf(entry.subjectId)))) {
        await new Promise((resolve) => csv.once('drain', resolve));
      }
    }
    csv.end();
  };
  write().catch((error: unknown) => csv.destroy(error as Error));
  csv.setEncoding('utf8');
  return { [Symbol.asyncIterator]: () => csv[Symbol.asyncIterator](), rows: () => rows };
}

function rowOf(entry: PunchEntry, name: string | null): string[] {
  const [date, time] = wallClock(entry).split('T') as [string, string];
  return [
    String(entry.seq),
    entry.subjectId,
    name ?? '',
    entry.direction,
    date,
    time,
    entry.zone,
    `${date}T${time}${entry.offset}`,
    entry.at,
    entry.method,
    entry.kioskId,
    entry.flags.join(' '),
  ];
}
