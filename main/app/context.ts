import type { hubCalls } from '../../contract/calls/hub.js';
import type { ApiOf, CallName } from '../../contract/contract.js';
import type { Settings, SharedPart } from '../../contract/calls/settings.js';
import type { Acting } from '../access/acting.js';
import type { FirstCode } from '../access/first-code.js';
import type { Session } from '../access/session.js';
import type { SerialQueue } from '../base/serial-queue.js';
import type { ScheduledExport } from '../attendance/exports/scheduled-export.js';
import type { OtherPerson } from '../attendance/directory.js';
import type { Kiosk } from '../door/kiosk.js';
import type { Recognition } from '../gallery/recognition.js';
import type { Progress } from '../lab/lab-data.js';
import type { Updates } from '../update/updates.js';
import type { Uplink } from '../uplink/uplink.js';
import type { RosterRun } from '../people/roster/run.js';
import type { RecentDaysMemory } from '../overview/recent-days.js';
import type { Transfers } from '../transfers/transfers.js';
import type { Vision } from '../vision/client/client.js';
import type { DataFolder } from './data-folder.js';
import type { ModelChoice } from '../vision/model-files.js';

/**
 * What the calls of one screen (or of the command line) use. Each room declares the part that it needs
 * (`PeopleContext`, `DoorContext`, …); this interface combines all of them.
 */
export interface Context {
  readonly session: Session;
  readonly folder: string;
  readonly data: () => Promise<DataFolder>;
  readonly kiosk: () => Promise<Kiosk>;
  readonly scheduled: () => Promise<ScheduledExport>;
  readonly uplink: () => Promise<Uplink>;
  readonly updates: () => Promise<Updates>;
  readonly vision: () => Vision;
  readonly startVision: (models: Omit<ModelChoice, 'folder'>) => Vision;
  readonly recognition: () => Promise<Recognition>;
  readonly transfers: Transfers;
  readonly roster: RosterRun;
  readonly firstCode: FirstCode | null;
  readonly hubApi: (context: Acting) => ApiOf<typeof hubCalls>;
  readonly recentDays: RecentDaysMemory;
  readonly peopleIn: (folder: string) => Promise<readonly OtherPerson[]>;
  readonly settingsOfHub: () => Promise<readonly SharedPart[]>;
  readonly settingsChanged: (changed: Partial<Settings>) => Promise<void>;
  readonly reopen: (change: () => Promise<() => Promise<void>>) => Promise<void>;
  readonly signOutAll: () => void;
  readonly signOutAccount: (name: string, except: Session) => void;
  readonly modelChanges: SerialQueue;
  readonly progressOf: (call: CallName) => Progress;
}
