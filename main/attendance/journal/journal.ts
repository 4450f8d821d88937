import { Fault } from '../../../contract/fault.js';
import { ChainedLog, type LogOptions, type LogStore } from '../../storage/chained-log.js';
import type { LogCheck } from '../../storage/verify-chain.js';
import type { LogHead } from '../../storage/chain.js';
import type { LogGuard } from '../../storage/log-guard.js';
import type { PunchHistory } from '../punch/decide.js';
import { chainEntry, lineOf, readLine } from './entry-line.js';
import type {
  AmendmentEntry,
  ImportedEntry,
  JournalEntry,
  MergeEntry,
  NewAmendment,
  NewCorrection,
  NewEntry,
  NewImported,
  NewMerge,
  NewPunch,
  NewReview,
  PunchEntry,
  ReviewEntry,
} from './entry.js';
import { LatestPunches } from './latest-punches.js';
import { PunchTable } from './punch-table.js';
import type { StandingPunch } from './standing-punch.js';

const logOptions: Omit<LogOptions<JournalEntry>, 'notify' | 'guard'> = {
  name: 'attendance journal',
  verifyCommand: 'rollcall log verify',
  read: readLine,
  // A punch must not wait for the head.
  waitsForHead: false,
};

/**
 * The attendance journal: append-only entries that each contain the hash of the previous one and a MAC.
 * The head (number and hash of the last entry) is stored separately, so that entries removed at the end
 * are detected too. It is saved shortly after an entry, which does not wait for it.
 */
export class Journal {
  #log!: ChainedLog<JournalEntry>;
  /** All punches that count, for reports and exports. */
  readonly table = new PunchTable();
  readonly #latest = new LatestPunches(this.table);
  readonly #withdrawn = new Set<number>();
  /** Numbers of imported entries, by kiosk and by their number there. */
  readonly #imported = new Map<string, Map<number, number>>();

  /**
   * As `ChainedLog.open`.
   * @param guard null for the journal of another kiosk, which is only read.
   */
  static async open(
    store: LogStore,
    notify: (sentence: string) => void,
    guard: LogGuard | null,
  ): Promise<Journal> {
    const journal = new Journal();
    journal.#log = await ChainedLog.open(store, { ...logOptions, notify, guard }, (entry) => {
      journal.#remember(entry);
    });
    return journal;
  }

  /** The punches that the decision about a subject's next punch depends on. */
  historyOf(subjectId: string): PunchHistory {
    return this.#latest.historyOf(subjectId);
  }

  /**
   * Decides about a punch and records it. Punches are decided one at a time, so that of two
   * simultaneous punches the second sees the first.
   * @param decide returns the punch to record, or `skipped` with any value to record nothing.
   * @throws Fault `disk-full`, `data-read-only`; then nothing was recorded.
   */
  record<Skipped>(
    subjectId: string,
    decide: (history: PunchHistory) => NewPunch | { readonly skipped: Skipped },
  ): Promise<{ readonly entry: PunchEntry } | { readonly skipped: Skipped }> {
    return this.#log.exclusively(async () => {
      const decision = decide(this.historyOf(subjectId));
      return 'skipped' in decision ? decision : { entry: await this.#add(decision) };
    });
  }

  /**
   * Takes back a punch, which then no longer counts. Its entry stays in the journal.
   * @returns the correction; null if the punch was withdrawn before.
   */
  takeBack(
    punch: Pick<PunchEntry, 'seq'>,
    correction: Omit<NewCorrection, 'kind' | 'corrects'>,
  ): Promise<JournalEntry | null> {
    return this.#log.exclusively(async () => {
      if (this.#withdrawn.has(punch.seq)) return null;
      return this.#add({ ...correction, kind: 'correction', corrects: punch.seq });
    });
  }

  /**
   * Corrects attendance by a new entry that withdraws a punch, adds one, or both. The original entry
   * stays.
   * @throws Fault `not-found` if the punch to withdraw does not exist or no longer counts.
   */
  amend(amendment: Omit<NewAmendment, 'kind'>): Promise<AmendmentEntry> {
    return this.#log.exclusively(async () => {
      const { withdraws } = amendment;
      if (withdraws !== null) this.standingPunch(withdraws);
      return this.#add({ ...amendment, kind: 'amendment' });
    });
  }

  /**
   * Records that someone reviewed punches and left them unchanged.
   * @throws Fault `not-found` if a punch does not exist or no longer counts.
   */
  review(review: Omit<NewReview, 'kind'>): Promise<ReviewEntry> {
    return this.#log.exclusively(async () => {
      for (const seq of review.reviews) this.standingPunch(seq);
      return this.#add({ ...review, kind: 'review' });
    });
  }

  /** Makes the punches of one subject count for another, when two records of one person are merged. */
  merge(merge: Omit<NewMerge, 'kind'>): Promise<MergeEntry> {
    return this.#log.exclusively(() => this.#add({ ...merge, kind: 'merge' }));
  }

  /**
   * Imports a punch from the journal of another kiosk.
   * @returns null if it was imported before.
   */
  import(imported: Omit<NewImported, 'kind'>): Promise<ImportedEntry | null> {
    return this.#log.exclusively(async () => {
      const { kioskId, originSeq } = imported;
      if (this.importedFrom(kioskId).has(originSeq)) return null;
      return this.#add({ ...imported, kind: 'imported' });
    });
  }

  /** Entries imported from a kiosk: from their number there to their number here. */
  importedFrom(kioskId: string): ReadonlyMap<number, number> {
    return this.#imported.get(kioskId) ?? new Map<number, number>();
  }

  /** Number and hash of the last entry. */
  get head(): LogHead {
    return this.#log.head;
  }

  /** A punch that counts. @throws Fault `not-found` if it does not exist or no longer counts. */
  standingPunch(seq: number): StandingPunch {
    const punch = this.table.find(seq);
    if (punch !== null) return punch;
    throw new Fault(
      'not-found',
      `Punch ${seq} does not exist or was already withdrawn. Check the current punches and try again.`,
    );
  }

  /** True if a punch was taken back or withdrawn. */
  isWithdrawn(seq: number): boolean {
    return this.#withdrawn.has(seq);
  }

  /** All readable punches in the order of the journal, including withdrawn ones. */
  async *punches(): AsyncGenerator<PunchEntry> {
    for await (const entry of this.#log.entries()) if (entry.kind === 'punch') yield entry;
  }

  /** Checks that no entry was changed, removed, added or moved. */
  verify(): Promise<LogCheck> {
    return this.#log.verify();
  }

  /** Resolves when all entries and the head are on the disk. */
  settled(): Promise<void> {
    return this.#log.settled();
  }

  async #add<New extends NewEntry>(entry: New) {
    const chained = chainEntry(entry, this.#log.head, this.#log.key);
    await this.#log.append(chained, lineOf(chained));
    this.#remember(chained);
    return chained;
  }

  #remember(entry: JournalEntry): void {
    const withdrawnSeq = withdrawnBy(entry);
    const withdrawn = withdrawnSeq === null ? null : this.table.find(withdrawnSeq);
    this.table.add(entry);
    if (withdrawnSeq !== null) this.#withdrawn.add(withdrawnSeq);
    this.#latest.add(entry, withdrawn);
    if (entry.kind === 'imported') {
      const { kioskId, originSeq, seq } = entry;
      const numbers = this.#imported.get(kioskId) ?? new Map<number, number>();
      this.#imported.set(kioskId, numbers.set(originSeq, seq));
    }
  }
}

/** Number of the punch that an entry withdraws; null if it withdraws none. */
function withdrawnBy(entry: JournalEntry): number | null {
  if (entry.kind === 'correction') return entry.corrects;
  return entry.kind === 'amendment' ? entry.withdraws : null;
}
