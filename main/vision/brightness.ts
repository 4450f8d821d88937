import type { Frame } from '../../contract/face.js';

/** Mean luma of a frame, 0 to 255, from every 97th pixel. */
export function brightnessOf({ format, width, height, data }: Frame): number {
  const pixels = width * height;
  let sum = 0;
  let count = 0;
  for (let pixel = 0; pixel < pixels; pixel += 97) {
    if (format === 'I420') sum += (data[pixel]! - 16) * 1.164;
    else {
      const at = pixel * 4;
      sum += 0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!;
    }
    count += 1;
  }
  return sum / count;
}
