import { ScheduledExport } from '../attendance/exports/scheduled-export.js';
import { once } from '../base/once.js';
import { Kiosk } from '../door/kiosk.js';
import type { RosterRun } from '../people/roster/run.js';
import type { Transfers } from '../transfers/transfers.js';
import { openDataFolder, type DataFolder, type DataFolderOptions } from './data-folder.js';
import type { VisionHolder } from './vision-holder.js';

/** An opened data folder with everything that runs on it. */
export interface Services {
  readonly data: DataFolder;
  readonly kiosk: Kiosk;
  /** Opened at the first use: a damaged state of the daily export keeps nobody out. */
  scheduled(): Promise<ScheduledExport>;
  /** Ends what runs, and releases the folder. */
  close(): Promise<void>;
}

/** @throws Fault as `openDataFolder`. */
export async function openServices(
  options: DataFolderOptions,
  {
    vision,
    transfers,
    roster,
  }: {
    readonly vision: VisionHolder;
    readonly transfers: Transfers;
    readonly roster: RosterRun;
  },
): Promise<Services> {
  const data = await openDataFolder(options);
  await transfers.eraseLeftOvers();
  const scheduled = once(() => ScheduledExport.open(options.folder, data));
  return {
    data,
    kiosk: new Kiosk(
      data,
      () => vision.get(),
      () => {
        vision.answered();
      },
    ),
    scheduled: () => scheduled.get(),
    close: async () => {
      await roster.close();
      await (await scheduled.opened())?.settled();
      await data.close();
    },
  };
}
