import type { ZonedTime } from '../../base/wall-clock.js';
import { Names } from './names.js';
import type { JournalEntry, PunchEntry } from './entry.js';
import { RowList } from './row-list.js';
import { sortRows } from './sort-rows.js';
import type { PunchFlag, StandingPunch } from './standing-punch.js';

/** When wanted punches were; at any time where left out. */
export interface TimeQuery {
  /** Milliseconds since 1970, UTC; included. */
  readonly fromMs?: number;
  /** Not included. */
  readonly toMs?: number;
}

/** Which punches are wanted; everybody's where left out. */
export interface PunchQuery extends TimeQuery {
  readonly subjectIds?: readonly string[];
}

const directions = ['in', 'out'] as const;
const methods = ['face', 'pin', 'manual'] as const;
/** A flag's place is its bit. */
const flagBits: readonly PunchFlag[] = ['clock-set-back', 'clock-set-forward', 'out-missing'];
/** Beside them. */
const reviewedBit = 0x80;
const withdrawnBit = 0x40;

/**
 * All punches as they count after corrections, in columns: about 35 bytes each, so that a year of two
 * thousand people stays in memory and a report need not read the journal again.
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
  readonly #subjects = new Names();
  readonly #zones = new Names();
  readonly #kiosks = new Names();
  /** For whom the punches of somebody who was merged count. */
  readonly #mergedInto = new Map<string, string>();
  /** By subjects' numbers: each one's rows that count, by time. */
  readonly #rowsOf: RowList[] = [];
  #standing = 0;

  /** Punches that count. */
  get size(): number {
    return this.#standing;
  }

  /** Subjects who have ever punched. */
  subjectIds(): string[] {
    return this.#subjects.all().filter((subjectId) => !this.#mergedInto.has(subjectId));
  }

  /** For whom a subject's punches count: somebody else where two records were merged. */
  subjectOf(subjectId: string): string {
    if (this.#mergedInto.size === 0) return subjectId;
    return this.#mergedInto.get(subjectId) ?? subjectId;
  }

  /** Takes in the journal's next entry. */
  add(entry: JournalEntry): void {
    if (entry.kind === 'merge') this.#merge(entry.subjectId, entry.into);
    else if (entry.kind === 'punch' || entry.kind === 'imported') {
      this.#put(entry.seq, entry, entry.method, entry.kioskId, entry.flags);
    } else if (entry.kind === 'correction') this.#withdraw(entry.corrects);
    else if (entry.kind === 'review') for (const seq of entry.reviews) this.#review(seq);
    else {
      const { seq, kioskId, withdraws, brings } = entry;
      if (withdraws !== null) this.#withdraw(withdraws);
      if (brings !== null) this.#put(seq, brings, 'manual', kioskId, noFlags);
    }
  }

  /** The punch that an entry recorded or brought, where it counts. */
  find(seq: number): StandingPunch | null {
    const row = this.#rowOf(seq);
    return row !== null && this.#counts(row) ? this.#at(row) : null;
  }

  /** Ordered by subject, and each subject's by time. */
  *bySubject(query: PunchQuery = {}): Generator<StandingPunch> {
    for (const row of this.#rows(query)) yield this.#at(row);
  }

  /** Ordered by time. */
  *byTime({ fromMs = -Infinity, toMs = Infinity }: TimeQuery = {}): Generator<StandingPunch> {
    const found = new Uint32Array(this.#standing);
    let count = 0;
    for (let row = 0; row < this.#length; row++) {
      const atMs = this.#atMs[row]!;
      if (atMs >= fromMs && atMs < toMs && this.#counts(row)) found[count++] = row;
    }
    const order = found.subarray(0, count);
    sortRows(order, (one, other) => this.#atMs[one]! < this.#atMs[other]!);
    for (const row of order) yield this.#at(row);
  }

  /** A subject's punches that count, the latest by time first. */
  *latestOf(subjectId: string): Generator<StandingPunch> {
    const rows = this.#rowsOfSubject(subjectId);
    for (let i = rows.length - 1; i >= 0; i--) yield this.#at(rows.at(i));
  }

  /** By subject, then by time. */
  *#rows({ subjectIds, fromMs = -Infinity, toMs = Infinity }: PunchQuery): Generator<number> {
    for (const rows of subjectIds?.map((one) => this.#rowsOfSubject(one)) ?? this.#rowsOf) {
      const first = lowerBound(rows.length, (at) => this.#atMs[rows.at(at)]! < fromMs);
      // A copy: others may punch while somebody goes through these.
      for (const row of rows.from(first)) {
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
    // Withdrawn ones too: whoever asks whose they were is told of the one record there is.
    for (let row = 0; row < this.#length; row++) {
      if (this.#subject[row] === gone) this.#subject[row] = kept;
    }
    const moved = this.#rowsOf[gone]!;
    for (let i = 0; i < moved.length; i++) this.#insert(kept, moved.at(i));
    this.#rowsOf[gone] = new RowList();
  }

  #put(
    seq: number,
    { subjectId, direction, at, offset, zone }: ZonedTime & Subject,
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
    this.#offset[row] = minutesOf(offset);
    this.#zone[row] = this.#zones.numberOf(zone);
    this.#kiosk[row] = this.#kiosks.numberOf(kioskId);
    this.#direction[row] = directions.indexOf(direction);
    this.#method[row] = methods.indexOf(method);
    for (const flag of flags) this.#flags[row]! |= 1 << flagBits.indexOf(flag);
    this.#length += 1;
    this.#standing += 1;
    this.#insert(subject, row);
  }

  /** In the order of time; of the same time, in that of the journal. */
  #insert(subject: number, row: number): void {
    const rows = this.#rowsOf[subject]!;
    const atMs = this.#atMs[row]!;
    let place = rows.length;
    // Nearly always at the end: only a clock set back, a merge or an amendment comes between others.
    while (place > 0 && this.#isLater(rows.at(place - 1), atMs, row)) place -= 1;
    rows.insert(place, row);
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
    this.#rowsOf[this.#subject[row]!]!.remove(row);
    this.#standing -= 1;
  }

  #counts(row: number): boolean {
    return (this.#flags[row]! & withdrawnBit) === 0;
  }

  #review(seq: number): void {
    const row = this.#rowOf(seq);
    if (row !== null) this.#flags[row]! |= reviewedBit;
  }

  /** Rows are in the order of their entries' numbers. */
  #rowOf(seq: number): number | null {
    const row = lowerBound(this.#length, (at) => this.#seq[at]! < seq);
    return row < this.#length && this.#seq[row] === seq ? row : null;
  }

  #at(row: number): StandingPunch {
    const bits = this.#flags[row]!;
    return {
      seq: this.#seq[row]!,
      atMs: this.#atMs[row]!,
      offsetMinutes: this.#offset[row]!,
      zone: this.#zones.nameOf(this.#zone[row]!),
      subjectId: this.#subjects.nameOf(this.#subject[row]!),
      direction: directions[this.#direction[row]!]!,
      method: methods[this.#method[row]!]!,
      kioskId: this.#kiosks.nameOf(this.#kiosk[row]!),
      reviewed: (bits & reviewedBit) !== 0,
      flags: bits === 0 ? noFlags : flagBits.filter((_flag, bit) => (bits & (1 << bit)) !== 0),
    };
  }

  #grow(): void {
    const length = this.#seq.length * 2;
    const grown = <
      Column extends Uint32Array | Float64Array | Int16Array | Uint16Array | Uint8Array,
    >(
      column: Column,
      longer: Column,
    ): Column => {
      longer.set(column);
      return longer;
    };
    this.#seq = grown(this.#seq, new Uint32Array(length));
    this.#atMs = grown(this.#atMs, new Float64Array(length));
    this.#subject = grown(this.#subject, new Uint32Array(length));
    this.#offset = grown(this.#offset, new Int16Array(length));
    this.#zone = grown(this.#zone, new Uint16Array(length));
    this.#kiosk = grown(this.#kiosk, new Uint16Array(length));
    this.#direction = grown(this.#direction, new Uint8Array(length));
    this.#method = grown(this.#method, new Uint8Array(length));
    this.#flags = grown(this.#flags, new Uint8Array(length));
  }
}

const noFlags: readonly PunchFlag[] = [];
const noRows = new RowList();

type Subject = Pick<PunchEntry, 'subjectId' | 'direction'>;

/** @param offset such as `+05:30`. @returns minutes, here 330. */
function minutesOf(offset: string): number {
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6));
  return offset.startsWith('-') ? -minutes : minutes;
}

/** The first place where `isBefore` is false; it holds for all places before. */
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
