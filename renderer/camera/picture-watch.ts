import { blackBelow, meanLuma } from './luma.js';

/** How often the picture is looked at. */
const lookEveryMs = 250;
/** So long a picture may stand still or be black: shorter ones come with every change of light. */
const toleratedMs = 2_000;
/** Small is enough for a mean. */
const width = 32;
const height = 24;

/** What a running camera shows. */
export type Picture = 'good' | 'frozen' | 'black';

/** Watches over the pictures of a video element. */
export interface PictureWatch {
  /** New pictures since the start: unchanged means that there is no newer one. */
  readonly count: () => number;
  readonly stop: () => void;
}

/**
 * Tells when the video stands still (no new picture) or is black for two seconds, and when it is
 * good again.
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
  let newestAt = performance.now();
  let brightAt = newestAt;
  let callback = 0;

  const arrived = (): void => {
    count += 1;
    newestAt = performance.now();
    callback = video.requestVideoFrameCallback(arrived);
  };
  callback = video.requestVideoFrameCallback(arrived);

  const timer = setInterval(() => {
    const now = performance.now();
    if (document.hidden) {
      // Nothing is painted then: a picture nobody sees is no fault of the camera.
      newestAt = brightAt = now;
      return;
    }
    if (now - newestAt > toleratedMs) {
      onPicture('frozen');
      return;
    }
    if (context !== null && count > 0) {
      context.drawImage(video, 0, 0, width, height);
      if (meanLuma(context.getImageData(0, 0, width, height).data) >= blackBelow) brightAt = now;
    } else {
      brightAt = now;
    }
    onPicture(now - brightAt > toleratedMs ? 'black' : 'good');
  }, lookEveryMs);

  return {
    count: () => count,
    stop: () => {
      clearInterval(timer);
      video.cancelVideoFrameCallback(callback);
    },
  };
}
