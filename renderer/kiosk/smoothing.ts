import type { Box } from '../../contract/face.js';

/** Time in which 63 % of a distance is covered: quick enough to stay on a walking face. */
const timeConstantMs = 70;

/**
 * Moves a value toward its target by exponential approach, the same at every display rate.
 * @param elapsedMs since the last step; 0 leaves the value, infinity reaches the target.
 */
export function approach(value: number, target: number, elapsedMs: number): number {
  return target + (value - target) * Math.exp(-Math.max(0, elapsedMs) / timeConstantMs);
}

/** Moves each side of a box toward its target; see `approach`. */
export function approachBox(box: Box, target: Box, elapsedMs: number): Box {
  return {
    x: approach(box.x, target.x, elapsedMs),
    y: approach(box.y, target.y, elapsedMs),
    width: approach(box.width, target.width, elapsedMs),
    height: approach(box.height, target.height, elapsedMs),
  };
}
