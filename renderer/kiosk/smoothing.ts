import type { Box } from '../../contract/face.js';

/** Time to cover 63 % of a distance: quick enough to follow a face that walks past. */
const timeConstantMs = 70;

/**
 * Moves a value towards its target by exponential smoothing, independent of the frame rate.
 * @param elapsedMs time since the last step; 0 leaves the value unchanged, Infinity reaches the target.
 */
export function approach(value: number, target: number, elapsedMs: number): number {
  return target + (value - target) * Math.exp(-Math.max(0, elapsedMs) / timeConstantMs);
}

/** Moves position and size of a box towards its target; see `approach`. */
export function approachBox(box: Box, target: Box, elapsedMs: number): Box {
  return {
    x: approach(box.x, target.x, elapsedMs),
    y: approach(box.y, target.y, elapsedMs),
    width: approach(box.width, target.width, elapsedMs),
    height: approach(box.height, target.height, elapsedMs),
  };
}
