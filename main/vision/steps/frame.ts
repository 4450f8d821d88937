import type { Frame } from '../../../contract/face.js';
import { Fault } from '../../../contract/fault.js';
import type { RgbImage } from './image.js';

/** Limits of a side, as in the contract's `Frame`. */
const minSidePx = 16;
const maxSidePx = 8192;

/**
 * Converts a camera frame to RGB. I420 is read as BT.601 limited range (ITU-R BT.601: luma 16 to 235,
 * chroma 16 to 240), as cameras deliver it; four pixels share a chroma sample.
 * @throws Fault `invalid-input` for a side outside 16 to 8192 pixels, or data of the wrong length.
 */
export function frameToRgb(frame: Frame): RgbImage {
  const { width, height, format, data } = frame;
  if (!isSide(width) || !isSide(height)) {
    throw new Fault(
      'invalid-input',
      `A camera frame cannot have ${width} × ${height} pixels; each side must have ${minSidePx} to ${maxSidePx} pixels.`,
    );
  }
  const expected =
    format === 'RGBA'
      ? width * height * 4
      : width * height + 2 * Math.ceil(width / 2) * Math.ceil(height / 2);
  if (data.length !== expected) {
    throw new Fault(
      'invalid-input',
      `A ${format} frame of ${width} × ${height} pixels must have ${expected} bytes, but has ${data.length}.`,
    );
  }
  return { width, height, data: format === 'RGBA' ? fromRgba(data) : fromI420(frame) };
}

function isSide(value: number): boolean {
  return Number.isInteger(value) && value >= minSidePx && value <= maxSidePx;
}

function fromRgba(data: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((data.length / 4) * 3);
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    rgb[to] = data[from]!;
    rgb[to + 1] = data[from + 1]!;
    rgb[to + 2] = data[from + 2]!;
  }
  return rgb;
}

function fromI420({ width, height, data }: Frame): Uint8Array {
  const rgb = new Uint8ClampedArray(width * height * 3);
  const chromaWidth = Math.ceil(width / 2);
  const uPlane = width * height;
  const vPlane = uPlane + chromaWidth * Math.ceil(height / 2);
  let to = 0;
  for (let y = 0; y < height; y++) {
    const chromaRow = (y >> 1) * chromaWidth;
    for (let x = 0; x < width; x++) {
      const luma = 1.164383 * (data[y * width + x]! - 16);
      const chroma = chromaRow + (x >> 1);
      const u = data[uPlane + chroma]! - 128;
      const v = data[vPlane + chroma]! - 128;
      rgb[to++] = luma + 1.596027 * v;
      rgb[to++] = luma - 0.391762 * u - 0.812968 * v;
      rgb[to++] = luma + 2.017232 * u;
    }
  }
  return new Uint8Array(rgb.buffer);
}
