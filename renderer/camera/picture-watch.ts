import { blackThreshold, meanLuma } from './luma.js';

const checkIntervalMs = 250;
/** Shorter freezes and black pictures happen with every change of light and are ignored. */
const toleranceMs = 2_000;
/** A thumbnail of this size, in pixels, is enough for the mean. */
const width = 32;
const height = 24;

/** What a running camera shows. */
export type Picture = 'good' | 'frozen' | 'black';

export interface PictureWatch {
  /** Number of pictures since the start; unchanged if there is no newer one. */
  readonly count: () => number;
  readonly stop: () => void;
}

/**
 * Checks the video for freezes (no new picture) and black pictures.
 * @param onPicture called at every check. A picture counts as frozen or black after two seconds.
 */
export function watchPicture(
  video: HTMLVideoElement,
  onPicture: (picture: Picture) => void,
): PictureWatch {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let count = 0;
  let latestAt = performance.now();
  let brightAt = latestAt;
  let callback = 0;

  const onFrame = (): void => {
    count += 1;
    latestAt = performance.now();
    callback = video.requestVideoFrameCallback(onFrame);
  };
  callback = video.requestVideoFrameCallback(onFrame);

  const timer = setInterval(() => {
    const now = performance.now();
    if (document.hidden) {
      // Browsers deliver no frames to hidden pages, so this says nothing about the camera.
      latestAt = brightAt = now;
      return;
    }
    if (now - latestAt > toleranceMs) {
      onPicture('frozen');
      return;
    }
    if (context !== null && count > 0) {
      context.drawImage(video, 0, 0, width, height);
      if (meanLuma(context.getImageData(0, 0, width, height).data) >= blackThreshold)
        brightAt = now;
    } else {
      brightAt = now;
    }
    onPicture(now - brightAt > toleranceMs ? 'black' : 'good');
  }, checkIntervalMs);

  return {
    count: () => count,
    stop: () => {
      clearInterval(timer);
      video.cancelVideoFrameCallback(callback);
    },
  };
}
