import type { Frame } from '../../../contract/face.js';
import type { RgbImage } from '../steps/image.js';

/** Shares of red and blue in the luma (ITU-R BT.601). */
const redShare = 0.299;
const blueShare = 0.114;

/**
 * A picture as a camera delivers it: BT.601, limited range, one chroma sample (the mean) for every
 * 2 × 2 pixels or what is left of them at an odd border.
 */
export function toI420({ width, height, data }: RgbImage): Frame {
  const chromaWidth = Math.ceil(width / 2);
  const chromaHeight = Math.ceil(height / 2);
  const lumas = new Uint8Array(width * height);
  const blues = new Float64Array(chromaWidth * chromaHeight);
  const reds = new Float64Array(chromaWidth * chromaHeight);
  const counts = new Float64Array(chromaWidth * chromaHeight);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      const [red, green, blue] = [data[at * 3]!, data[at * 3 + 1]!, data[at * 3 + 2]!];
      const luma = redShare * red + (1 - redShare - blueShare) * green + blueShare * blue;
      lumas[at] = Math.round(16 + (luma * 219) / 255);
      const cell = (y >> 1) * chromaWidth + (x >> 1);
      // Colour differences from −127.5 to 127.5.
      blues[cell]! += (blue - luma) / (2 * (1 - blueShare));
      reds[cell]! += (red - luma) / (2 * (1 - redShare));
      counts[cell]! += 1;
    }
  }
  const chroma = (sums: Float64Array) =>
    Uint8Array.from(sums, (sum, cell) => Math.round(128 + ((sum / counts[cell]!) * 224) / 255));
  return {
    format: 'I420',
    width,
    height,
    data: Uint8Array.from([...lumas, ...chroma(blues), ...chroma(reds)]),
  };
}

/** A picture as a canvas delivers it, opaque. */
export function toRgba({ width, height, data }: RgbImage): Frame {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba.set(data.subarray(from, from + 3), to);
  }
  return { format: 'RGBA', width, height, data: rgba };
}
