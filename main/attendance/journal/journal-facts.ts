import { instantMs } from '../../base/wall-clock.js';
import { ClockBreaks, lastAfter, type ClockedPunch, type LastPunch } from './clock-breaks.js';
import type { JournalEntry } from './entry.js';

/**
 * The facts of a journal besides its punches: who is in it, which records were merged, and when clocks were changed.
 * Their size depends on the number of people and kiosks, and not on the number of punches, so a hub also has them in
 * memory.
 */
export class JournalFacts {
  /** From merged subjects to the subjects that their punches count for. */
  readonly #mergedInto = new Map<string, string>();
  /** How often the punches of a subject changed, in the order in which subjects came into the journal. */
  readonly #changesOf = new Map<string, { count: number }>();
  readonly #clockBreaks = new ClockBreaks();
  #lastRecorded: LastPunch | null = null;
  /** The largest number there of the entries imported from a kiosk, by kiosk. */
  readonly #originOf = new Map<string, number>();

  /** Subjects with at least one punch or look in the journal. */
  subjectIds(): string[] {
    return [...this.#changesOf.keys()].filter((subjectId) => !this.#mergedInto.has(subjectId));
  }

  /** The subject that a subject's punches count for: another one after a merge. */
  subjectOf(subjectId: string): string {
    if (this.#mergedInto.size === 0) return subjectId;
    return this.#mergedInto.get(subjectId) ?? subjectId;
  }

  /**
   * Increases with every entry that can change a subject's days: their own entries, and changes of a clock. Shows
   * whether cached data about a subject is out of date.
   */
  revisionOf(subjectId: string): number {
    return (this.#changesOf.get(subjectId)?.count ?? 0) + this.#clockBreaks.count;
  }

  /** The last punch or look that this kiosk recorded, of anyone. */
  get lastRecorded(): LastPunch | null {
    return this.#lastRecorded;
  }

  /** As `ClockBreaks.breakOf`. */
  clockBreakOf(seq: number, kioskId: string): number | null {
    return this.#clockBreaks.breakOf(seq, kioskId);
  }

  /**
   * Adds the next entry of the journal. The entry does not say whose punches it withdraws or reviews: see `changed`.
   */
  add(entry: JournalEntry): void {
    if (entry.kind === 'merge') this.#merge(entry.subjectId, entry.into);
    else if (entry.kind === 'punch' || entry.kind === 'seen') {
      this.changed(entry.subjectId);
      this.#lastRecorded = this.#noteClock(entry);
    } else if (entry.kind === 'imported') {
      this.changed(entry.subjectId);
      const { kioskId, originSeq } = entry;
      // Punches that are imported late, such as those of a person who was unknown here, prove nothing about the clock.
      if (entry.method === 'manual' || originSeq <= (this.#originOf.get(kioskId) ?? 0)) return;
      this.#originOf.set(kioskId, originSeq);
      this.#noteClock(entry);
    } else if (entry.kind === 'amendment' && entry.brings !== null) {
      this.changed(entry.brings.subjectId);
    }
  }

  /** Notes that a punch of a subject was added, withdrawn or reviewed. */
  changed(subjectId: string): void {
    const subject = this.subjectOf(subjectId);
    const changes = this.#changesOf.get(subject);
    // Counted in place, since a second look-up for each of a million punches takes time.
    if (changes === undefined) this.#changesOf.set(subject, { count: 1 });
    else changes.count += 1;
  }

  #merge(subjectId: string, into: string): void {
    const [from, to] = [this.subjectOf(subjectId), this.subjectOf(into)];
    if (from === to) return;
    for (const [merged, target] of this.#mergedInto) {
      if (target === from) this.#mergedInto.set(merged, to);
    }
    this.changed(from);
    this.#mergedInto.set(from, to);
    this.changed(to);
  }

  /** Field by field: copying whole entries took a quarter of the time to open a journal. */
  #noteClock({
    seq,
    at,
    kioskId,
    flags,
  }: Omit<ClockedPunch, 'atMs'> & { readonly at: string }): LastPunch {
    return this.#clockBreaks.add({ seq, atMs: instantMs(at), kioskId, flags });
  }
}

/** What `JournalFacts.lastRecorded` is after one more entry. */
export function lastRecorded(last: LastPunch | null, entry: JournalEntry): LastPunch | null {
  if (entry.kind !== 'punch' && entry.kind !== 'seen') return last;
  return lastAfter(last, { atMs: Date.parse(entry.at), flags: entry.flags });
}
