import type { CallName } from '../../preload/contract.js';
import { Fault } from '../../preload/fault.js';
import type { Deed } from '../admin/audit-log.js';
import type { Actor, Session } from '../admin/session.js';
import type { Vision } from '../vision/client.js';
import type { ModelChoice } from '../vision/model-set.js';
import type { Progress } from './faces/faces.js';
import type { Recognition } from './models/recognition.js';
import type { RosterRun } from './people/roster-run.js';
import type { ScheduledExport } from './attendance/scheduled-export.js';
import type { Site } from './site.js';
import type { Transfers } from './backup/transfers.js';

/** What the services of one screen (or of the command line) work with. */
export interface ServiceContext {
  /** Opened by the first call that needs it. */
  readonly site: () => Promise<Site>;
  readonly vision: () => Vision;
  /** Starts another inference process, with these models; whoever does closes it. */
  readonly startVision: (models: Omit<ModelChoice, 'folder'>) => Vision;
  /** By the models that `vision` works with. */
  readonly recognition: () => Promise<Recognition>;
  readonly transfers: Transfers;
  /** The import under way, whichever screen began it. */
  readonly roster: RosterRun;
  readonly scheduled: () => Promise<ScheduledExport>;
  /**
   * Closes the data folder and the models in use, changes what they are, and has them opened anew by the
   * next call.
   * @param change returns how to undo it, where the folder cannot be opened after it.
   * @throws whatever `change` or the opening throws: then everything is as it was.
   */
  readonly reopen: (change: () => Promise<() => Promise<void>>) => Promise<void>;
  /** Signs everybody out, on all screens. */
  readonly signOutAll: () => void;
  /** The data folder. */
  readonly folder: string;
  readonly session: Session;
  readonly progressOf: (call: CallName) => Progress;
}

/** Records in the audit log what whoever is signed in has done. @throws Fault `signed-out`. */
export async function audit({ site, session }: ServiceContext, deed: Deed): Promise<void> {
  await (await site()).audit.record(actorOf(session), deed);
}

/** @throws Fault `signed-out` where nobody is signed in. */
export function actorOf(session: Session): Actor {
  const { actor } = session;
  if (actor === null) throw new Fault('signed-out', 'Nobody is signed in; sign in first.');
  return actor;
}
