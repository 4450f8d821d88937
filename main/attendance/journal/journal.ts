import { Fault } from '../../../contract/fault.js';
import {
  ChainedLog,
  type LogCheck,
  type LogOptions,
  type LogStore,
} from '../../storage/chained-log.js';
import type { LogHead } from '../../storage/chain.js';
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

const logOptions: Omit<LogOptions<JournalEntry>, 'notice'> = {
  name: 'attendance journal',
  verifyCommand: 'rollcall log verify',
  read: readLine,
  // A punch does not wait for the head, which follows shortly after.
  waitsForHead: false,
};

/**
 * The attendance journal: entries that are only added, each chained to the one before by its hash.
 * The latest entry's number and hash, the head, are kept beside it, so that entries cut off at the
 * end are missed too; the head follows shortly after an entry, which does not wait for it.
 */
export class Journal {
  #log!: ChainedLog<JournalEntry>;
  /** All punches as they count, for reports and exports. */
  readonly table = new PunchTable();
  readonly #latest = new LatestPunches(this.table);
  readonly #withdrawn = new Set<number>();
  /** Entries imported from other kiosks: by kiosk and number there, the number here. */
  readonly #imported = new Map<string, Map<number, number>>();

  /** As `ChainedLog.open`. */
  static async open(store: LogStore, notice: (sentence: string) => void): Promise<Journal> {
    const journal = new Journal();
    journal.#log = await ChainedLog.open(store, { ...logOptions, notice }, (entry) => {
      journal.#remember(entry);
    });
    return journal;
  }

  /** What a decision about a subject's next punch depends on. */
  historyOf(subjectId: string): PunchHistory {
    return this.#latest.historyOf(subjectId);
  }

  /**
   * Decides with the history at its turn, and records what was decided; one at a time, so that two
   * punches at once cannot both be the first.
   * @param decide returns the punch to record, or anything else to record nothing.
   * @throws Fault `disk-full`, `data-read-only`: then nothing was recorded.
   */
  record<Other>(
    subjectId: string,
    decide: (history: PunchHistory) => NewPunch | { readonly nothing: Other },
  ): Promise<{ readonly entry: PunchEntry } | { readonly nothing: Other }> {
    return this.#log.inTurn(async () => {
      const decided = decide(this.historyOf(subjectId));
      return 'nothing' in decided ? decided : { entry: await this.#add(decided) };
    });
  }

  /**
   * Takes a punch back. It stays in the journal; from now on it counts for nothing.
   * @returns the correction; null where there is no such punch or it is taken back already.
   */
  takeBack(
    punch: Pick<PunchEntry, 'seq'>,
    correction: Omit<NewCorrection, 'kind' | 'corrects'>,
  ): Promise<JournalEntry | null> {
    return this.#log.inTurn(async () => {
      if (this.#withdrawn.has(punch.seq)) return null;
      return this.#add({ ...correction, kind: 'correction', corrects: punch.seq });
    });
  }

  /**
   * Puts attendance right: a punch counts no more, or one counts that no door recorded, or both. What
   * was recorded stays.
   * @throws Fault `not-found` for a punch that is not there or counts no more.
   */
  amend(amendment: Omit<NewAmendment, 'kind'>): Promise<AmendmentEntry> {
    return this.#log.inTurn(async () => {
      const { withdraws } = amendment;
      if (withdraws !== null) this.counted(withdraws);
      return this.#add({ ...amendment, kind: 'amendment' });
    });
  }

  /**
   * Says that somebody has looked at punches and leaves them as they are.
   * @throws Fault `not-found` for a punch that is not there or counts no more.
   */
  review(review: Omit<NewReview, 'kind'>): Promise<ReviewEntry> {
    return this.#log.inTurn(async () => {
      for (const seq of review.reviews) this.counted(seq);
      return this.#add({ ...review, kind: 'review' });
    });
  }

  /** Makes one subject's punches count for another: two records of one person became one. */
  merge(merge: Omit<NewMerge, 'kind'>): Promise<MergeEntry> {
    return this.#log.inTurn(() => this.#add({ ...merge, kind: 'merge' }));
  }

  /**
   * Takes in a punch of another kiosk's journal.
   * @returns null where it was taken in before.
   */
  import(imported: Omit<NewImported, 'kind'>): Promise<ImportedEntry | null> {
    return this.#log.inTurn(async () => {
      const { kioskId, originSeq } = imported;
      if (this.importedFrom(kioskId).has(originSeq)) return null;
      return this.#add({ ...imported, kind: 'imported' });
    });
  }

  /** What was taken in from a kiosk: numbers there, with the numbers here. */
  importedFrom(kioskId: string): ReadonlyMap<number, number> {
    return this.#imported.get(kioskId) ?? new Map<number, number>();
  }

  /** The latest entry's number and hash: what an export is proved with. */
  get head(): LogHead {
    return this.#log.head;
  }

  /** A punch that counts. @throws Fault `not-found` for one that is not there or counts no more. */
  counted(seq: number): StandingPunch {
    const punch = this.table.find(seq);
    if (punch !== null) return punch;
    throw new Fault(
      'not-found',
      `There is no punch ${seq} that counts; it may have been corrected already. Look again.`,
    );
  }

  /** True for a punch that was taken back or amended. */
  isWithdrawn(seq: number): boolean {
    return this.#withdrawn.has(seq);
  }

  /** All readable punches, oldest first, also those taken back. */
  async *punches(): AsyncGenerator<PunchEntry> {
    for await (const entry of this.#log.entries()) if (entry.kind === 'punch') yield entry;
  }

  /** Looks for any entry that was changed, removed, added or moved. */
  verify(): Promise<LogCheck> {
    return this.#log.verify();
  }

  /** Waits until everything begun is on the disk, the head too. */
  settled(): Promise<void> {
    return this.#log.settled();
  }

  async #add<New extends NewEntry>(entry: New) {
    const chained = chainEntry(entry, this.#log.head);
    await this.#log.append(chained, lineOf(chained));
    this.#remember(chained);
    return chained;
  }

  #remember(entry: JournalEntry): void {
    const withdrawn = withdrawnBy(entry);
    const lost = withdrawn === null ? null : this.table.find(withdrawn);
    this.table.add(entry);
    if (withdrawn !== null) this.#withdrawn.add(withdrawn);
    this.#latest.add(entry, lost);
    if (entry.kind === 'imported') {
      const { kioskId, originSeq, seq } = entry;
      const known = this.#imported.get(kioskId) ?? new Map<number, number>();
      this.#imported.set(kioskId, known.set(originSeq, seq));
    }
  }
}

/** Number of the entry that counts no more because of this one; null for none. */
function withdrawnBy(entry: JournalEntry): number | null {
  if (entry.kind === 'correction') return entry.corrects;
  return entry.kind === 'amendment' ? entry.withdraws : null;
}
