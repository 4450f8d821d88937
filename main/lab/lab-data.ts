import type { CallName } from '../../contract/contract.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { Acting } from '../access/acting.js';
import type { AuditLog } from '../access/audit-log.js';
import type { DoorProbes } from '../door/door-probes.js';
import type { Recognition } from '../gallery/recognition.js';
import type { People } from '../people/records/people.js';
import type { Document } from '../storage/document.js';
import type { Vision } from '../vision/client/client.js';

/** Called as a long call goes on: `done` of `total` steps. */
export type Progress = (done: number, total: number) => void;

/** The opened data folder, as far as the administrators' tools need it. */
export interface LabData {
  readonly settings: Settings;
  readonly settingsFile: Document<Settings>;
  readonly recognition: Recognition;
  readonly people: People;
  readonly probes: DoorProbes;
  readonly audit: AuditLog;
}

export interface LabContext extends Acting {
  readonly data: () => Promise<LabData>;
  readonly vision: () => Vision;
  /** By the models that `vision` works with. */
  readonly recognition: () => Promise<Recognition>;
  readonly progressOf: (call: CallName) => Progress;
  /** Makes everything else follow changed settings. */
  readonly settingsChanged: (changed: Partial<Settings>) => Promise<void>;
}
