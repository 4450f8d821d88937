import type { Frame } from '../../contract/face.js';
import type { Direction, DoorView } from '../../contract/calls/kiosk.js';
import type { Client } from '../../contract/transport/connect.js';

/** How often to check for a new picture. */
const pollMs = 15;
/** Pause after a fault: the services may be restarting. */
const afterFaultMs = 1_000;

export interface DoorLoop {
  readonly client: Pick<Client, 'kiosk.frame'>;
  /** Number of the newest picture; null while no frames should be sent. */
  readonly picture: () => number | null;
  readonly grab: () => Promise<Frame | null>;
  readonly direction: () => Direction | null;
  readonly onView: (view: DoorView) => void;
  readonly onFault: (error: unknown) => void;
  readonly isStopped: () => boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends the services one picture at a time, each picture once. */
export async function runDoorLoop(loop: DoorLoop): Promise<void> {
  let latest: number | null = null;
  while (!loop.isStopped()) {
    const picture = loop.picture();
    if (picture === null || picture === latest) {
      await pause(pollMs);
      continue;
    }
    latest = picture;
    try {
      const frame = await loop.grab();
      if (frame === null) continue;
      const view = await loop.client['kiosk.frame']({ frame, direction: loop.direction() });
      // An answer is out of date once the PIN dialog has opened or the camera is gone.
      if (view === null || loop.picture() === null) continue;
      loop.onView(view);
      if (view.nextFrameInMs > 0) await pause(view.nextFrameInMs);
    } catch (error) {
      loop.onFault(error);
      await pause(afterFaultMs);
    }
  }
}
