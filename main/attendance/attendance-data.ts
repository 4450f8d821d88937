import type { Settings } from '../../contract/calls/settings.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Absences } from './absence/absences.js';
import type { Directory } from './directory.js';
import type { ExportPresets } from './exports/presets.js';
import type { Journal } from './journal/journal.js';
import type { MachineClock } from './punch/machine-clock.js';
import type { OtherDoors } from './punch/other-doors.js';
import type { SignOffs } from './sign-off/sign-offs.js';

/** The parts of the opened data folder that this room needs. */
export interface AttendanceData {
  readonly settings: Settings;
  readonly journal: Journal;
  readonly clock: MachineClock;
  readonly people: Directory;
  readonly absences: Absences;
  readonly signOffs: SignOffs;
  readonly exportPresets: ExportPresets;
  readonly audit: AuditLog;
  /** What other kiosks of the hub recorded. */
  readonly otherDoors?: OtherDoors;
  /** The site's key, which signs exports; 32 bytes. */
  readonly key: Uint8Array;
}
