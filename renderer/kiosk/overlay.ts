import type { Box } from '../../contract/face.js';
import type { DoorView } from '../../contract/calls/kiosk.js';
import { approach, approachBox } from './smoothing.js';

/** A face's box, moving from its last drawn position to its latest one. */
export interface MovingBox {
  readonly trackId: number;
  readonly box: Box;
  readonly target: Box;
  readonly served: boolean;
  /** How far recognition has come, as drawn, 0 to 1. */
  readonly progress: number;
  readonly targetProgress: number;
  /** 0 (invisible) to 1. */
  readonly opacity: number;
  /** False once the face is no longer detected: the box then fades out in place. */
  readonly isVisible: boolean;
}

/** Boxes that have faded below this opacity are dropped. */
const minOpacity = 0.02;

/** How far the recognition of the served person has come, 0 to 1: the ring is closed once they are known. */
export function progressOf(state: DoorView['state']): number {
  if (state.kind === 'recognising') return state.progress;
  return state.kind === 'recorded' || state.kind === 'already' ? 1 : 0;
}

/**
 * Applies the latest detection: known faces get a new target, new faces start at theirs.
 * @param servedProgress of the served face, 0 to 1.
 */
export function retarget(
  boxes: readonly MovingBox[],
  faces: DoorView['faces'],
  servedProgress = 0,
): MovingBox[] {
  const fading = boxes
    .filter((moving) => !faces.some((face) => face.trackId === moving.trackId))
    .map((moving) => ({ ...moving, isVisible: false }));
  const current = faces.map(({ trackId, box, served }) => {
    const known = boxes.find((moving) => moving.trackId === trackId);
    return {
      trackId,
      box: known?.box ?? box,
      target: box,
      served,
      progress: known?.progress ?? 0,
      targetProgress: served ? servedProgress : 0,
      opacity: known?.opacity ?? 0,
      isVisible: true,
    };
  });
  return [...fading, ...current];
}

/** Moves every box one step towards its target and drops those that have faded. */
export function step(boxes: readonly MovingBox[], elapsedMs: number): MovingBox[] {
  return boxes
    .map((moving) => ({
      ...moving,
      box: approachBox(moving.box, moving.target, elapsedMs),
      progress: approach(moving.progress, moving.targetProgress, elapsedMs),
      opacity: approach(moving.opacity, moving.isVisible ? 1 : 0, elapsedMs),
    }))
    .filter((moving) => moving.isVisible || moving.opacity > minOpacity);
}

/** Whether another step would change nothing that can be seen: less than a fifth of a pixel, or one in 100. */
export function isSettled(boxes: readonly MovingBox[]): boolean {
  return boxes.every(
    ({ box, target, progress, targetProgress, opacity, isVisible }) =>
      isVisible &&
      (['x', 'y', 'width', 'height'] as const).every(
        (part) => Math.abs(box[part] - target[part]) < 0.2,
      ) &&
      Math.abs(progress - targetProgress) < 0.01 &&
      opacity > 0.99,
  );
}

/**
 * Scale and offset that map a frame onto a surface as CSS `object-fit: cover` does: the same scale in
 * both directions, centred, cropped to fit.
 */
export function coverFit(
  frame: { readonly width: number; readonly height: number },
  surface: { readonly width: number; readonly height: number },
): { readonly scale: number; readonly x: number; readonly y: number } {
  const scale = Math.max(surface.width / frame.width, surface.height / frame.height);
  return {
    scale,
    x: (surface.width - frame.width * scale) / 2,
    y: (surface.height - frame.height * scale) / 2,
  };
}
