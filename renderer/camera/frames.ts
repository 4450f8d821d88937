import type { Frame } from '../../contract/face.js';
import { i420FromNv12, sentSize } from './planes.js';

/** Wider pictures cost more than they show: a face at the door fills a good part of the picture. */
const mostWidth = 1_280;
/** The contract's least width and height. */
const leastSide = 16;

/**
 * Takes frames off a video element. The bytes are used again for the next frame: send or copy them
 * before.
 */
export interface FrameGrabber {
  /** @returns null while there is no picture. */
  readonly grab: () => Promise<Frame | null>;
}

/**
 * Reads the camera's own I420 where it can (the cheapest way by far), takes NV12 apart, and else
 * goes by RGBA through a canvas, which also scales.
 */
export function frameGrabber(video: HTMLVideoElement): FrameGrabber {
  let bytes = new Uint8Array(0);
  let scratch = new Uint8Array(0);
  let canvas: HTMLCanvasElement | null = null;

  function sized(buffer: Uint8Array<ArrayBuffer>, length: number): Uint8Array<ArrayBuffer> {
    return buffer.length === length ? buffer : new Uint8Array(length);
  }

  async function planes(picture: VideoFrame): Promise<Frame | null> {
    const { format, colorSpace, visibleRect } = picture;
    // The contract's I420 is limited range; a camera's JPEG pictures are not.
    if (visibleRect === null || colorSpace.fullRange === true) return null;
    if (format !== 'I420' && format !== 'NV12') return null;
    const { width, height } = visibleRect;
    // Odd sides and cropped pictures are rare, and packed differently from browser to browser.
    if (width > mostWidth || width % 2 !== 0 || height % 2 !== 0) return null;
    const length = picture.allocationSize();
    if (length !== (width * height * 3) / 2) return null;
    bytes = sized(bytes, length);
    if (format === 'I420') await picture.copyTo(bytes);
    else {
      scratch = sized(scratch, length);
      await picture.copyTo(scratch);
      i420FromNv12(scratch, width, height, bytes);
    }
    return { format: 'I420', width, height, data: bytes };
  }

  function painted(): Frame | null {
    const { width, height } = sentSize(video.videoWidth, video.videoHeight, mostWidth);
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
      if (video.videoWidth < leastSide || video.videoHeight < leastSide) return null;
      if (typeof VideoFrame === 'undefined') return painted();
      const picture = new VideoFrame(video);
      try {
        return (await planes(picture)) ?? painted();
      } finally {
        // Pictures not given back stop the camera.
        picture.close();
      }
    },
  };
}
