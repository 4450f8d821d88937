import type { WorkDay } from './work-day.js';

/** Keeps the newest of many days, without holding all of them in memory. */
export class NewestDays {
  #days: WorkDay[] = [];
  /** Number of days added. */
  count = 0;

  /** @param maxCount number of days to keep. */
  constructor(private readonly maxCount: number) {}

  add(day: WorkDay): void {
    this.count += 1;
    this.#days.push(day);
    if (this.#days.length > 2 * this.maxCount) this.#days = this.days();
  }

  /** The newest days first; the same day in the order in which it was added. */
  days(): WorkDay[] {
    return this.#days
      .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
      .slice(0, this.maxCount);
  }
}
