import type { Box } from '../../contract/face.js';

/** Intersection over union of two boxes, 0 to 1. */
export function iouOf(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const intersection = width * height;
  return intersection / (one.width * one.height + other.width * other.height - intersection);
}
