import type { Purged } from '../../contract/calls/people.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { Acting } from '../access/acting.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Absences } from '../attendance/absence/absences.js';
import type { SignOffs } from '../attendance/sign-off/sign-offs.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { SerialQueue } from '../base/serial-queue.js';
import type { Recognition } from '../gallery/recognition.js';
import type { Transfers } from '../transfers/transfers.js';
import type { Vision } from '../vision/client/client.js';
import type { People } from './records/people.js';
import type { RosterRun } from './roster/run.js';

/** Data about people that another room stores, and that is erased with the person. */
export interface ErasableData {
  /** The entry for the purge certificate; null if there is no data about the subject. */
  purgedItem(subjectId: string): Promise<Purged | null>;
  eraseOf(subjectId: string): Promise<void>;
}

/** The parts of an opened data folder that the people calls use. */
export interface PeopleData {
  readonly settings: Settings;
  readonly recognition: Recognition;
  readonly people: People;
  /** The key of the sealed files; 32 bytes. */
  readonly key: Uint8Array;
  readonly probes: ErasableData & { eraseAll(): Promise<void> };
  readonly absences: Absences;
  /** Entries that wait to be sent to other systems. */
  readonly connectors: Pick<ErasableData, 'eraseOf'>;
  readonly signOffs: SignOffs;
  readonly journal: Journal;
  readonly audit: AuditLog;
  /** Runs erasures and merges one after the other, each with all its steps. */
  readonly changes: SerialQueue;
}

/** Context of the people calls of one screen, or of the command line. */
export interface PeopleContext extends Acting {
  /** Path of the data folder. */
  readonly folder: string;
  readonly data: () => Promise<PeopleData>;
  readonly vision: () => Vision;
  readonly transfers: Transfers;
  /** The current import, whichever screen started it. */
  readonly roster: RosterRun;
}
