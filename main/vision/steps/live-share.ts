import type { Box } from '../../../contract/face.js';
import type { Net } from './net.js';
import type { Picture } from './picture.js';

/** An anti-spoofing net, and what it expects. */
export interface AntispoofNet {
  readonly net: Net;
  /** Sides of the crop, in sides of the face's box. */
  readonly cropScale: number;
  /** Which of its values is the share of a live face, from 0. */
  readonly liveClass: number;
}

/** Values whose sum is this close to 1, and none below 0, are shares already. */
const shareTolerance = 1e-3;

/**
 * What anti-spoofing nets say about a face.
 * @returns the share of a live face, 0 to 1, mean of all nets; null without nets.
 */
export async function liveShareOf(
  nets: readonly AntispoofNet[],
  picture: Picture,
  box: Box,
): Promise<number | null> {
  if (nets.length === 0) return null;
  let sum = 0;
  for (const { net, cropScale, liveClass } of nets) {
    const planes = new Float32Array(3 * net.sidePx * net.sidePx);
    picture.stretchPlanes(cropAround(picture, box, cropScale), net.sidePx, planes);
    const { output } = await net.run(planes);
    sum += sharesOf(output!)[liveClass] ?? NaN;
  }
  return sum / nets.length;
}

/**
 * The crop of a face with what surrounds it, in whole pixels: the box scaled about its middle, and moved into the
 * picture where it would leave it (minivision-ai/Silent-Face-Anti-Spoofing, src/generate_patches.py,
 * `_get_new_box`). As there, it gets smaller only if it is larger than the picture.
 */
export function cropAround(
  size: { readonly width: number; readonly height: number },
  box: Box,
  cropScale: number,
): Box {
  const [maxX, maxY] = [size.width - 1, size.height - 1];
  const scale = Math.min(cropScale, maxX / box.width, maxY / box.height);
  const [x, right] = inside(box.x + box.width / 2, box.width * scale, maxX);
  const [y, bottom] = inside(box.y + box.height / 2, box.height * scale, maxY);
  return { x, y, width: right - x + 1, height: bottom - y + 1 };
}

/** First and last pixel of a stretch of `length` around `middle`, moved to between 0 and `max`. */
function inside(middle: number, length: number, max: number): [number, number] {
  const start = Math.min(Math.max(0, middle - length / 2), Math.max(0, max - length));
  return [Math.trunc(start), Math.min(max, Math.trunc(start + length))];
}

/** Shares that add up to 1, from shares or from logits. */
function sharesOf(values: Float32Array): Float32Array {
  const sum = values.reduce((total, value) => total + value, 0);
  const areShares = Math.abs(sum - 1) <= shareTolerance && values.every((value) => value >= 0);
  if (areShares) return values;
  const max = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - max));
  const total = powers.reduce((all, power) => all + power, 0);
  return powers.map((power) => power / total);
}
