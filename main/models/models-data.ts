import type { CallName } from '../../contract/contract.js';
import type { Settings } from '../../contract/calls/settings.js';
import type { Acting } from '../access/acting.js';
import type { AuditLog } from '../access/audit-log.js';
import type { SerialQueue } from '../base/serial-queue.js';
import type { Progress } from '../lab/lab-data.js';
import type { People } from '../people/records/people.js';
import type { Document } from '../storage/document.js';
import type { SiteState } from '../storage/site-state.js';
import type { Transfers } from '../transfers/transfers.js';
import type { Vision } from '../vision/client/client.js';
import type { SiteModels } from './site-models.js';
import type { ModelChoice } from '../vision/model-files.js';

/** What the calls about models need. */
export interface ModelsContext extends Acting {
  readonly data: () => Promise<{
    readonly settings: Settings;
    readonly settingsFile: Document<Settings>;
    readonly people: People;
    readonly audit: AuditLog;
    readonly models: SiteModels;
    readonly site: SiteState;
  }>;
  /** The data folder. */
  readonly folder: string;
  readonly vision: () => Vision;
  /** Starts another inference process with the chosen models; the caller closes it. */
  readonly startVision: (models: Omit<ModelChoice, 'folder'>) => Vision;
  readonly transfers: Transfers;
  /** Runs imports and changes of models one after the other, whichever screens they come from. */
  readonly modelChanges: SerialQueue;
  readonly progressOf: (call: CallName) => Progress;
  /** Closes the data folder and the models in use and makes a change. The next call opens them again. */
  readonly reopen: (change: () => Promise<() => Promise<void>>) => Promise<void>;
}
