import type { AttendanceData } from '../attendance/attendance-data.js';
import type { People } from '../people/records/people.js';
import type { DoorProbes } from './door-probes.js';
import type { Pins } from './pins.js';

/** The opened data folder, as far as the door needs it. */
export interface DoorData extends AttendanceData {
  readonly people: People;
  readonly probes: DoorProbes;
  readonly pins: Pins;
}
