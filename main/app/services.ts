import { writeLastPresent } from '../attendance/days/last-present.js';
import { ScheduledExport } from '../attendance/exports/scheduled-export.js';
import { once } from '../base/once.js';
import { Kiosk } from '../door/kiosk.js';
import type { RosterRun } from '../people/roster/run.js';
import { isReadingOnly } from '../storage/reading-only.js';
import type { TransferFolder } from '../transfers/transfer-folder.js';
import { openDataFolder, type DataFolder, type DataFolderOptions } from './data-folder.js';
import type { VisionHolder } from './vision-holder.js';

/** An opened data folder and the services that work with it. */
export interface Services {
  readonly data: DataFolder;
  readonly kiosk: Kiosk;
  /** Opened at the first use, so that a damaged state of the daily export does not block the kiosk. */
  scheduled(): Promise<ScheduledExport>;
  /** Ends running work and releases the folder. */
  close(): Promise<void>;
}

/** Opens the data folder and sets up its services. @throws Fault as `openDataFolder`. */
export async function openServices(
  options: DataFolderOptions,
  {
    vision,
    transfers,
    roster,
  }: {
    readonly vision: VisionHolder;
    readonly transfers: TransferFolder;
    readonly roster: RosterRun;
  },
): Promise<Services> {
  const data = await openDataFolder(options);
  if (!isReadingOnly(options.folder)) await transfers.eraseLeftovers();
  const scheduled = once(() => ScheduledExport.open(options.folder, data));
  return {
    data,
    kiosk: new Kiosk(
      data,
      () => vision.get(),
      () => {
        vision.reportReady();
      },
    ),
    scheduled: () => scheduled.get(),
    close: async () => {
      await roster.close();
      await (await scheduled.opened())?.settled();
      await writeLastPresent(options.folder, data).catch(() => undefined);
      await data.close();
    },
  };
}
