/** A window of a picture as MTCNN counts: pixels from 1, both ends included. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** 0 to 1. */
  readonly score: number;
  /** By how much left, top, right and bottom are to move, in sides of the window. */
  readonly shifts: Float32Array;
}

/**
 * The best of windows that overlap by more than a limit, best first.
 * @param share what the overlap is a share of: the union of both windows, or the smaller one.
 */
export function withoutOverlaps<W extends Window>(
  windows: readonly W[],
  limit: number,
  share: 'union' | 'smaller',
): W[] {
  const kept: W[] = [];
  for (const next of [...windows].sort((one, other) => other.score - one.score)) {
    if (kept.every((better) => overlap(better, next, share) <= limit)) kept.push(next);
  }
  return kept;
}

/** The window after its shifts (`bbreg` of the original). */
export function calibrated<W extends Window>(window: W): W {
  const { left, top, right, bottom, shifts } = window;
  const width = right - left + 1;
  const height = bottom - top + 1;
  return {
    ...window,
    left: left + shifts[0]! * width,
    top: top + shifts[1]! * height,
    right: right + shifts[2]! * width,
    bottom: bottom + shifts[3]! * height,
  };
}

/** The square around the same middle with the longer side (`rerec` of the original). */
export function squared(window: Window): Window {
  const { left, top, right, bottom } = window;
  const side = Math.max(right - left, bottom - top);
  const x = left + (right - left) / 2 - side / 2;
  const y = top + (bottom - top) / 2 - side / 2;
  return { ...window, left: x, top: y, right: x + side, bottom: y + side };
}

/** The window with whole pixels, towards zero. */
export function truncated(window: Window): Window {
  return {
    ...window,
    left: Math.trunc(window.left),
    top: Math.trunc(window.top),
    right: Math.trunc(window.right),
    bottom: Math.trunc(window.bottom),
  };
}

function overlap(one: Window, other: Window, share: 'union' | 'smaller'): number {
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left) + 1;
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) + 1;
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  const [a, b] = [areaOf(one), areaOf(other)];
  return shared / (share === 'union' ? a + b - shared : Math.min(a, b));
}

function areaOf({ left, top, right, bottom }: Window): number {
  return (right - left + 1) * (bottom - top + 1);
}
