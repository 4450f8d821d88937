import type { Frame } from '../../../contract/face.js';
import type { RgbImage } from '../steps/image.js';

/** Weights of red and blue in the luma (ITU-R BT.601). */
const redWeight = 0.299;
const blueWeight = 0.114;

/**
 * A picture in a camera's format: BT.601, limited range, one chroma sample (the mean) per 2 × 2 pixels, or
 * fewer at an odd border.
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
      const luma = redWeight * red + (1 - redWeight - blueWeight) * green + blueWeight * blue;
      lumas[at] = Math.round(16 + (luma * 219) / 255);
      const cell = (y >> 1) * chromaWidth + (x >> 1);
      // Colour differences from −127.5 to 127.5.
      blues[cell]! += (blue - luma) / (2 * (1 - blueWeight));
      reds[cell]! += (red - luma) / (2 * (1 - redWeight));
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

/** A picture in a canvas's format, opaque. */
export function toRgba({ width, height, data }: RgbImage): Frame {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba.set(data.subarray(from, from + 3), to);
  }
  return { format: 'RGBA', width, height, data: rgba };
}
