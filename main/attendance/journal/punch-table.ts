import { offsetMinutes, type ZonedTime } from '../../base/wall-clock.js';
import type { JournalEntry, PunchEntry } from './entry.js';
import { RowList } from './row-list.js';
import { sortRows } from './sort-rows.js';
import { ClockBreaks, type ClockedPunch, type LastPunch } from './clock-breaks.js';
import type { PunchFlag, StandingLook, StandingPunch } from './standing-punch.js';
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

/** A look, which is no punch, is `seen`. */
const directions = ['in', 'out', 'seen'] as const;
const seenIndex = directions.indexOf('seen');
const methods = ['face', 'pin', 'manual'] as const;
/** The index of a flag is its bit. */
const flagBits: readonly PunchFlag[] = ['clock-set-back', 'clock-set-forward', 'out-missing'];
/** Bits of the same column that are not flags. */
const reviewedBit = 0x80;
const withdrawnBit = 0x40;

/**
 * All punches after corrections, in columns of about 35 bytes per punch, so that a year of 2,000 people
 * fits in memory and reports need not read the journal again.
 */
export class PunchTable {
  #length = 0;
  #seq = new Uint32Array(1024);
  #atMs = new Float64Array(1024);
  #subject = new Uint32Array(1024);
  #offset = new Int16Array(1024);
  #zone = new Uint16Array(1024);
  #kiosk = new Uint16Array(1024);
  #direction = new Uint8Array(1024);
  #method = new Uint8Array(1024);
  #flags = new Uint8Array(1024);
  readonly #subjects = new TextTable();
  readonly #zones = new TextTable();
  readonly #kiosks = new TextTable();
  /** From merged subjects to the subjects that their punches count for. */
  readonly #mergedInto = new Map<string, string>();
  /** Rows that count, by number of the subject; those of a subject by time. */
  readonly #rowsOf: RowList[] = [];
  #standingCount = 0;
  /** Rows of unexplained looks, by number of the subject; those of a subject by time. */
  readonly #looksOf = new Map<number, RowList>();
  readonly #clockBreaks = new ClockBreaks();

  /** Number of punches that count. */
  get size(): number {
    return this.#standingCount;
  }

  /** Subjects with at least one punch or look in the journal. */
  subjectIds(): string[] {
    return this.#subjects.all().filter((subjectId) => !this.#mergedInto.has(subjectId));
  }

  /** The subject that a subject's punches count for: another one after a merge. */
  subjectOf(subjectId: string): string {
    if (this.#mergedInto.size === 0) return subjectId;
    return this.#mergedInto.get(subjectId) ?? subjectId;
  }

  /** Adds the next entry of the journal. */
  add(entry: JournalEntry): void {
    if (entry.kind === 'merge') this.#merge(entry.subjectId, entry.into);
    else if (entry.kind === 'punch') this.#insertRecorded(entry);
    else if (entry.kind === 'imported') {
      this.#insertPunch(entry.seq, entry, entry.method, entry.kioskId, entry.flags);
    } else if (entry.kind === 'seen') {
      const { seq, method, kioskId, flags } = entry;
      this.#insertPunch(seq, { ...entry, direction: 'seen' }, method, kioskId, flags);
    } else if (entry.kind === 'correction') this.#withdraw(entry.corrects);
    else if (entry.kind === 'review') for (const seq of entry.reviews) this.#review(seq);
    else {
      const { seq, kioskId, withdraws, brings } = entry;
      if (withdraws !== null) this.#withdraw(withdraws);
      if (brings !== null) this.#insertPunch(seq, brings, 'manual', kioskId, noFlags);
    }
  }

  /** The last punch that this kiosk recorded, of anyone. */
  get lastRecorded(): LastPunch | null {
    return this.#clockBreaks.last;
  }

  /** The punch that an entry recorded or added, or its look; null if there is none that counts. */
  find(seq: number): StandingPunch | StandingLook | null {
    const row = this.#rowOf(seq);
    if (row === null || !this.#counts(row)) return null;
    return this.#isLook(row) ? this.#lookAt(row) : this.#at(row);
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
      const atMs = this.#atMs[row]!;
      if (atMs >= fromMs && atMs < toMs) yield this.#lookAt(row);
    }
  }

  /** Punches that count, ordered by time. */
  *byTime({ fromMs = -Infinity, toMs = Infinity }: TimeQuery = {}): Generator<StandingPunch> {
    const found = new Uint32Array(this.#standingCount);
    let count = 0;
    for (let row = 0; row < this.#length; row++) {
      const atMs = this.#atMs[row]!;
      if (atMs < fromMs || atMs >= toMs || this.#isLook(row)) continue;
      if (this.#counts(row)) found[count++] = row;
    }
    const order = found.subarray(0, count);
    sortRows(order, (a, b) => this.#atMs[a]! < this.#atMs[b]!);
    for (const row of order) yield this.#at(row);
  }

  /** Rows ordered by subject and then by time. */
  *#rows({ subjectIds, fromMs = -Infinity, toMs = Infinity }: PunchQuery): Generator<number> {
    for (const rows of subjectIds?.map((subjectId) => this.#rowsOfSubject(subjectId)) ??
      this.#rowsOf) {
      const first = lowerBound(rows.length, (at) => this.#atMs[rows.at(at)]! < fromMs);
      // A copy, because punches may be added while the caller iterates.
      for (const row of rows.copyFrom(first)) {
        if (this.#atMs[row]! >= toMs) break;
        yield row;
      }
    }
  }

  #merge(subjectId: string, into: string): void {
    const [from, to] = [this.subjectOf(subjectId), this.subjectOf(into)];
    if (from === to) return;
    for (const [merged, target] of this.#mergedInto) {
      if (target === from) this.#mergedInto.set(merged, to);
    }
    this.#mergedInto.set(from, to);
    const [gone, kept] = [this.#numberOf(from), this.#numberOf(to)];
    // Also withdrawn punches, so that no row names the merged subject any more.
    for (let row = 0; row < this.#length; row++) {
      if (this.#subject[row] === gone) this.#subject[row] = kept;
    }
    const moved = this.#rowsOf[gone]!;
    for (let i = 0; i < moved.length; i++) this.#insertRow(kept, moved.at(i));
    this.#rowsOf[gone] = new RowList();
    const looks = this.#looksOf.get(gone) ?? noRows;
    for (let i = 0; i < looks.length; i++) this.#insertRow(kept, looks.at(i));
    this.#looksOf.delete(gone);
  }

  #insertRecorded(entry: PunchEntry): void {
    const { seq, method, kioskId, flags } = entry;
    const subjectId = this.subjectOf(entry.subjectId);
    const punch = { seq, atMs: Date.parse(entry.at), subjectId, kioskId, flags };
    this.#clockBreaks.add(punch, this.#recordedBackwards());
    this.#insertPunch(seq, entry, method, kioskId, flags);
  }

  /** Punches that kiosks recorded, latest entry first. */
  *#recordedBackwards(): Generator<ClockedPunch> {
    for (let row = this.#length - 1; row >= 0; row--) {
      if (!this.#isLook(row) && methods[this.#method[row]!] !== 'manual') yield this.#at(row);
    }
  }

  #insertPunch(
    seq: number,
    { subjectId, direction, at, offset, zone }: ZonedTime & SubjectAndDirection,
    method: StandingPunch['method'],
    kioskId: string,
    flags: readonly PunchFlag[],
  ): void {
    const row = this.#length;
    if (row === this.#seq.length) this.#grow();
    const subject = this.#numberOf(this.subjectOf(subjectId));
    this.#seq[row] = seq;
    this.#atMs[row] = Date.parse(at);
    this.#subject[row] = subject;
    this.#offset[row] = offsetMinutes(offset);
    this.#zone[row] = this.#zones.numberOf(zone);
    this.#kiosk[row] = this.#kiosks.numberOf(kioskId);
    this.#direction[row] = directions.indexOf(direction);
    this.#method[row] = methods.indexOf(method);
    for (const flag of flags) this.#flags[row]! |= 1 << flagBits.indexOf(flag);
    this.#length += 1;
    if (direction !== 'seen') this.#standingCount += 1;
    this.#insertRow(subject, row);
  }

  /** Inserts a row by time; rows of the same time in the order of the journal. */
  #insertRow(subject: number, row: number): void {
    const rows = this.#listOf(subject, row);
    const atMs = this.#atMs[row]!;
    let place = rows.length;
    // Nearly always at the end, except after a clock set back, a merge or an amendment.
    while (place > 0 && this.#isLater(rows.at(place - 1), atMs, row)) place -= 1;
    rows.insert(place, row);
  }

  /** The list of a subject that a row is in: punches or looks. */
  #listOf(subject: number, row: number): RowList {
    if (!this.#isLook(row)) return this.#rowsOf[subject]!;
    const looks = this.#looksOf.get(subject) ?? new RowList();
    this.#looksOf.set(subject, looks);
    return looks;
  }

  #isLater(other: number, atMs: number, row: number): boolean {
    const otherMs = this.#atMs[other]!;
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
    const row = this.#rowOf(seq);
    if (row === null || !this.#counts(row)) return;
    this.#flags[row]! |= withdrawnBit;
    this.#listOf(this.#subject[row]!, row).remove(row);
    if (!this.#isLook(row)) this.#standingCount -= 1;
  }

  #counts(row: number): boolean {
    return (this.#flags[row]! & withdrawnBit) === 0;
  }

  #isLook(row: number): boolean {
    return this.#direction[row] === seenIndex;
  }

  #review(seq: number): void {
    const row = this.#rowOf(seq);
    if (row !== null) this.#flags[row]! |= reviewedBit;
  }

  /** Binary search: rows are in the order of their entry numbers. */
  #rowOf(seq: number): number | null {
    const row = lowerBound(this.#length, (at) => this.#seq[at]! < seq);
    return row < this.#length && this.#seq[row] === seq ? row : null;
  }

  /** @param row of a look. */
  #lookAt(row: number): StandingLook {
    return { ...this.#at(row), direction: null };
  }

  /** @param row of a punch. */
  #at(row: number): StandingPunch {
    const bits = this.#flags[row]!;
    return {
      seq: this.#seq[row]!,
      atMs: this.#atMs[row]!,
      offsetMinutes: this.#offset[row]!,
      zone: this.#zones.textOf(this.#zone[row]!),
      subjectId: this.#subjects.textOf(this.#subject[row]!),
      direction: directions[this.#direction[row]!] as StandingPunch['direction'],
      method: methods[this.#method[row]!]!,
      kioskId: this.#kiosks.textOf(this.#kiosk[row]!),
      reviewed: (bits & reviewedBit) !== 0,
      flags: bits === 0 ? noFlags : flagBits.filter((_flag, bit) => (bits & (1 << bit)) !== 0),
      clockBreak: this.#clockBreaks.breakOf(this.#seq[row]!),
    };
  }

  #grow(): void {
    const length = this.#seq.length * 2;
    const copied = <
      Column extends Uint32Array | Float64Array | Int16Array | Uint16Array | Uint8Array,
    >(
      column: Column,
      longer: Column,
    ): Column => {
      longer.set(column);
      return longer;
    };
    this.#seq = copied(this.#seq, new Uint32Array(length));
    this.#atMs = copied(this.#atMs, new Float64Array(length));
    this.#subject = copied(this.#subject, new Uint32Array(length));
    this.#offset = copied(this.#offset, new Int16Array(length));
    this.#zone = copied(this.#zone, new Uint16Array(length));
    this.#kiosk = copied(this.#kiosk, new Uint16Array(length));
    this.#direction = copied(this.#direction, new Uint8Array(length));
    this.#method = copied(this.#method, new Uint8Array(length));
    this.#flags = copied(this.#flags, new Uint8Array(length));
  }
}

const noFlags: readonly PunchFlag[] = [];
const noRows = new RowList();

interface SubjectAndDirection {
  readonly subjectId: string;
  readonly direction: (typeof directions)[number];
}

/** The first place where `isBefore` is false. It must be true for all places before. */
function lowerBound(length: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
