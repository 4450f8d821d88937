import { Fault } from '../../../contract/fault.js';
import { unaudited, type Commit } from '../../access/audit-first.js';
import {
  ChainedLog,
  type LogOptions,
  type LogStore,
  type PlacedLine,
} from '../../storage/chained-log.js';
import type { LogCheck } from '../../storage/verify-chain.js';
import { follows, type LogHead } from '../../storage/chain.js';
import type { LogGuard } from '../../storage/log-guard.js';
import type { PunchHistory } from '../punch/decide.js';
import { chainEntry, parseLine, readLine } from './entry-line.js';
import {
  withdrawsOf,
  type AmendmentEntry,
  type ImportedEntry,
  type JournalEntry,
  type MergeEntry,
  type NewAmendment,
  type NewCorrection,
  type NewEntry,
  type NewImported,
  type NewMerge,
  type NewPunch,
  type NewReview,
  type NewSeen,
  type PunchEntry,
  type ReviewEntry,
  type SeenEntry,
} from './entry.js';
import { JournalFacts, lastRecorded } from './journal-facts.js';
import { punchHistoryOf } from './punch-history.js';
import type { PunchTable } from './punch-table.js';
import { PunchesInMemory } from './punches-in-memory.js';
import type { StandingPunches } from './standing-punches.js';
import type { StandingLook, StandingPunch } from './standing-punch.js';

/** Called with the number of the entry that is about to be added. */
type EntryCommit = Commit<{ readonly seq: number }>;

/** Makes the object that finds the standing punches of a journal. */
export type StandingOf = (journal: Journal) => StandingPunches;

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
  readonly facts = new JournalFacts();
  /** The punches that count, for reports, exports and corrections. */
  readonly standing: StandingPunches;
  readonly #withdrawn = new Set<number>();
  /** Null at a hub, whose punches are in its database. */
  #memory: PunchesInMemory | null;

  private constructor(standingOf: StandingOf | null) {
    const memory = standingOf === null ? new PunchesInMemory(this.facts) : null;
    this.#memory = memory;
    this.standing = memory ?? standingOf!(this);
  }

  /**
   * As `ChainedLog.open`.
   * @param guard null for the journal of another kiosk, which is only read.
   * @param standingOf makes what finds the punches that count; by default, they are in memory.
   */
  static async open(
    store: LogStore,
    notify: (sentence: string) => void,
    guard: LogGuard | null,
    standingOf: StandingOf | null = null,
  ): Promise<Journal> {
    const journal = new Journal(standingOf);
    journal.#log = await ChainedLog.open(store, { ...logOptions, notify, guard }, (entry) => {
      journal.#remember(entry);
    });
    return journal;
  }

  /** All punches that count, for a door, and for merging kiosks. @throws Error at a hub, which has neither. */
  get table(): PunchTable {
    return this.#inMemory.table;
  }

  get #inMemory(): PunchesInMemory {
    if (this.#memory === null) throw new Error('the punches of a hub are in its database');
    return this.#memory;
  }

  /** All punches in memory. At a hub, the first call reads the whole journal for it. */
  async loaded(): Promise<StandingPunches> {
    if (this.#memory !== null) return this.#memory;
    const memory = new PunchesInMemory(this.facts);
    let end: number;
    do {
      end = this.head.seq;
      for await (const entry of this.entries()) memory.add(entry);
      // Repeated if entries were added in the meantime, so that no entry comes between the last check and the next
      // line.
    } while (this.head.seq > end);
    return (this.#memory ??= memory);
  }

  /** As `punchHistoryOf`. */
  historyOf(subjectId: string, atMs = Date.now()): PunchHistory {
    return punchHistoryOf(this, subjectId, atMs);
  }

  /**
   * Decides about a punch and records it. Punches of a person are decided one at a time, so that of two
   * simultaneous punches the second sees the first. Those of several people share a write to the disk.
   * @param decide returns the punch or look to record, or `skipped` with any value to record nothing.
   * @param atMs time of the punch; milliseconds since 1970, UTC.
   * @throws Fault `disk-full`, `data-read-only`; then nothing was recorded.
   */
  record<Skipped>(
    subjectId: string,
    decide: (history: PunchHistory) => NewPunch | NewSeen | { readonly skipped: Skipped },
    atMs = Date.now(),
  ): Promise<{ readonly entry: PunchEntry | SeenEntry } | { readonly skipped: Skipped }> {
    return this.#log.addShared(
      () => this.facts.subjectOf(subjectId),
      (head, unsaved) => {
        const history = this.historyOf(subjectId, atMs);
        const lastOfAnyone = unsaved.reduce(lastRecorded, history.lastOfAnyone);
        const decision = decide({ ...history, lastOfAnyone });
        return 'skipped' in decision ? decision : chainEntry(decision, head, this.#log.key);
      },
    );
  }

  /**
   * Takes back a punch or a look, which then no longer counts. Its entry stays in the journal.
   * @returns the correction; null if the punch was withdrawn before.
   */
  async takeBack(
    { seq }: Pick<PunchEntry, 'seq'>,
    correction: Omit<NewCorrection, 'kind' | 'corrects'>,
  ): Promise<JournalEntry | null> {
    const subjectId = this.table.find(seq)?.subjectId ?? '';
    const taken = await this.#log.addShared(
      // It changes what the person's next punch follows.
      () => subjectId,
      (head) =>
        this.#withdrawn.has(seq)
          ? { skipped: null }
          : chainEntry({ ...correction, kind: 'correction', corrects: seq }, head, this.#log.key),
    );
    if ('skipped' in taken) return null;
    this.facts.changed(subjectId);
    return taken.entry;
  }

  /**
   * Corrects attendance by a new entry that withdraws a punch, adds one, or both. The original entry
   * stays.
   * @param commit called with the number of the entry; adds it by `write`.
   * @throws Fault `not-found` if the punch to withdraw does not exist or no longer counts; as `commit`.
   */
  amend(
    amendment: Omit<NewAmendment, 'kind'>,
    commit: EntryCommit = unaudited,
  ): Promise<AmendmentEntry> {
    return this.#log.exclusively(async () => {
      const { withdraws } = amendment;
      const withdrawn = withdraws === null ? null : await this.standingPunch(withdraws);
      const added = await this.#commit({ ...amendment, kind: 'amendment' }, commit);
      if (withdrawn !== null) this.facts.changed(withdrawn.subjectId);
      return added;
    });
  }

  /**
   * Records that someone reviewed punches and left them unchanged.
   * @param commit as in `amend`.
   * @throws Fault `not-found` if a punch does not exist or no longer counts; as `commit`.
   */
  review(review: Omit<NewReview, 'kind'>, commit: EntryCommit = unaudited): Promise<ReviewEntry> {
    return this.#log.exclusively(async () => {
      const reviewed = [];
      for (const seq of review.reviews) reviewed.push(await this.standingPunch(seq));
      const added = await this.#commit({ ...review, kind: 'review' }, commit);
      for (const { subjectId } of reviewed) this.facts.changed(subjectId);
      return added;
    });
  }

  /** Makes the punches of one subject count for another, when two records of one person are merged. */
  merge(merge: Omit<NewMerge, 'kind'>): Promise<MergeEntry> {
    return this.#log.exclusively(() => this.#add({ ...merge, kind: 'merge' }));
  }

  /**
   * Imports a punch from the journal of another kiosk.
   * @param isNew true if the caller knows that it was not imported before.
   * @returns null if it was imported before.
   */
  import(imported: Omit<NewImported, 'kind'>, isNew = false): Promise<ImportedEntry | null> {
    return this.#log.exclusively(async () => {
      const { kioskId, originSeq: seq } = imported;
      if (!isNew && (await this.standing.importedAs([{ kioskId, seq }])).size > 0) return null;
      return this.#add({ ...imported, kind: 'imported' });
    });
  }

  /**
   * Puts entries of this journal back that an older copy of it does not have, as they stood.
   * @param lines that follow the last entry; it stops at one that does not, or that this site did not write.
   * @returns how many were put back.
   * @throws Fault `disk-full`, `data-read-only`.
   */
  putBack(lines: readonly string[]): Promise<number> {
    return this.#log.exclusively(async () => {
      let count = 0;
      for (const line of lines) {
        const entry = parseLine(line, this.#log.key);
        if (entry?.mac === undefined || !follows(entry, this.#log.head)) break;
        await this.#log.append(entry, line);
        this.#remember(entry);
        count += 1;
      }
      return count;
    });
  }

  /** As `PunchesInMemory.importedFrom`. @throws Error as `table`. */
  importedFrom(kioskId: string): ReadonlyMap<number, number> {
    return this.#inMemory.importedFrom(kioskId);
  }

  /** Number and hash of the last entry. */
  get head(): LogHead {
    return this.#log.head;
  }

  /** A punch or look that counts. @throws Fault `not-found` if it does not exist or no longer counts. */
  async standingPunch(seq: number): Promise<StandingPunch | StandingLook> {
    const punch = await this.standing.find(seq);
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

  /** All readable punches and looks in the order of the journal, including withdrawn ones. */
  async *punches(): AsyncGenerator<PunchEntry | SeenEntry> {
    for await (const entry of this.#log.entries()) {
      if (entry.kind === 'punch' || entry.kind === 'seen') yield entry;
    }
  }

  /** All readable entries in the order of the journal. */
  entries(): AsyncGenerator<JournalEntry> {
    return this.#log.entries();
  }

  /** All lines as they stand. @param from the byte at which the first one begins. */
  lines(from = 0): AsyncGenerator<PlacedLine<JournalEntry>> {
    return this.#log.lines(from);
  }

  /** Checks that no entry was changed, removed, added or moved. */
  verify(): Promise<LogCheck> {
    return this.#log.verify();
  }

  /** Resolves when all entries and the head are on the disk. */
  settled(): Promise<void> {
    return this.#log.settled();
  }

  /** Adds an entry; its number is known before, as entries are added one at a time. */
  async #commit<New extends NewEntry>(entry: New, commit: EntryCommit) {
    let added: ReturnType<typeof chainEntry<New>>['entry'] | null = null;
    await commit({ seq: this.#log.head.seq + 1 }, async () => {
      added = await this.#add(entry);
    });
    return added!;
  }

  async #add<New extends NewEntry>(entry: New) {
    const { entry: added, line } = chainEntry(entry, this.#log.head, this.#log.key);
    await this.#log.append(added, line);
    this.#remember(added);
    return added;
  }

  #remember(entry: JournalEntry): void {
    const withdrawnSeq = withdrawsOf(entry);
    this.#memory?.add(entry);
    this.facts.add(entry);
    if (withdrawnSeq !== null) this.#withdrawn.add(withdrawnSeq);
  }
}
