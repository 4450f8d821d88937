import { offsetText } from '../../base/wall-clock.js';
import type { JournalEntry, PunchEntry } from './entry.js';
import type { PunchTable } from './punch-table.js';
import type { KnownPunch, PunchHistory } from '../punch/decide.js';
import type { StandingPunch } from './standing-punch.js';

/**
 * What the next punch of a subject follows: the door's latest that counts, whatever its clock said,
 * unless HR brought a later one, or another kiosk has one.
 */
export class LatestPunches {
  readonly #table: PunchTable;
  readonly #latestOf = new Map<string, KnownPunch>();
  /** Entries that other kiosks made. */
  readonly #importedSeqs = new Set<number>();
  #ofAnybody: PunchEntry | null = null;

  constructor(table: PunchTable) {
    this.#table = table;
  }

  /** What a decision about a subject's next punch depends on. */
  historyOf(subjectId: string): PunchHistory {
    return { ofSubject: this.#latestOf.get(subjectId) ?? null, ofAnybody: this.#ofAnybody };
  }

  /**
   * Takes in the journal's next entry, after the table has.
   * @param lost the punch that counts no more because of it.
   */
  add(entry: JournalEntry, lost: StandingPunch | null): void {
    if (lost !== null) this.#find(lost.subjectId);
    if (entry.kind === 'punch') {
      const subjectId = this.#table.subjectOf(entry.subjectId);
      this.#latestOf.set(
        subjectId,
        subjectId === entry.subjectId ? entry : { ...entry, subjectId },
      );
      this.#ofAnybody = entry;
    } else if (entry.kind === 'imported') {
      this.#importedSeqs.add(entry.seq);
      this.#find(entry.subjectId);
    } else if (entry.kind === 'merge') {
      this.#latestOf.delete(entry.subjectId);
      this.#find(entry.into);
    } else if (entry.kind === 'amendment' && entry.brings !== null) {
      this.#find(entry.brings.subjectId);
    }
  }

  /** Looks a subject's latest up, after something else than a new punch. */
  #find(subjectOfEntry: string): void {
    const subjectId = this.#table.subjectOf(subjectOfEntry);
    let latest: StandingPunch | null = null;
    for (const punch of this.#table.latestOf(subjectId)) {
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
    seq,
    zone,
    subjectId,
    direction,
    at: new Date(atMs).toISOString(),
    offset: offsetText(offsetMinutes),
  };
}
