import type { AttendanceData } from '../attendance/attendance-data.js';
import type { People } from '../people/records/people.js';
import type { DoorCases } from './door-cases.js';
import type { DoorProbes } from './door-probes.js';
import type { ModelProfile } from '../../contract/calls/models.js';
import type { Pins } from './pins.js';

/** The parts of an opened data folder that the door uses. */
export interface DoorData extends AttendanceData {
  /** True while nothing can be recorded, because the disk is full or read-only. */
  readonly isReadingOnly: boolean;
  readonly people: People;
  readonly probes: DoorProbes;
  readonly pins: Pins;
  readonly cases: DoorCases;
  /** False or left out while faces may be recognised: see `FaceLease`. */
  readonly faceLease?: { readonly isOver: boolean };
  /** The connectors that send punches to other systems; left out for none. */
  readonly connectors?: { list(): readonly unknown[] };
  /** The imported models. */
  readonly models: { list(): readonly Pick<ModelProfile, 'kind'>[] };
}
