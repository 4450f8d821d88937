import type { WorkDay } from './work-day.js';

/** The newest of many days, without holding all of them. */
export class Newest {
  #days: WorkDay[] = [];
  count = 0;

  /** @param most how many are wanted. */
  constructor(private readonly most: number) {}

  add(day: WorkDay): void {
    this.count += 1;
    this.#days.push(day);
    if (this.#days.length > 2 * this.most) this.#days = this.days();
  }

  /** The newest first; of one day in the order in which they came. */
  days(): WorkDay[] {
    return this.#days
      .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
      .slice(0, this.most);
  }
}
