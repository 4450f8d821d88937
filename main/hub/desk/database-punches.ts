import type {
  PunchQuery,
  PunchTable,
  TableFacts,
  TimeQuery,
} from '../../attendance/journal/punch-table.js';
import type { StandingLook, StandingPunch } from '../../attendance/journal/standing-punch.js';
import type {
  Origin,
  PeopleQuery,
  StandingPunches,
} from '../../attendance/journal/standing-punches.js';
import type { HubDatabase } from '../database/open-database.js';
import { peopleOfSite } from '../places/people-of-site.js';
import { readPlaces, siteIn } from '../places/place-state.js';
import { peopleInOrder } from './people-in-order.js';
import {
  firstRows,
  importedRows,
  lastImportedRow,
  pagesOfRows,
  rowOf,
  tableOf,
  type SiteRow,
  type TableSite,
} from './site-rows.js';

const dayMs = 86_400_000;
/** A range up to this length is read in one piece, by time: it has few punches. */
const shortMs = 3 * dayMs;
/** Maximum number of punches in a table: it takes about 30 MB while it is read. */
const maxRows = 50_000;
/** Punches of a usual day: in, out for the break, in, out. */
const rowsOfDay = 4;
/** Maximum and minimum number of people in a table. */
const [maxPeople, minPeople] = [200, 10] as const;

/** The punches of the hub's site that count, from its database. Only those of one table are in memory. */
export class DatabasePunches implements StandingPunches {
  /** @param facts of the site's journal. */
  constructor(
    private readonly db: HubDatabase,
    private readonly site: TableSite,
    private readonly facts: TableFacts,
  ) {}

  async *tablesOfPeople({ withFirst = false, ...query }: PeopleQuery): AsyncGenerator<PunchTable> {
    if (isShort(query) && !withFirst) {
      yield await this.#tableOf(query, false);
      return;
    }
    for await (const subjectIds of this.#groups(query)) {
      yield await this.#tableOf({ ...query, subjectIds }, withFirst);
    }
  }

  async *tablesByTime(query: TimeQuery): AsyncGenerator<PunchTable> {
    for await (const rows of pagesOfRows(this.db, this.site.id, query)) yield this.#table(rows);
  }

  async find(seq: number): Promise<StandingPunch | StandingLook | null> {
    const row = await rowOf(this.db, this.site.id, seq);
    return row === null ? null : this.#table([row]).find(seq);
  }

  importedAs(origins: readonly Origin[]): Promise<ReadonlyMap<string, number>> {
    return importedRows(this.db, this.site.id, origins);
  }

  lastImported(kioskId: string): Promise<number> {
    return lastImportedRow(this.db, this.site.id, kioskId);
  }

  async peopleOfSite(siteId: string, range: TimeQuery): Promise<readonly string[]> {
    siteIn(await readPlaces(this.db), siteId);
    return peopleOfSite(this.db, siteId, range);
  }

  /** People whose punches make one table. */
  async *#groups(query: PunchQuery): AsyncGenerator<readonly string[]> {
    const limit = peopleAtOnce(query);
    const { subjectIds } = query;
    if (subjectIds !== undefined) {
      for (let at = 0; at < subjectIds.length; at += limit) yield subjectIds.slice(at, at + limit);
      return;
    }
    for (let after: string | null = null; ;) {
      const ids: string[] = await peopleInOrder(this.db, [], { after, isIncluded: false, limit });
      if (ids.length > 0) yield ids;
      if (ids.length < limit) return;
      after = ids.at(-1)!;
    }
  }

  async #tableOf(query: PunchQuery, withFirst: boolean): Promise<PunchTable> {
    const { fromMs, subjectIds } = query;
    const rows: SiteRow[] = [];
    for await (const page of pagesOfRows(this.db, this.site.id, query)) rows.push(...page);
    if (withFirst && fromMs !== undefined && subjectIds !== undefined) {
      rows.push(...(await firstRows(this.db, this.site.id, fromMs, subjectIds)));
    }
    return this.#table(rows);
  }

  #table(rows: readonly SiteRow[]): PunchTable {
    return tableOf(rows, this.site.name, this.facts);
  }
}

function isShort({ fromMs, toMs = Date.now() + dayMs, subjectIds }: PunchQuery): boolean {
  return fromMs !== undefined && subjectIds === undefined && toMs - fromMs <= shortMs;
}

/** The longer the range, the fewer people. */
function peopleAtOnce({ fromMs = -Infinity, toMs = Date.now() + dayMs }: PunchQuery): number {
  const days = Math.max(1, (toMs - fromMs) / dayMs);
  return Math.max(minPeople, Math.min(maxPeople, Math.floor(maxRows / rowsOfDay / days)));
}
