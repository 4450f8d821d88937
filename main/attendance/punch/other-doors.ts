import { grouped } from '../../base/grouped.js';
import type { StandingPunch } from '../journal/standing-punch.js';

/** A punch at another kiosk, or one that no longer counts: then its direction is null. */
export type OtherPunch = Pick<
  StandingPunch,
  'atMs' | 'offsetMinutes' | 'zone' | 'subjectId' | 'method' | 'kioskId' | 'seq'
> & {
  readonly direction: StandingPunch['direction'] | null;
  /** True for a punch of this kiosk that was withdrawn at the hub's desk; `seq` is of the own journal. */
  readonly isOwn?: boolean | undefined;
};

/** How long punches of other doors are kept, in ms: two days, longer than any shift. */
export const keptMs = 2 * 86_400_000;
/** The hub answers a held request within half a minute; without an answer for longer, punches may be missing. */
const freshMs = 120_000;

/**
 * What other kiosks of the hub have recorded lately, so that somebody who came in at the gate can leave at the back;
 * and which of this kiosk's punches no longer count, because HR withdrew them at the hub's desk. It is in memory; the
 * room that talks to the hub fills it.
 */
export class OtherDoors {
  #punches = new Map<string, OtherPunch>();
  #bySubject = new Map<string, OtherPunch[]>();
  /** The own punches that were withdrawn at the desk, by number. */
  #withdrawn = new Map<number, OtherPunch>();
  /** On a monotonic clock; null without a hub. */
  #answeredMs: number | null = null;

  /** Begins with a hub: until it answers, punches may be missing. @param punches as they were last known. */
  begin(punches: readonly OtherPunch[]): void {
    this.#answeredMs = -Infinity;
    this.#punches = new Map();
    this.#withdrawn = new Map();
    this.add(punches);
  }

  /** There is no hub. */
  end(): void {
    this.#answeredMs = null;
    this.#punches = new Map();
    this.#bySubject = new Map();
    this.#withdrawn = new Map();
  }

  get hasHub(): boolean {
    return this.#answeredMs !== null;
  }

  /** The hub answered: everything is known up to now. */
  answered(nowMs = performance.now()): void {
    this.#answeredMs = nowMs;
  }

  /** Adds and changes punches, and forgets old ones. @param nowMs wall clock. */
  add(punches: readonly OtherPunch[], nowMs = Date.now()): void {
    for (const punch of punches) {
      const key = `${punch.kioskId} ${punch.seq}`;
      if (punch.isOwn === true) this.#withdrawn.set(punch.seq, punch);
      else if (punch.direction === null) this.#punches.delete(key);
      else this.#punches.set(key, punch);
    }
    for (const [key, { atMs }] of this.#punches) {
      if (atMs < nowMs - keptMs) this.#punches.delete(key);
    }
    for (const [seq, { atMs }] of this.#withdrawn) {
      if (atMs < nowMs - keptMs) this.#withdrawn.delete(seq);
    }
    this.#bySubject = grouped(this.#punches.values(), ({ subjectId }) => subjectId);
  }

  /** Drops the punches of people who no longer clock in here. @returns true if there were any. */
  forget(subjectIds: ReadonlySet<string>): boolean {
    const before = this.#punches.size;
    for (const [key, { subjectId }] of this.#punches) {
      if (subjectIds.has(subjectId)) this.#punches.delete(key);
    }
    this.#bySubject = grouped(this.#punches.values(), ({ subjectId }) => subjectId);
    return this.#punches.size < before;
  }

  /** What is known, to be kept over a restart. */
  get all(): readonly OtherPunch[] {
    return [...this.#punches.values(), ...this.#withdrawn.values()];
  }

  /** True if others may have recorded punches that are not known here. */
  isMissing(nowMs = performance.now()): boolean {
    return this.#answeredMs !== null && nowMs - this.#answeredMs > freshMs;
  }

  /** True for a punch of the own journal that no longer counts. */
  isWithdrawn(seq: number): boolean {
    return this.#withdrawn.has(seq);
  }

  /** A subject's punches, as those of the own journal. */
  of(subjectId: string): StandingPunch[] {
    return (this.#bySubject.get(subjectId) ?? []).flatMap(({ direction, ...punch }) =>
      direction === null
        ? []
        : [{ ...punch, direction, flags: [], reviewed: false, clockBreak: null }],
    );
  }
}
