import { writeLastPresent } from '../attendance/days/last-present.js';
import { ScheduledExport } from '../attendance/exports/scheduled-export.js';
import { Kiosk } from '../door/kiosk.js';
import { KeptFaces } from '../door/kept-faces.js';
import { FaceLearning } from '../door/face-learning.js';
import { cameraHealth } from '../door/camera-health.js';
import { HeartbeatWriter } from '../health/write-heartbeat.js';
import { RosterFollower } from '../uplink/roster-follower.js';
import { Uplink } from '../uplink/uplink.js';
import type { Installer } from '../update/installer.js';
import { Updates } from '../update/updates.js';
import { packageVersion } from '../../models/package-root.js';
import type { RosterRun } from '../people/roster/run.js';
import { isReadingOnly } from '../storage/reading-only.js';
import type { TransferFolder } from '../transfers/transfer-folder.js';
import { followSettings } from './settings-followers.js';
import { openDataFolder, type DataFolder, type DataFolderOptions } from './data-folder.js';
import type { Vision } from '../vision/client/client.js';
import { NextModelHolder } from './next-model.js';
import type { VisionHolder } from './vision-holder.js';
import type { ModelChoice } from '../vision/model-files.js';

/** How this program gets new versions of itself. */
export interface UpdateParts {
  readonly installer: Installer;
  /** As `UpdatesOptions`. */
  readonly install: ((version: string) => void) | null;
}

/** An opened data folder and the services that work with it. */
export interface Services {
  readonly data: DataFolder;
  readonly kiosk: Kiosk;
  readonly scheduled: ScheduledExport;
  readonly uplink: Uplink;
  readonly heartbeat: HeartbeatWriter;
  readonly updates: Updates;
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
    startVision,
    updates: updateParts,
  }: {
    readonly vision: VisionHolder;
    readonly transfers: TransferFolder;
    readonly roster: RosterRun;
    /** Starts another inference process with the chosen models. */
    readonly startVision: (chosen: Omit<ModelChoice, 'folder'>) => Vision;
    readonly updates: UpdateParts;
  },
): Promise<Services> {
  const data = await openDataFolder(options);
  if (!isReadingOnly(options.folder)) await transfers.eraseLeftovers();
  const scheduled = new ScheduledExport(data, data.exportState);
  const next = new NextModelHolder(data, startVision);
  const { linkFiles: files, journal, settings, site } = data;
  const people = new RosterFollower({
    ...{ data, files, site, notify: options.notify },
    settingsChanged: (changed) => followSettings(data, changed),
  });
  await people.begin();
  const uplink = new Uplink({
    ...{ files, journal, settings, site },
    program: packageVersion(),
    notify: options.notify,
    people,
  });
  const learning = new FaceLearning(data, next, options.notify);
  const kiosk = new Kiosk(
    data,
    () => vision.get(),
    () => {
      vision.reportReady();
    },
    new KeptFaces(data, learning),
    options.notify,
  );
  const heartbeat = new HeartbeatWriter(options.folder, data, {
    camera: () => cameraHealth(kiosk.camera, null),
    recognition: () => vision.state,
    hub: () => uplink.state(),
  });
  const updates = new Updates({
    ...{ version: packageVersion(), settings, audit: data.audit, ...updateParts },
    idleForMs: () => kiosk.idleForMs(),
    isHealthy: () => vision.state !== 'restarting',
  });
  return {
    data,
    kiosk,
    scheduled,
    uplink,
    heartbeat,
    updates,
    close: async () => {
      await updates.close();
      await uplink.close();
      await kiosk.close();
      await roster.close();
      await next.close();
      await learning.settled();
      await scheduled.settled();
      await writeLastPresent(options.folder, data).catch(() => undefined);
      await heartbeat.stop().catch(() => undefined);
      await data.close();
    },
  };
}
