import { offsetText } from '../../base/wall-clock.js';
import type { JournalEntry, PunchEntry } from './entry.js';
import type { PunchTable } from './punch-table.js';
import type { KnownPunch, PunchHistory } from '../punch/decide.js';
import type { StandingPunch } from './standing-punch.js';

/**
 * The punch that a subject's next punch follows: the last one of this kiosk that counts, even if its
 * clock was set back, unless HR added or another kiosk recorded a later one.
 */
export class LatestPunches {
  readonly #table: PunchTable;
  readonly #latestOf = new Map<string, KnownPunch>();
  /** Numbers of entries imported from other kiosks. */
  readonly #importedSeqs = new Set<number>();
  #lastOfAnyone: PunchEntry | null = null;

  constructor(table: PunchTable) {
    this.#table = table;
  }

  /** What a decision about a subject's next punch depends on. */
  historyOf(subjectId: string): PunchHistory {
    return {
      lastOfSubject: this.#latestOf.get(subjectId) ?? null,
      lastOfAnyone: this.#lastOfAnyone,
    };
  }

  /**
   * Adds the next entry of the journal, after the table has.
   * @param withdrawn the punch that no longer counts because of the entry.
   */
  add(entry: JournalEntry, withdrawn: StandingPunch | null): void {
    if (withdrawn !== null) this.#update(withdrawn.subjectId);
    if (entry.kind === 'punch') {
      const subjectId = this.#table.subjectOf(entry.subjectId);
      this.#latestOf.set(
        subjectId,
        subjectId === entry.subjectId ? entry : { ...entry, subjectId },
      );
      this.#lastOfAnyone = entry;
    } else if (entry.kind === 'imported') {
      this.#importedSeqs.add(entry.seq);
      this.#update(entry.subjectId);
    } else if (entry.kind === 'merge') {
      this.#latestOf.delete(entry.subjectId);
      this.#update(entry.into);
    } else if (entry.kind === 'amendment' && entry.brings !== null) {
      this.#update(entry.brings.subjectId);
    }
  }

  /** Finds the latest punch of a subject again, after any change other than a new punch. */
  #update(subjectOfEntry: string): void {
    const subjectId = this.#table.subjectOf(subjectOfEntry);
    let latest: StandingPunch | null = null;
    for (const punch of this.#table.latestOf(subjectId)) {
      const isOwn = this.#isOfThisKiosk(punch);
      if (latest === null || (isOwn && this.#isOfThisKiosk(latest) && punch.seq > latest.seq)) {
        latest = punch;
      }
    }
    if (latest === null) this.#latestOf.delete(subjectId);
    else this.#latestOf.set(subjectId, knownPunch(latest));
  }

  #isOfThisKiosk({ method, seq }: StandingPunch): boolean {
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
