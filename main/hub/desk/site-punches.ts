import type { PunchTable, TimeQuery } from '../../attendance/journal/punch-table.js';
import type { StandingLook, StandingPunch } from '../../attendance/journal/standing-punch.js';
import type {
  Origin,
  PeopleQuery,
  StandingPunches,
} from '../../attendance/journal/standing-punches.js';
import type { SiteOfPunches } from '../../connectors/hub-stores.js';
import { awayFault } from '../database/away-fault.js';
import type { HubDatabase } from '../database/open-database.js';
import { DatabasePunches } from './database-punches.js';
import type { OwnEntries } from './own-entries.js';
import type { SiteEntries } from './site-entries.js';

/**
 * The punches of the hub's site that count. While the database cannot be reached, each read throws as `awayFault`; what
 * was read before stays valid.
 */
export function sitePunches(
  db: HubDatabase,
  entries: SiteEntries,
  opened: SiteOfPunches,
): StandingPunches {
  const { journal, settings, site } = opened;
  const inDatabase = new DatabasePunches(
    db,
    { id: site.site, name: settings.kioskId },
    journal.facts,
  );
  return new SitePunches(inDatabase, () => journal.loaded(), entries.of(opened));
}

/**
 * The punches that count at the desk: from the database, once it has all entries that the journal has when they are
 * asked for. So a correction shows at once. The entries of a journal that is an older copy do not get into the database;
 * then the journal alone counts, as on a kiosk.
 */
class SitePunches implements StandingPunches {
  constructor(
    private readonly inDatabase: StandingPunches,
    private readonly inMemory: () => Promise<StandingPunches>,
    private readonly own: Pick<OwnEntries, 'areStored'>,
  ) {}

  tablesOfPeople(query: PeopleQuery): AsyncGenerator<PunchTable> {
    return this.#tables((punches) => punches.tablesOfPeople(query));
  }

  tablesByTime(query: TimeQuery): AsyncGenerator<PunchTable> {
    return this.#tables((punches) => punches.tablesByTime(query));
  }

  find(seq: number): Promise<StandingPunch | StandingLook | null> {
    return this.#ask((punches) => punches.find(seq));
  }

  importedAs(origins: readonly Origin[]): Promise<ReadonlyMap<string, number>> {
    return this.#ask((punches) => punches.importedAs(origins));
  }

  lastImported(kioskId: string): Promise<number> {
    return this.#ask((punches) => punches.lastImported(kioskId));
  }

  peopleOfSite(siteId: string, range: TimeQuery): Promise<readonly string[]> {
    return this.#ask(() => this.inDatabase.peopleOfSite(siteId, range));
  }

  async *#tables(
    read: (punches: StandingPunches) => AsyncIterable<PunchTable>,
  ): AsyncGenerator<PunchTable> {
    try {
      yield* read(await this.#current());
    } catch (error) {
      throw awayFault(error);
    }
  }

  async #ask<Answer>(ask: (punches: StandingPunches) => Promise<Answer>): Promise<Answer> {
    try {
      return await ask(await this.#current());
    } catch (error) {
      throw awayFault(error);
    }
  }

  async #current(): Promise<StandingPunches> {
    return (await this.own.areStored()) ? this.inDatabase : this.inMemory();
  }
}
