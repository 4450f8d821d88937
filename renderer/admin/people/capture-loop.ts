import type { CaptureView, Pose } from '../../../contract/calls/capture.js';
import type { Client } from '../../../contract/transport/connect.js';
import type { Camera } from '../../camera/camera.js';
import { frameGrabber } from '../../camera/frames.js';

export interface CaptureLoop {
  readonly client: Pick<Client, 'capture.frame'>;
  readonly camera: Camera;
  readonly video: HTMLVideoElement;
  /** Null while no frame is wanted. */
  readonly pose: () => Pose | null;
  /** @param picture the frame that was looked at, as a small data address. */
  readonly onView: (pose: Pose, view: CaptureView, picture: string) => void;
  readonly onFault: (error: unknown) => void;
  readonly isOver: () => boolean;
}

/** Height of the pictures of chosen frames, CSS pixels twice over. */
const pictureHeightPx = 160;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Shows the services one new picture after the other, until it is over. */
export async function runCaptureLoop(loop: CaptureLoop): Promise<void> {
  const { video, camera } = loop;
  const { grab } = frameGrabber(video);
  const canvas = document.createElement('canvas');
  let shown = -1;
  while (!loop.isOver()) {
    const pose = loop.pose();
    const count = camera.pictureCount();
    if (pose === null || count === shown) {
      await pause(30);
      continue;
    }
    shown = count;
    try {
      const frame = await grab();
      if (frame === null) continue;
      // Painted before the answer: by then the video has moved on.
      const picture = paint(video, canvas);
      const view = await loop.client['capture.frame']({ frame, pose });
      if (view !== null && !loop.isOver() && loop.pose() === pose) loop.onView(pose, view, picture);
    } catch (error) {
      loop.onFault(error);
      await pause(1_000);
    }
  }
}

function paint(video: HTMLVideoElement, canvas: HTMLCanvasElement): string {
  canvas.height = pictureHeightPx;
  canvas.width = Math.round((video.videoWidth / video.videoHeight) * pictureHeightPx);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8);
}
