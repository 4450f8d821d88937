import { AnyPunchMethod } from '../../../contract/punch-method.js';
import { lowerBound } from '../../base/lower-bound.js';
import { instantMs, offsetMinutes, type ZonedTime } from '../../base/wall-clock.js';
import type { PunchFlag, StandingPunch } from './standing-punch.js';
import { TextTable } from './text-table.js';

/** A look, which is not a punch, is `seen`. */
const directions = ['in', 'out', 'seen'] as const;
const seenIndex = directions.indexOf('seen');
const methods = AnyPunchMethod.options;
const manualIndex = methods.indexOf('manual');
/** The index of a flag is its bit. */
const flagBits: readonly PunchFlag[] = [
  'clock-set-back',
  'clock-set-forward',
  'out-missing',
  'direction-assumed',
];
/** Bits of the same column that are not flags. */
const reviewedBit = 0x80;
const withdrawnBit = 0x40;

const noFlags: readonly PunchFlag[] = [];

/** A punch or look to store. */
export interface StoredPunch extends ZonedTime {
  readonly seq: number;
  readonly direction: (typeof directions)[number];
  readonly method: StandingPunch['method'];
  readonly kioskId: string;
  readonly flags: readonly PunchFlag[];
}

/**
 * Punches and looks in columns of about 35 bytes per row, in the order of the journal. Rows are numbered
 * from 0.
 */
export class PunchColumns {
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
  readonly #zones = new TextTable();
  readonly #kiosks = new TextTable();

  /** Number of rows. */
  get length(): number {
    return this.#length;
  }

  /**
   * Adds a row at the end.
   * @param subject number of the subject.
   * @returns the number of the row.
   */
  append(punch: StoredPunch, subject: number): number {
    const { seq, at, offset, zone, direction, method, kioskId, flags } = punch;
    const row = this.#length;
    if (row === this.#seq.length) this.#grow();
    this.#seq[row] = seq;
    this.#atMs[row] = instantMs(at);
    this.#subject[row] = subject;
    this.#offset[row] = offsetMinutes(offset);
    this.#zone[row] = this.#zones.numberOf(zone);
    this.#kiosk[row] = this.#kiosks.numberOf(kioskId);
    this.#direction[row] = directions.indexOf(direction);
    this.#method[row] = methods.indexOf(method);
    for (const flag of flags) this.#flags[row]! |= 1 << flagBits.indexOf(flag);
    this.#length += 1;
    return row;
  }

  /** The row of a journal entry; null if it has none. */
  rowOf(seq: number): number | null {
    const row = lowerBound(this.#length, (at) => this.#seq[at]! < seq);
    return row < this.#length && this.#seq[row] === seq ? row : null;
  }

  /** Milliseconds since 1970, UTC. */
  atMs(row: number): number {
    return this.#atMs[row]!;
  }

  /** Number of the subject. */
  subject(row: number): number {
    return this.#subject[row]!;
  }

  setSubject(row: number, subject: number): void {
    this.#subject[row] = subject;
  }

  isLook(row: number): boolean {
    return this.#direction[row] === seenIndex;
  }

  /** False for withdrawn rows. */
  counts(row: number): boolean {
    return (this.#flags[row]! & withdrawnBit) === 0;
  }

  withdraw(row: number): void {
    this.#flags[row]! |= withdrawnBit;
  }

  review(row: number): void {
    this.#flags[row]! |= reviewedBit;
  }

  /** Number of the journal entry. */
  seq(row: number): number {
    return this.#seq[row]!;
  }

  kioskId(row: number): string {
    return this.#kiosks.textOf(this.#kiosk[row]!);
  }

  isManual(row: number): boolean {
    return this.#method[row] === manualIndex;
  }

  /**
   * The punch of a row; of a look, without a meaningful direction.
   * @param subjectId its subject.
   * @param clockBreak as in `StandingPunch`.
   */
  at(row: number, subjectId: string, clockBreak: number | null): StandingPunch {
    const bits = this.#flags[row]!;
    // Without spreads, for speed: reports read millions of rows.
    return {
      seq: this.#seq[row]!,
      atMs: this.#atMs[row]!,
      offsetMinutes: this.#offset[row]!,
      zone: this.#zones.textOf(this.#zone[row]!),
      subjectId,
      direction: directions[this.#direction[row]!] as StandingPunch['direction'],
      method: methods[this.#method[row]!]!,
      kioskId: this.kioskId(row),
      reviewed: (bits & reviewedBit) !== 0,
      flags: bits === 0 ? noFlags : flagBits.filter((_flag, bit) => (bits & (1 << bit)) !== 0),
      clockBreak,
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
