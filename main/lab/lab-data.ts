import type { CallName } from '../../contract/contract.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { Acting } from '../access/acting.js';
import type { AuditLog } from '../access/audit-log.js';
import type { DoorProbes } from '../door/door-probes.js';
import type { Kiosk } from '../door/kiosk.js';
import type { Recognition } from '../gallery/recognition.js';
import type { People } from '../people/records/people.js';
import type { Document } from '../storage/document.js';
import type { Vision } from '../vision/client/client.js';
import type { Recordings } from './liveness/recordings.js';

/** Reports the progress of a long call: `done` of `total` steps. */
export type Progress = (done: number, total: number) => void;

/** The parts of the open data folder that the tools need. */
export interface LabData {
  readonly settings: Settings;
  readonly settingsFile: Document<Settings>;
  readonly recognition: Recognition;
  readonly people: People;
  readonly probes: DoorProbes;
  readonly recordings: Recordings;
  readonly audit: AuditLog;
}

export interface LabContext extends Acting {
  readonly data: () => Promise<LabData>;
  readonly kiosk: () => Promise<Kiosk>;
  readonly vision: () => Vision;
  /** For the models that `vision` has loaded. */
  readonly recognition: () => Promise<Recognition>;
  readonly progressOf: (call: CallName) => Progress;
  /** Applies changed settings everywhere. */
  readonly settingsChanged: (changed: Partial<Settings>) => Promise<void>;
}
