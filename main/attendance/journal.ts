import { Fault } from '../../preload/fault.js';
import { beforeFirst, chainEntry, lineOf, parseLine } from './entry-line.js';
import { HeadKeeper, type HeadStore } from './head-keeper.js';
import { LatestPunches } from './latest-punches.js';
import type { JournalEntry, NewCorrection, NewEntry, NewPunch, PunchEntry } from './punch.js';
import type { AmendmentEntry, ImportedEntry, MergeEntry, ReviewEntry } from './punch.js';
import type { NewAmendment, NewImported, NewMerge, NewReview } from './punch.js';
import { PunchTable } from './punch-table.js';
import type { PunchHistory } from './rules.js';
import type { StandingPunch } from './standing-punch.js';
import { verifyChain, type JournalCheck, type JournalHead } from './verify-journal.js';

/** Where the journal's lines and its head are kept. */
export interface JournalStore extends HeadStore {
  /** Adds a line; resolves once it is on the disk. */
  append(line: string): Promise<void>;
  /** All lines in their order, some hundreds at a time. */
  lineBlocks(): AsyncIterable<readonly string[]>;
}

/**
 * The attendance journal: entries that are only added, each chained to the one before by its hash.
 * The latest entry's number and hash, the head, are kept beside it, so that entries cut off at the
 * end are missed too; the head follows shortly after an entry, which does not wait for it.
 */
export class Journal {
  readonly #store: JournalStore;
  readonly #headKeeper: HeadKeeper;
  /** All punches as they count, for reports and exports. */
  readonly table = new PunchTable();
  readonly #latest = new LatestPunches(this.table);
  readonly #withdrawn = new Set<number>();
  /** Entries imported from other kiosks: by kiosk and number there, the number here. */
  readonly #imported = new Map<string, Map<number, number>>();
  /** What the next entry is chained to. */
  #last: JournalHead = { seq: 0, hash: beforeFirst };
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(store: JournalStore, notice: (sentence: string) => void) {
    this.#store = store;
    this.#headKeeper = new HeadKeeper(store, notice);
  }

  /**
   * Reads the journal through. Lines that cannot be read do not stop the door: they stay, are told
   * of, and new entries are chained after them; `verify` names them.
   */
  static async open(store: JournalStore, notice: (sentence: string) => void): Promise<Journal> {
    const journal = new Journal(store, notice);
    let count = 0;
    let unreadable = 0;
    for await (const lines of store.lineBlocks()) {
      count += lines.length;
      for (const line of lines) {
        const entry = parseLine(line);
        if (entry === null) unreadable += 1;
        else journal.#remember(entry);
      }
    }
    if (unreadable > 0) {
      notice(
        `${unreadable} of ${count} lines of the attendance journal were changed or damaged; they are kept as they are. Run "rollcall log verify" to see the first.`,
      );
    }
    await journal.#headKeeper.begin(journal.#last);
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
    return this.#inTurn(async () => {
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
    return this.#inTurn(async () => {
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
    return this.#inTurn(async () => {
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
    return this.#inTurn(async () => {
      for (const seq of review.reviews) this.counted(seq);
      return this.#add({ ...review, kind: 'review' });
    });
  }

  /** Makes one subject's punches count for another: two records of one person became one. */
  merge(merge: Omit<NewMerge, 'kind'>): Promise<MergeEntry> {
    return this.#inTurn(() => this.#add({ ...merge, kind: 'merge' }));
  }

  /**
   * Takes in a punch of another kiosk's journal.
   * @returns null where it was taken in before.
   */
  import(imported: Omit<NewImported, 'kind'>): Promise<ImportedEntry | null> {
    return this.#inTurn(async () => {
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
  get head(): JournalHead {
    return this.#last;
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
    for await (const lines of this.#store.lineBlocks()) {
      for (const line of lines) {
        const entry = parseLine(line);
        if (entry?.kind === 'punch') yield entry;
      }
    }
  }

  /** Looks for any entry that was changed, removed, added or moved. */
  async verify(): Promise<JournalCheck> {
    await this.settled();
    return verifyChain(this.#store.lineBlocks(), await this.#headKeeper.load());
  }

  /** Waits until everything begun is on the disk, the head too. */
  async settled(): Promise<void> {
    await this.#turn;
    await this.#headKeeper.settled();
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #add<New extends NewEntry>(entry: New) {
    const chained = chainEntry(entry, this.#last);
    await this.#store.append(lineOf(chained));
    this.#remember(chained);
    this.#headKeeper.follow(this.#last);
    return chained;
  }

  #remember(entry: JournalEntry): void {
    this.#last = { seq: entry.seq, hash: entry.hash };
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
