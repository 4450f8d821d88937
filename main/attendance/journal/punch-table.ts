import { lowerBound } from '../../base/lower-bound.js';
import type { JournalEntry } from './entry.js';
import { JournalFacts } from './journal-facts.js';
import { PunchColumns, type StoredPunch } from './punch-columns.js';
import { RowList } from './row-list.js';
import { sortRows } from './sort-rows.js';
import type { StandingLook, StandingPunch } from './standing-punch.js';
import { TextTable } from './text-table.js';

/** A range of time; unbounded if omitted. */
export interface TimeQuery {
  /** Milliseconds since 1970, UTC; inclusive. */
  readonly fromMs?: number;
  /** Milliseconds since 1970, UTC; exclusive. */
  readonly toMs?: number;
}

/** The punches to find. */
export interface PunchQuery extends TimeQuery {
  /** Punches of everyone if omitted. */
  readonly subjectIds?: readonly string[];
}

/** The facts of the journal that a table needs besides its own rows. */
export type TableFacts = Pick<JournalFacts, 'subjectOf' | 'clockBreakOf'>;

/**
 * Punches after corrections, by subject: all of a journal, so that a year of 2,000 people fits in memory and reports
 * need not read the journal again, or those of a range.
 */
export class PunchTable {
  readonly #columns = new PunchColumns();
  readonly #subjects = new TextTable();
  /** Rows that count, by number of the subject; those of a subject by time. */
  readonly #rowsOf: RowList[] = [];
  #standingCount = 0;
  /** Rows of unexplained looks, by number of the subject; those of a subject by time. */
  readonly #looksOf = new Map<number, RowList>();

  /** @param facts of the journal, which follow its entries. */
  constructor(private readonly facts: TableFacts = new JournalFacts()) {}

  /** Number of punches that count. */
  get size(): number {
    return this.#standingCount;
  }

  /** Subjects with at least one punch or look in the table. */
  subjectIds(): string[] {
    return this.#subjects.all().filter((id) => this.facts.subjectOf(id) === id);
  }

  /** Adds the next entry of the journal. Its facts follow: a merge is about the records as they were before it. */
  add(entry: JournalEntry): void {
    if (entry.kind === 'merge') this.#merge(entry.subjectId, entry.into);
    else if (entry.kind === 'punch' || entry.kind === 'imported') this.#insertPunch(entry);
    else if (entry.kind === 'seen') this.#insertPunch({ ...entry, direction: 'seen' });
    else if (entry.kind === 'correction') this.#withdraw(entry.corrects);
    else if (entry.kind === 'review') for (const seq of entry.reviews) this.#review(seq);
    else {
      const { seq, kioskId, withdraws, brings } = entry;
      if (withdraws !== null) this.#withdraw(withdraws);
      if (brings === null) return;
      this.#insertPunch({ ...brings, seq, method: 'manual', kioskId, flags: [] });
    }
  }

  /** The punch that an entry recorded or added, or its look; null if there is none that counts. */
  find(seq: number): StandingPunch | StandingLook | null {
    const row = this.#columns.rowOf(seq);
    if (row === null || !this.#columns.counts(row)) return null;
    return this.#columns.isLook(row) ? this.#lookAt(row) : this.#at(row);
  }

  /** As `find`, also if the punch no longer counts. */
  recorded(seq: number): StandingPunch | StandingLook | null {
    const row = this.#columns.rowOf(seq);
    if (row === null) return null;
    return this.#columns.isLook(row) ? this.#lookAt(row) : this.#at(row);
  }

  /** Punches that count, ordered by subject and then by time. */
  *bySubject(query: PunchQuery = {}): Generator<StandingPunch> {
    for (const row of this.#rows(query)) yield this.#at(row);
  }

  /** As `bySubject`, with the looks that no one has explained yet among the punches. */
  *withLooks(query: PunchQuery = {}): Generator<StandingPunch | StandingLook> {
    if (this.#looksOf.size === 0) {
      yield* this.bySubject(query);
      return;
    }
    for (const subjectId of query.subjectIds ?? this.#subjects.all()) {
      const looks = [...this.looksOf(subjectId, query)];
      for (const punch of this.bySubject({ ...query, subjectIds: [subjectId] })) {
        while (looks.length > 0 && looks[0]!.atMs < punch.atMs) yield looks.shift()!;
        yield punch;
      }
      yield* looks;
    }
  }

  /** A subject's looks that no one has explained yet, ordered by time. */
  *looksOf(
    subjectId: string,
    { fromMs = -Infinity, toMs = Infinity }: TimeQuery = {},
  ): Generator<StandingLook> {
    const rows = this.#looksOf.get(this.#subjects.find(subjectId) ?? -1) ?? noRows;
    for (const row of rows.copyFrom(0)) {
      const atMs = this.#columns.atMs(row);
      if (atMs >= fromMs && atMs < toMs) yield this.#lookAt(row);
    }
  }

  /** Punches that count, ordered by time. */
  *byTime({ fromMs = -Infinity, toMs = Infinity }: TimeQuery = {}): Generator<StandingPunch> {
    const found = new Uint32Array(this.#standingCount);
    let count = 0;
    for (let row = 0; row < this.#columns.length; row++) {
      const atMs = this.#columns.atMs(row);
      if (atMs < fromMs || atMs >= toMs || this.#columns.isLook(row)) continue;
      if (this.#columns.counts(row)) found[count++] = row;
    }
    const order = found.subarray(0, count);
    sortRows(order, (a, b) => this.#columns.atMs(a) < this.#columns.atMs(b));
    for (const row of order) yield this.#at(row);
  }

  /** Rows ordered by subject and then by time. */
  *#rows({ subjectIds, fromMs = -Infinity, toMs = Infinity }: PunchQuery): Generator<number> {
    for (const rows of subjectIds?.map((subjectId) => this.#rowsOfSubject(subjectId)) ??
      this.#rowsOf) {
      const first = lowerBound(rows.length, (at) => this.#columns.atMs(rows.at(at)) < fromMs);
      // A copy, because punches may be added while the caller iterates.
      for (const row of rows.copyFrom(first)) {
        if (this.#columns.atMs(row) >= toMs) break;
        yield row;
      }
    }
  }

  #merge(subjectId: string, into: string): void {
    const [from, to] = [this.facts.subjectOf(subjectId), this.facts.subjectOf(into)];
    if (from === to) return;
    const [gone, kept] = [this.#numberOf(from), this.#numberOf(to)];
    // Also withdrawn punches, so that no row names the merged subject any more.
    for (let row = 0; row < this.#columns.length; row++) {
      if (this.#columns.subject(row) === gone) this.#columns.setSubject(row, kept);
    }
    const moved = this.#rowsOf[gone]!;
    for (let i = 0; i < moved.length; i++) this.#insertRow(kept, moved.at(i));
    this.#rowsOf[gone] = new RowList();
    const looks = this.#looksOf.get(gone) ?? noRows;
    for (let i = 0; i < looks.length; i++) this.#insertRow(kept, looks.at(i));
    this.#looksOf.delete(gone);
  }

  #insertPunch(punch: StoredPunch & { readonly subjectId: string }): void {
    const subject = this.#numberOf(this.facts.subjectOf(punch.subjectId));
    const row = this.#columns.append(punch, subject);
    if (!this.#columns.isLook(row)) this.#standingCount += 1;
    this.#insertRow(subject, row);
  }

  /** Inserts a row by time; rows of the same time in the order of the journal. */
  #insertRow(subject: number, row: number): void {
    const rows = this.#listOf(subject, row);
    const atMs = this.#columns.atMs(row);
    let place = rows.length;
    // Nearly always at the end, except after a clock set back, a merge or an amendment.
    while (place > 0 && this.#isLater(rows.at(place - 1), atMs, row)) place -= 1;
    rows.insert(place, row);
  }

  /** The list of a subject that a row is in: punches or looks. */
  #listOf(subject: number, row: number): RowList {
    if (!this.#columns.isLook(row)) return this.#rowsOf[subject]!;
    const looks = this.#looksOf.get(subject) ?? new RowList();
    this.#looksOf.set(subject, looks);
    return looks;
  }

  #isLater(other: number, atMs: number, row: number): boolean {
    const otherMs = this.#columns.atMs(other);
    return otherMs > atMs || (otherMs === atMs && other > row);
  }

  #numberOf(subjectId: string): number {
    const number = this.#subjects.numberOf(subjectId);
    this.#rowsOf[number] ??= new RowList();
    return number;
  }

  #rowsOfSubject(subjectId: string): RowList {
    return this.#rowsOf[this.#subjects.find(subjectId) ?? -1] ?? noRows;
  }

  #withdraw(seq: number): void {
    const row = this.#columns.rowOf(seq);
    if (row === null || !this.#columns.counts(row)) return;
    this.#columns.withdraw(row);
    this.#listOf(this.#columns.subject(row), row).remove(row);
    if (!this.#columns.isLook(row)) this.#standingCount -= 1;
  }

  #review(seq: number): void {
    const row = this.#columns.rowOf(seq);
    if (row === null) return;
    this.#columns.review(row);
  }

  /** @param row of a look. */
  #lookAt(row: number): StandingLook {
    return { ...this.#at(row), direction: null };
  }

  /** @param row of a punch. */
  #at(row: number): StandingPunch {
    const columns = this.#columns;
    const clockBreak = columns.isManual(row)
      ? null
      : this.facts.clockBreakOf(columns.seq(row), columns.kioskId(row));
    return columns.at(row, this.#subjects.textOf(columns.subject(row)), clockBreak);
  }
}

const noRows = new RowList();
