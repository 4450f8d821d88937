import { untrack } from 'svelte';
import { openCamera, type Camera, type CameraListener } from './camera.js';

/**
 * Opens the camera in a video element and runs a loop on its pictures until the element is removed.
 * Call it during component initialisation.
 * @param loop must end once `isStopped` returns true.
 */
export function withCamera(
  video: () => HTMLVideoElement | undefined,
  listener: CameraListener,
  loop: (camera: Camera, video: HTMLVideoElement, isStopped: () => boolean) => Promise<void>,
): void {
  $effect(() => {
    const element = video();
    if (element === undefined) return undefined;
    // Depend on the element only: state that the loop reads must not restart it.
    return untrack(() => {
      let isStopped = false;
      const camera = openCamera(element, listener);
      void loop(camera, element, () => isStopped);
      return () => {
        isStopped = true;
        camera.close();
      };
    });
  });
}
