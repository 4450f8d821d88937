import type { PunchQuery, PunchTable, TimeQuery } from './punch-table.js';
import type { StandingLook, StandingPunch } from './standing-punch.js';

/** The punches of some people. */
export interface PeopleQuery extends PunchQuery {
  /** True if each person's first punch of all is needed too, however old. */
  readonly withFirst?: boolean;
}

/** An entry of another kiosk. */
export interface Origin {
  /** The kiosk's name in this journal. */
  readonly kioskId: string;
  /** Its number there. */
  readonly seq: number;
}

/** An entry of another kiosk as text. */
export function originKey({ kioskId, seq }: Origin): string {
  return `${seq} ${kioskId}`;
}

/**
 * The punches that count, for views, exports, corrections and sign-off: of a kiosk from a table in memory, of a hub
 * from its database. They come as tables. The tables have at least the requested punches, and only one of them is
 * needed at a time.
 */
export interface StandingPunches {
  /** Tables with the punches and looks of a range. All those of one person are in one table. */
  tablesOfPeople(query: PeopleQuery): AsyncIterable<PunchTable>;
  /** Tables with the punches of a range. Those of a later table are later. */
  tablesByTime(query: TimeQuery): AsyncIterable<PunchTable>;
  /** The punch or look of an entry; null if there is none that counts. */
  find(seq: number): Promise<StandingPunch | StandingLook | null>;
  /** The numbers here of entries that were imported, by `originKey`; those that were not are missing. */
  importedAs(origins: readonly Origin[]): Promise<ReadonlyMap<string, number>>;
  /** The largest number there of the entries that were imported from a kiosk; 0 without any. */
  lastImported(kioskId: string): Promise<number>;
  /**
   * The people of a site of the hub, and everyone who clocked in or out there in a range.
   * @throws Fault `not-found` if the hub has no such site; `invalid-input` at a kiosk.
   */
  peopleOfSite(siteId: string, range: TimeQuery): Promise<readonly string[]>;
}

/** True if a person has a punch that counts. */
export async function hasPunch(
  standing: Pick<StandingPunches, 'tablesOfPeople'>,
  subjectId: string,
): Promise<boolean> {
  const query = { subjectIds: [subjectId] };
  for await (const table of standing.tablesOfPeople(query)) {
    if (table.bySubject(query).next().done !== true) return true;
  }
  return false;
}
