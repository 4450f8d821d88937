import type { Frame } from '../../contract/face.js';
import type { Camera } from './camera.js';
import { frameGrabber } from './frames.js';

export interface FrameLoop {
  readonly camera: Camera;
  readonly video: HTMLVideoElement;
  /** False while no frames should be sent. */
  readonly isWanted: () => boolean;
  /** Sends a frame, which is valid until this resolves. */
  readonly send: (frame: Frame) => Promise<void>;
  readonly onFault: (error: unknown) => void;
  readonly isStopped: () => boolean;
}

const pollMs = 30;
/** The services may be restarting. */
const afterFaultMs = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends one new picture at a time until `isStopped` returns true. */
export async function runFrameLoop(loop: FrameLoop): Promise<void> {
  const { grab } = frameGrabber(loop.video);
  let latest = -1;
  while (!loop.isStopped()) {
    const count = loop.camera.pictureCount();
    if (!loop.isWanted() || count === latest) {
      await pause(pollMs);
      continue;
    }
    latest = count;
    try {
      const frame = await grab();
      if (frame !== null) await loop.send(frame);
    } catch (error) {
      loop.onFault(error);
      await pause(afterFaultMs);
    }
  }
}
