import type { Frame } from '../../contract/face.js';
import type { Direction, DoorView } from '../../contract/calls/kiosk.js';
import type { Client } from '../../contract/transport/connect.js';

/** Between two looks whether the camera, the services and a new picture are there. */
const idleMs = 15;
/** After a fault: the services may be busy getting up again. */
const afterFaultMs = 1_000;

export interface DoorLoop {
  readonly client: Pick<Client, 'kiosk.frame'>;
  /** Number of the newest picture; null while frames are not wanted. */
  readonly picture: () => number | null;
  readonly grab: () => Promise<Frame | null>;
  readonly direction: () => Direction | null;
  readonly onView: (view: DoorView) => void;
  readonly onFault: (error: unknown) => void;
  readonly isOver: () => boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Shows the services one picture after the other, each only once and never two at a time. */
export async function runDoorLoop(loop: DoorLoop): Promise<void> {
  let shown: number | null = null;
  while (!loop.isOver()) {
    const picture = loop.picture();
    if (picture === null || picture === shown) {
      await pause(idleMs);
      continue;
    }
    shown = picture;
    try {
      const frame = await loop.grab();
      if (frame === null) continue;
      const view = await loop.client['kiosk.frame']({ frame, direction: loop.direction() });
      // What comes back after the person went to the PIN, or the camera went, is out of date.
      if (view === null || loop.picture() === null) continue;
      loop.onView(view);
      if (view.nextFrameInMs > 0) await pause(view.nextFrameInMs);
    } catch (error) {
      loop.onFault(error);
      await pause(afterFaultMs);
    }
  }
}
