import type { HubDatabase } from '../database/open-database.js';
import { lastPosition } from '../rest/arrivals.js';

/**
 * The positions of arrivals up to which kiosks have the punches of other doors. After the database was restored,
 * positions are given again to other arrivals. So a kiosk's position counts only if this process sent it, or if it was
 * given before this process began. Kiosks begin again otherwise, as they do after their own start.
 */
export class DoorPositions {
  /** The last position when this process began; null while that is not known. */
  #atStart: Promise<number> | null;
  readonly #sentTo = new Map<string, number>();

  /** Make it before the hub takes entries. */
  constructor(private readonly db: HubDatabase) {
    this.#atStart = this.#read();
  }

  /** @param since as `RosterRequest.doorsSince`. @returns the same, or 0 if that position may be another one now. */
  async from(kioskId: string, since: number): Promise<number> {
    if (since <= (this.#sentTo.get(kioskId) ?? 0)) return since;
    this.#atStart ??= this.#read();
    return since <= (await this.#atStart) ? since : 0;
  }

  /** Notes that a kiosk is sent everything up to a position. */
  sent(kioskId: string, upTo: number): void {
    this.#sentTo.set(kioskId, Math.max(upTo, this.#sentTo.get(kioskId) ?? 0));
  }

  #read(): Promise<number> {
    const read = lastPosition(this.db);
    // Read again when the database is back.
    read.catch(() => {
      this.#atStart = null;
    });
    return read;
  }
}
