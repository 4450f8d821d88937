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
  const pixels = width * height;
  const cells = chromaWidth * chromaHeight;
  const planes = new Uint8Array(pixels + 2 * cells);
  const blues = new Float64Array(cells);
  const reds = new Float64Array(cells);
  const counts = new Float64Array(cells);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      // Films have hundreds of frames: one array for each pixel would take most of the time.
      const red = data[at * 3]!;
      const green = data[at * 3 + 1]!;
      const blue = data[at * 3 + 2]!;
      const luma = redWeight * red + (1 - redWeight - blueWeight) * green + blueWeight * blue;
      planes[at] = Math.round(16 + (luma * 219) / 255);
      const cell = (y >> 1) * chromaWidth + (x >> 1);
      // Colour differences from −127.5 to 127.5.
      blues[cell]! += (blue - luma) / (2 * (1 - blueWeight));
      reds[cell]! += (red - luma) / (2 * (1 - redWeight));
      counts[cell]! += 1;
    }
  }
  for (let cell = 0; cell < cells; cell++) {
    const chroma = (sum: number): number => Math.round(128 + ((sum / counts[cell]!) * 224) / 255);
    planes[pixels + cell] = chroma(blues[cell]!);
    planes[pixels + cells + cell] = chroma(reds[cell]!);
  }
  return { format: 'I420', width, height, data: planes };
}

/** A picture in a canvas's format, opaque. */
export function toRgba({ width, height, data }: RgbImage): Frame {
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    rgba.set(data.subarray(from, from + 3), to);
  }
  return { format: 'RGBA', width, height, data: rgba };
}
