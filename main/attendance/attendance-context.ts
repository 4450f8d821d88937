import type { Acting } from '../access/acting.js';
import type { Transfers } from '../transfers/transfers.js';
import type { AttendanceData } from './attendance-data.js';
import type { ScheduledExport } from './exports/scheduled-export.js';
import type { OtherPerson } from './directory.js';

/** Context of the attendance calls of one screen or of the command line. */
export interface AttendanceContext extends Acting {
  readonly data: () => Promise<AttendanceData>;
  readonly transfers: Transfers;
  readonly scheduled: () => Promise<ScheduledExport>;
  /**
   * Reads the people of another kiosk from a copy of its data folder.
   * @throws Fault `not-found`, `data-damaged`.
   */
  readonly peopleIn: (folder: string) => Promise<readonly OtherPerson[]>;
}
