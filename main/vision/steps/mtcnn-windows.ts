/** A window in MTCNN's coordinates: pixels count from 1, both ends are included. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0 to 1. */
  readonly score: number;
  /** Bounding-box regression: offsets of left, top, right and bottom, as shares of the window's side. */
  readonly offsets: Float32Array;
}

/**
 * Non-maximum suppression: keeps the window with the best score of those that overlap.
 * @param maxOverlap largest overlap of windows that are both kept, 0 to 1.
 * @param relativeTo divisor of the overlap: the union of both windows, or the smaller window.
 * @returns the kept windows, best first.
 */
export function suppressOverlaps<W extends Window>(
  windows: readonly W[],
  maxOverlap: number,
  relativeTo: 'union' | 'smaller',
): W[] {
  const kept: W[] = [];
  for (const next of [...windows].sort((one, other) => other.score - one.score)) {
    if (kept.every((better) => overlapOf(better, next, relativeTo) <= maxOverlap)) kept.push(next);
  }
  return kept;
}

/** Applies the bounding-box regression (`bbreg` in `detect_face.py`). */
export function regressed<W extends Window>(window: W): W {
  const { left, top, right, bottom, offsets } = window;
  const width = right - left + 1;
  const height = bottom - top + 1;
  return {
    ...window,
    left: left + offsets[0]! * width,
    top: top + offsets[1]! * height,
    right: right + offsets[2]! * width,
    bottom: bottom + offsets[3]! * height,
  };
}

/** The square with the same centre and the longer side (`rerec` in `detect_face.py`). */
export function squared(window: Window): Window {
  const { left, top, right, bottom } = window;
  const side = Math.max(right - left, bottom - top);
  const x = left + (right - left) / 2 - side / 2;
  const y = top + (bottom - top) / 2 - side / 2;
  return { ...window, left: x, top: y, right: x + side, bottom: y + side };
}

/** The window truncated to whole pixels. */
export function truncated(window: Window): Window {
  return {
    ...window,
    left: Math.trunc(window.left),
    top: Math.trunc(window.top),
    right: Math.trunc(window.right),
    bottom: Math.trunc(window.bottom),
  };
}

function overlapOf(one: Window, other: Window, relativeTo: 'union' | 'smaller'): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left) + 1;
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) + 1;
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  const [a, b] = [areaOf(one), areaOf(other)];
  return shared / (relativeTo === 'union' ? a + b - shared : Math.min(a, b));
}

function areaOf({ left, top, right, bottom }: Window): number {
  return (right - left + 1) * (bottom - top + 1);
}
