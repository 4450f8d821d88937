import { untrack } from 'svelte';
import { openCamera, type Camera, type CameraListener } from './camera.js';

/**
 * Opens the camera into a video element and runs a loop on its pictures, for as long as the element is
 * there. To be called while a component is made.
 * @param loop ends when it is told that it is over.
 */
export function withCamera(
  video: () => HTMLVideoElement | undefined,
  listener: CameraListener,
  loop: (camera: Camera, video: HTMLVideoElement, isOver: () => boolean) => Promise<void>,
): void {
  $effect(() => {
    const element = video();
    if (element === undefined) return undefined;
    // Only the element counts: what the loop reads must not start it again.
    return untrack(() => {
      let isOver = false;
      const camera = openCamera(element, listener);
      void loop(camera, element, () => isOver);
      return () => {
        isOver = true;
        camera.close();
      };
    });
  });
}
