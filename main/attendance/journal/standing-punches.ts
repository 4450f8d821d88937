import { Fault } from '../../../contract/fault.js';
import type { PunchQuery, PunchTable, TimeQuery } from './punch-table.js';
import type { StandingLook, StandingPunch } from './standing-punch.js';

/** The punches of some people. */
export interface PeopleQuery extends PunchQuery {
  /** True if each person's first punch of all is needed too, however old. */
  readonly withFirst?: boolean;
}

/**
 * The punches that count, for views, exports, corrections and sign-off: of a kiosk from a table in memory, of a hub from
 * its database. They come as tables, which have at least what is asked for, and of which only one is needed at a time.
 */
export interface StandingPunches {
  /** Tables with the punches and looks of a range. All those of one person are in one table. */
  tablesOfPeople(query: PeopleQuery): AsyncIterable<PunchTable>;
  /** Tables with the punches of a range. Those of a later table are later. */
  tablesByTime(query: TimeQuery): AsyncIterable<PunchTable>;
  /** The punch or look of an entry; null if there is none that counts. */
  find(seq: number): Promise<StandingPunch | StandingLook | null>;
  /**
   * The people of a site of the hub, and everyone who clocked in or out there in a range.
   * @throws Fault `not-found` if the hub has no such site; `invalid-input` at a kiosk.
   */
  peopleOfSite(siteId: string, range: TimeQuery): Promise<readonly string[]>;
}

/** All punches of a journal in memory. */
export class PunchesInMemory implements StandingPunches {
  constructor(private readonly table: PunchTable) {}

  async *tablesOfPeople(): AsyncGenerator<PunchTable> {
    yield await Promise.resolve(this.table);
  }

  async *tablesByTime(): AsyncGenerator<PunchTable> {
    yield await Promise.resolve(this.table);
  }

  find(seq: number): Promise<StandingPunch | StandingLook | null> {
    return Promise.resolve(this.table.find(seq));
  }

  peopleOfSite(): Promise<never> {
    return Promise.reject(
      new Fault('invalid-input', 'A kiosk has no sites: they are at the hub. Leave the site out.', {
        fields: [{ field: 'siteId', problem: 'must be left out at a kiosk' }],
      }),
    );
  }
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
