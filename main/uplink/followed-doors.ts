import type { OtherDoors } from '../attendance/punch/other-doors.js';
import type { RosterPage } from '../link/roster-messages.js';
import { KeptDoors } from './kept-doors.js';
import type { LinkFiles } from './link-files.js';
import { removedIn } from './roster-pages.js';

/** Takes in the punches of other doors, which the hub sends with the people. */
export class FollowedDoors {
  readonly #kept: KeptDoors;
  /** Not kept: after a start, the punches of two days come again. */
  #since = 0;

  constructor(
    files: LinkFiles,
    private readonly doors: OtherDoors,
  ) {
    this.#kept = new KeptDoors(files, doors);
  }

  /** The position up to which the punches were taken in; 0 for none. */
  get since(): number {
    return this.#since;
  }

  /** Takes in a page. @throws Fault as `KeptDoors.save`. */
  async take(page: RosterPage): Promise<void> {
    const { doors, doorsUpTo, moreDoors } = page;
    if (this.#since === 0) this.doors.begin([]);
    const isForgotten = this.doors.forget(removedIn(page));
    this.doors.add(doors);
    // Until the rest is here, punches may be missing.
    if (!moreDoors) this.doors.answered();
    this.#since = doorsUpTo;
    if (doors.length > 0 || isForgotten) this.#kept.changed();
    // What must not be here any more is erased from the disk at once.
    await (isForgotten ? this.#kept.save() : this.#kept.saveSometimes());
  }

  /** Saves what is not saved yet. @throws Fault as `KeptDoors.save`. */
  save(): Promise<void> {
    return this.#kept.save();
  }

  /** Begins with another hub. */
  reset(): void {
    this.#since = 0;
  }
}
