import type { Frame } from '../../contract/face.js';
import { i420FromNv12, sentSize } from './planes.js';

/** Wider pictures are slower and show no more: a face at the door fills much of the picture. */
const maxWidthPx = 1_280;
/** Minimum width and height of a `Frame` in the contract. */
const minSidePx = 16;

/**
 * Grabs frames from a video element. The buffer is reused for the next frame: send or copy it before
 * then.
 */
export interface FrameGrabber {
  /** @returns null if there is no picture yet. */
  readonly grab: () => Promise<Frame | null>;
}

/**
 * Grabs I420 directly if the camera delivers it (by far the cheapest way), converts NV12, and otherwise
 * draws the picture on a canvas, which gives RGBA and also scales.
 */
export function frameGrabber(video: HTMLVideoElement): FrameGrabber {
  let bytes = new Uint8Array(0);
  let scratch = new Uint8Array(0);
  let canvas: HTMLCanvasElement | null = null;

  function resized(buffer: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
    return buffer.length === length ? buffer : new Uint8Array(length);
  }

  async function copyPlanes(picture: VideoFrame): Promise<Frame | null> {
    const { format, colorSpace, visibleRect } = picture;
    // The contract requires limited-range I420; pictures of MJPEG cameras are full range.
    if (visibleRect === null || colorSpace.fullRange === true) return null;
    if (format !== 'I420' && format !== 'NV12') return null;
    const { width, height } = visibleRect;
    // Browsers pack odd sizes and cropped pictures differently; both are rare.
    if (width > maxWidthPx || width % 2 !== 0 || height % 2 !== 0) return null;
    const length = picture.allocationSize();
    if (length !== (width * height * 3) / 2) return null;
    bytes = resized(bytes, length);
    if (format === 'I420') await picture.copyTo(bytes);
    else {
      scratch = resized(scratch, length);
      await picture.copyTo(scratch);
      i420FromNv12(scratch, width, height, bytes);
    }
    return { format: 'I420', width, height, data: bytes };
  }

  function drawOnCanvas(): Frame | null {
    const { width, height } = sentSize(video.videoWidth, video.videoHeight, maxWidthPx);
    canvas ??= document.createElement('canvas');
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) return null;
    context.drawImage(video, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    return { format: 'RGBA', width, height, data: new Uint8Array(data.buffer) };
  }

  return {
    async grab() {
      if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
      if (video.videoWidth < minSidePx || video.videoHeight < minSidePx) return null;
      if (typeof VideoFrame === 'undefined') return drawOnCanvas();
      const picture = new VideoFrame(video);
      try {
        return (await copyPlanes(picture)) ?? drawOnCanvas();
      } finally {
        // The camera stalls if frames are not closed.
        picture.close();
      }
    },
  };
}
