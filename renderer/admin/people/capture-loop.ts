import type { CaptureView, Pose } from '../../../contract/calls/capture.js';
import type { Client } from '../../../contract/transport/connect.js';
import type { Camera } from '../../camera/camera.js';
import { runFrameLoop } from '../../camera/frame-loop.js';

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

/** Sends the services one new picture at a time until `isStopped` returns true. */
export async function runCaptureLoop(loop: CaptureLoop): Promise<void> {
  const canvas = document.createElement('canvas');
  await runFrameLoop({
    ...loop,
    isWanted: () => loop.pose() !== null,
    send: async (frame) => {
      const pose = loop.pose();
      if (pose === null) return;
      // Drawn before the call: by the time of the answer the video shows another picture.
      const picture = thumbnailOf(loop.video, canvas);
      const view = await loop.client['capture.frame']({ frame, pose });
      if (view !== null && !loop.isStopped() && loop.pose() === pose)
        loop.onView(pose, view, picture);
    },
  });
}

function thumbnailOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): string {
  canvas.height = thumbnailHeightPx;
  canvas.width = Math.round((video.videoWidth / video.videoHeight) * thumbnailHeightPx);
  canvas.getContext('2d')?.drawImage(video, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', 0.8);
}
