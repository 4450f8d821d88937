import { Fault } from '../../../contract/fault.js';
import type { JournalEntry } from './entry.js';
import { PunchTable, type TableFacts } from './punch-table.js';
import type { StandingLook, StandingPunch } from './standing-punch.js';
import { originKey, type Origin, type StandingPunches } from './standing-punches.js';

/** All punches of a journal in memory. */
export class PunchesInMemory implements StandingPunches {
  readonly table: PunchTable;
  /** Numbers of imported entries, by kiosk and by their number there. */
  readonly #imported = new Map<string, Map<number, number>>();
  #lastSeq = 0;

  /** @param facts of the journal, which follow its entries. */
  constructor(facts: TableFacts) {
    this.table = new PunchTable(facts);
  }

  /** Adds the next entry of the journal, as `PunchTable.add`. One that was added before changes nothing. */
  add(entry: JournalEntry): void {
    if (entry.seq <= this.#lastSeq) return;
    this.#lastSeq = entry.seq;
    this.table.add(entry);
    if (entry.kind !== 'imported') return;
    const { kioskId, originSeq, seq } = entry;
    const numbers = this.#imported.get(kioskId) ?? new Map<number, number>();
    this.#imported.set(kioskId, numbers.set(originSeq, seq));
  }

  /** Entries imported from a kiosk: from their number there to their number here. */
  importedFrom(kioskId: string): ReadonlyMap<number, number> {
    return this.#imported.get(kioskId) ?? new Map<number, number>();
  }

  async *tablesOfPeople(): AsyncGenerator<PunchTable> {
    yield await Promise.resolve(this.table);
  }

  async *tablesByTime(): AsyncGenerator<PunchTable> {
    yield await Promise.resolve(this.table);
  }

  find(seq: number): Promise<StandingPunch | StandingLook | null> {
    return Promise.resolve(this.table.find(seq));
  }

  importedAs(origins: readonly Origin[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const origin of origins) {
      const seq = this.#imported.get(origin.kioskId)?.get(origin.seq);
      if (seq !== undefined) found.set(originKey(origin), seq);
    }
    return Promise.resolve(found);
  }

  lastImported(kioskId: string): Promise<number> {
    let last = 0;
    for (const originSeq of this.importedFrom(kioskId).keys()) last = Math.max(last, originSeq);
    return Promise.resolve(last);
  }

  peopleOfSite(): Promise<never> {
    return Promise.reject(
      new Fault('invalid-input', 'A kiosk has no sites: only a hub has them. Leave the site out.', {
        fields: [{ field: 'siteId', problem: 'must be left out at a kiosk' }],
      }),
    );
  }
}
