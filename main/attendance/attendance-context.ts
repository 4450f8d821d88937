import type { Acting } from '../access/acting.js';
import type { Transfers } from '../transfers/transfers.js';
import type { AttendanceData } from './attendance-data.js';
import type { ScheduledExport } from './exports/scheduled-export.js';
import type { OtherPerson } from './directory.js';

/** What the attendance calls of one screen (or of the command line) work with. */
export interface AttendanceContext extends Acting {
  readonly data: () => Promise<AttendanceData>;
  readonly transfers: Transfers;
  readonly scheduled: () => Promise<ScheduledExport>;
  /**
   * The people of another kiosk, read from a copy of its data folder.
   * @throws Fault `not-found`, `data-damaged`.
   */
  readonly peopleIn: (folder: string) => Promise<readonly OtherPerson[]>;
}
