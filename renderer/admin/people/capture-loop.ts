import type { CaptureView, Pose } from '../../../contract/calls/capture.js';
import type { Client } from '../../../contract/transport/connect.js';
import type { Camera } from '../../camera/camera.js';
import { frameGrabber } from '../../camera/frames.js';

export interface CaptureLoop {
  readonly client: Pick<Client, 'capture.frame'>;
  readonly camera: Camera;
  readonly video: HTMLVideoElement;
  /** The pose to capture; null while no frames should be sent. */
  readonly pose: () => Pose | null;
  /** @param picture the analysed frame as a thumbnail data URL. */
  readonly onView: (pose: Pose, view: CaptureView, picture: string) => void;
  readonly onFault: (error: unknown) => void;
  readonly isStopped: () => boolean;
}

/** Height of a thumbnail: twice its size on the screen, for high-density displays. */
const thumbnailHeightPx = 160;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Sends the services one new picture at a time until `isStopped` returns true. */
export async function runCaptureLoop(loop: CaptureLoop): Promise<void> {
  const { video, camera } = loop;
  const { grab } = frameGrabber(video);
  const canvas = document.createElement('canvas');
  let latest = -1;
  while (!loop.isStopped()) {
    const pose = loop.pose();
    const count = camera.pictureCount();
    if (pose === null || count === latest) {
      await pause(30);
      continue;
    }
    latest = count;
    try {
      const frame = await grab();
      if (frame === null) continue;
      // Drawn before the call: by the time of the answer the video shows another picture.
      const picture = thumbnailOf(video, canvas);
      const view = await loop.client['capture.frame']({ frame, pose });
      if (view !== null && !loop.isStopped() && loop.pose() === pose)
        loop.onView(pose, view, picture);
    } catch (error) {
      loop.onFault(error);
      await pause(1_000);
    }
  }
}

function thumbnailOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): string {
  canvas.height = thumbnailHeightPx;
  canvas.width = Math.round((video.videoWidth / video.videoHeight) * thumbnailHeightPx);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8);
}
