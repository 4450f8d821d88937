import type { Purged } from '../../contract/calls/people.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { Acting } from '../access/acting.js';
import type { AuditLog } from '../access/audit-log.js';
import type { Journal } from '../attendance/journal/journal.js';
import type { InTurn } from '../base/in-turn.js';
import type { Recognition } from '../gallery/recognition.js';
import type { Transfers } from '../transfers/transfers.js';
import type { Vision } from '../vision/client/client.js';
import type { People } from './records/people.js';
import type { RosterRun } from './roster/run.js';

/** What is kept about people outside this room, so that erasing somebody reaches it too. */
export interface KeptElsewhere {
  /** What a certificate says of it; null where nothing is kept of that subject. */
  purgedOf(subjectId: string): Promise<Purged | null>;
  eraseOf(subjectId: string): Promise<void>;
  eraseAll(): Promise<void>;
}

/** The opened data folder, as far as people need it. */
export interface PeopleData {
  readonly settings: Settings;
  readonly recognition: Recognition;
  readonly people: People;
  readonly probes: KeptElsewhere;
  readonly journal: Journal;
  readonly audit: AuditLog;
  /** Erasures and merges of people, one after the other with everything that follows from each. */
  readonly changes: InTurn;
}

/** What the people calls of one screen (or of the command line) work with. */
export interface PeopleContext extends Acting {
  readonly data: () => Promise<PeopleData>;
  readonly vision: () => Vision;
  readonly transfers: Transfers;
  /** The import that is running, whichever screen began it. */
  readonly roster: RosterRun;
}
