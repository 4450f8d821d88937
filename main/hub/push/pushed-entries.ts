import { sql } from 'kysely';
import { parseLine } from '../../attendance/journal/entry-line.js';
import type { JournalEntry } from '../../attendance/journal/entry.js';
import { wallClock } from '../../base/wall-clock.js';
import type { EventDays } from '../../connectors/event-source.js';
import type { HubDatabase } from '../database/open-database.js';

/** An entry that may have to be sent to other systems. */
export interface PushedEntry {
  readonly kioskId: string;
  /** Name of the kiosk in messages: it is unique and does not change when the kiosk is renamed. */
  readonly kiosk: string;
  readonly isDesk: boolean;
  readonly entry: JournalEntry;
}

interface Row {
  readonly kiosk_id: string;
  readonly kiosk: string;
  readonly is_desk: boolean;
  readonly seq: number;
  readonly line: string;
}

const dayMs = 86_400_000;
/** Entries that are read at a time. */
const pageRows = 2_000;
/** Looks and reviews are not sent, and neither are entries that the site copied from kiosks. */
const isSent = sql`entries.kind not in ('seen', 'review', 'copied')
  and not (entries.kind = 'imported' and kiosks.is_desk)`;
const row = sql`entries.kiosk_id, coalesce(kiosks.site_name, kiosks.name) as kiosk, kiosks.is_desk,
  entries.seq, entries.line`;

/**
 * The entries of arrivals, in their order.
 * @param after position, exclusive. @param upTo inclusive.
 * @param fromDay entries from some days before are left out, so that years before the first day are not read.
 */
export async function entriesOfArrivals(
  db: HubDatabase,
  after: number,
  upTo: number,
  fromDay: string,
): Promise<PushedEntry[]> {
  // An entry is never sent before it was made, and zones differ by less than two days.
  const from = new Date(Date.parse(fromDay) - 2 * dayMs);
  const { rows } = await sql<Row>`
    select ${row} from arrivals
    join kiosks on kiosks.id = arrivals.kiosk_id
    left join lateral (
      select max(earlier.seq) as seq from arrivals as earlier
      where earlier.kiosk_id = arrivals.kiosk_id and earlier.seq < arrivals.seq
    ) as before on true
    join entries on entries.kiosk_id = arrivals.kiosk_id
      and entries.seq > coalesce(before.seq, 0) and entries.seq <= arrivals.seq
    where arrivals.position > ${after}::bigint and arrivals.position <= ${upTo}::bigint
      and entries.at >= ${from}::timestamptz and ${isSent}
    order by arrivals.position, entries.seq`.execute(db);
  return rows.flatMap(pushed);
}

/** The entries that were made on some days by the kiosk's wall clock, by kiosk and number, a page at a time. */
export async function* entriesOfDays(
  db: HubDatabase,
  { from, to }: EventDays,
): AsyncGenerator<PushedEntry[]> {
  const [first, last] = [Date.parse(from) - 2 * dayMs, Date.parse(to) + 3 * dayMs];
  const none = '00000000-0000-0000-0000-000000000000';
  for (let after: Pick<Row, 'kiosk_id' | 'seq'> = { kiosk_id: none, seq: 0 }; ;) {
    const { rows } = await sql<Row>`
      select ${row} from entries
      join kiosks on kiosks.id = entries.kiosk_id
      where entries.at >= ${new Date(first)}::timestamptz and entries.at < ${new Date(last)}::timestamptz
        and (entries.kiosk_id, entries.seq) > (${after.kiosk_id}::uuid, ${after.seq}::bigint) and ${isSent}
      order by entries.kiosk_id, entries.seq limit ${pageRows}`.execute(db);
    const found = rows.flatMap(pushed).filter(({ entry }) => {
      const day = wallClock(entry).slice(0, 10);
      return day >= from && day <= to;
    });
    if (found.length > 0) yield found;
    if (rows.length < pageRows) return;
    after = rows.at(-1)!;
  }
}

function pushed({ kiosk_id: kioskId, kiosk, is_desk: isDesk, line }: Row): PushedEntry[] {
  const entry = parseLine(line);
  return entry === null ? [] : [{ kioskId, kiosk, isDesk, entry }];
}
