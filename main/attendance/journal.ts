import { Fault } from '../../preload/fault.js';
import { beforeFirst, chainEntry, lineOf, parseLine } from './punch.js';
import type { JournalEntry, NewCorrection, NewEntry, NewPunch, PunchEntry } from './punch.js';
import type { AmendmentEntry, ImportedEntry, MergeEntry, ReviewEntry } from './punch.js';
import type { NewAmendment, NewImported, NewMerge, NewReview } from './punch.js';
import { offsetText } from './local-time.js';
import { PunchTable } from './punch-table.js';
import type { KnownPunch, PunchHistory } from './rules.js';
import type { StandingPunch } from './standing-punch.js';
import { decodeHead, encodeHead, verifyChain } from './verify-journal.js';
import type { JournalCheck, JournalHead } from './verify-journal.js';

/** Where the journal's lines and its head are kept. */
export interface JournalStore {
  /** Adds a line; resolves once it is on the disk. */
  append(line: string): Promise<void>;
  lines(): AsyncIterable<string>;
  /** The head as last saved; null where there is none. */
  loadHead(): Promise<Uint8Array | null>;
  saveHead(head: Uint8Array): Promise<void>;
}

/**
 * The attendance journal: entries that are only added, each chained to the one before by its hash.
 * The latest entry's number and hash, the head, are kept beside it, so that entries cut off at the
 * end are missed too; the head follows shortly after an entry, which does not wait for it.
 */
export class Journal {
  readonly #store: JournalStore;
  readonly #notice: (sentence: string) => void;
  /** All punches as they count, for reports and exports. */
  readonly table = new PunchTable();
  /** Each subject's latest punch that counts. */
  readonly #latestOf = new Map<string, KnownPunch>();
  readonly #withdrawn = new Set<number>();
  /** Entries imported from other kiosks: by kiosk and number there, the number here. */
  readonly #imported = new Map<string, Map<number, number>>();
  readonly #importedSeqs = new Set<number>();
  #latest: PunchEntry | null = null;
  /** What the next entry is chained to. */
  #last = { seq: 0, hash: beforeFirst };
  #turn: Promise<unknown> = Promise.resolve();
  #headSaving: Promise<void> | null = null;
  #headSeq = 0;
  /** False where head and journal contradict each other: then the head stays, as evidence. */
  #headHolds = true;

  private constructor(store: JournalStore, notice: (sentence: string) => void) {
    this.#store = store;
    this.#notice = notice;
  }

  /**
   * Reads the journal through. Lines that cannot be read do not stop the door: they stay, are told
   * of, and new entries are chained after them; `verify` names them.
   */
  static async open(store: JournalStore, notice: (sentence: string) => void): Promise<Journal> {
    const journal = new Journal(store, notice);
    let lines = 0;
    let unreadable = 0;
    for await (const line of store.lines()) {
      lines += 1;
      const entry = parseLine(line);
      if (entry === null) unreadable += 1;
      else journal.#remember(entry);
    }
    if (unreadable > 0) {
      notice(
        `${unreadable} of ${lines} lines of the attendance journal were changed or damaged; they are kept as they are. Run "rollcall log verify" to see the first.`,
      );
    }
    await journal.#compareHead();
    return journal;
  }

  /** What a decision about a subject's next punch depends on. */
  historyOf(subjectId: string): PunchHistory {
    return { ofSubject: this.#latestOf.get(subjectId) ?? null, ofAnybody: this.#latest };
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
      if (withdraws !== null) this.#refuseUncounted(withdraws);
      return this.#add({ ...amendment, kind: 'amendment' });
    });
  }

  /**
   * Says that somebody has looked at punches and leaves them as they are.
   * @throws Fault `not-found` for a punch that is not there or counts no more.
   */
  review(review: Omit<NewReview, 'kind'>): Promise<ReviewEntry> {
    return this.#inTurn(async () => {
      for (const seq of review.reviews) this.#refuseUncounted(seq);
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
  get head(): { readonly seq: number; readonly hash: string } {
    return this.#last;
  }

  /** True for a punch that was taken back or amended. */
  isWithdrawn(seq: number): boolean {
    return this.#withdrawn.has(seq);
  }

  /** All readable punches, oldest first, also those taken back. */
  async *punches(): AsyncGenerator<PunchEntry> {
    for await (const line of this.#store.lines()) {
      const entry = parseLine(line);
      if (entry?.kind === 'punch') yield entry;
    }
  }

  /** Looks for any entry that was changed, removed, added or moved. */
  async verify(): Promise<JournalCheck> {
    await this.settled();
    const head = await this.#headOrProblem();
    return verifyChain(this.#store.lines(), head);
  }

  /** Waits until everything begun is on the disk, the head too. */
  async settled(): Promise<void> {
    await this.#turn;
    await this.#headSaving;
  }

  #refuseUncounted(seq: number): void {
    if (this.table.find(seq) !== null) return;
    throw new Fault(
      'not-found',
      `There is no punch ${seq} that counts; it may have been corrected already. Look again.`,
    );
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
    this.#headSoon();
    return chained;
  }

  #remember(entry: JournalEntry): void {
    this.#last = { seq: entry.seq, hash: entry.hash };
    const withdrawn = withdrawnBy(entry);
    const lost = withdrawn === null ? null : this.table.find(withdrawn);
    this.table.add(entry);
    if (withdrawn !== null) this.#withdrawn.add(withdrawn);
    if (lost !== null) this.#findLatestOf(lost.subjectId);
    if (entry.kind === 'punch') {
      const subjectId = this.table.subjectOf(entry.subjectId);
      this.#latestOf.set(
        subjectId,
        subjectId === entry.subjectId ? entry : { ...entry, subjectId },
      );
      this.#latest = entry;
    } else if (entry.kind === 'imported') {
      const { kioskId, originSeq, seq } = entry;
      const known = this.#imported.get(kioskId) ?? new Map<number, number>();
      this.#imported.set(kioskId, known.set(originSeq, seq));
      this.#importedSeqs.add(seq);
      this.#findLatestOf(this.table.subjectOf(entry.subjectId));
    } else if (entry.kind === 'merge') {
      this.#latestOf.delete(entry.subjectId);
      this.#findLatestOf(this.table.subjectOf(entry.into));
    } else if (entry.kind === 'amendment' && entry.brings !== null) {
      this.#findLatestOf(this.table.subjectOf(entry.brings.subjectId));
    }
  }

  /**
   * What the next punch of a subject follows: the door's latest, whatever its clock said, unless HR
   * brought a later one, or another kiosk has one.
   */
  #findLatestOf(subjectId: string): void {
    let latest: StandingPunch | null = null;
    for (const punch of this.table.latestOf(subjectId)) {
      const isOwn = this.#isOfThisDoor(punch);
      if (latest === null || (isOwn && this.#isOfThisDoor(latest) && punch.seq > latest.seq)) {
        latest = punch;
      }
    }
    if (latest === null) this.#latestOf.delete(subjectId);
    else this.#latestOf.set(subjectId, knownPunch(latest));
  }

  #isOfThisDoor({ method, seq }: StandingPunch): boolean {
    return method !== 'manual' && !this.#importedSeqs.has(seq);
  }

  /** A new journal gets its head at once, so that a missing one always means something. */
  async #compareHead(): Promise<void> {
    const head = await this.#headOrProblem();
    if (head === null && this.#last.seq === 0) return this.#saveHead();
    this.#headHolds = head !== null && typeof head !== 'string' && head.seq <= this.#last.seq;
    if (this.#headHolds) return;
    const why = typeof head === 'string' ? head : 'Entries are missing at its end.';
    this.#notice(
      `The attendance journal and its head do not agree: ${head === null ? 'the head file is missing.' : why} Punches are recorded as before; run "rollcall log verify".`,
    );
  }

  async #headOrProblem(): Promise<JournalHead | string | null> {
    try {
      const bytes = await this.#store.loadHead();
      return bytes === null ? null : decodeHead(bytes);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** Saves the head behind the entry, and once more for all that came meanwhile. */
  #headSoon(): void {
    if (this.#headSaving !== null || !this.#headHolds) return;
    const save = async (): Promise<void> => {
      while (this.#headSeq < this.#last.seq) await this.#saveHead();
    };
    this.#headSaving = save()
      .catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        this.#notice(`All punches are recorded, but not the journal's head: ${why}`);
      })
      .finally(() => {
        this.#headSaving = null;
      });
  }

  async #saveHead(): Promise<void> {
    const { seq, hash } = this.#last;
    await this.#store.saveHead(encodeHead({ seq, hash }));
    this.#headSeq = seq;
  }
}

/** Number of the entry that counts no more because of this one; null for none. */
function withdrawnBy(entry: JournalEntry): number | null {
  if (entry.kind === 'correction') return entry.corrects;
  return entry.kind === 'amendment' ? entry.withdraws : null;
}

function knownPunch({
  seq,
  atMs,
  offsetMinutes,
  zone,
  subjectId,
  direction,
}: StandingPunch): KnownPunch {
  return {
    ...{ seq, zone, subjectId, direction },
    at: new Date(atMs).toISOString(),
    offset: offsetText(offsetMinutes),
  };
}
