import type { Box } from '../../contract/face.js';
import type { DoorView } from '../../contract/calls/kiosk.js';
import { approach, approachBox } from './smoothing.js';

/** A face's box on its way. */
export interface MovingBox {
  readonly trackId: number;
  readonly box: Box;
  readonly target: Box;
  readonly served: boolean;
  /** 0 (gone) to 1. */
  readonly opacity: number;
  /** False once its face is no longer seen: it fades out where it was. */
  readonly seen: boolean;
}

/** Fainter than this a box is gone. */
const goneBelow = 0.02;

/** Takes the latest answer: known faces get a new target, new ones start where they are. */
export function retarget(boxes: readonly MovingBox[], faces: DoorView['faces']): MovingBox[] {
  const left = boxes
    .filter((moving) => !faces.some((face) => face.trackId === moving.trackId))
    .map((moving) => ({ ...moving, seen: false }));
  const here = faces.map(({ trackId, box, served }) => {
    const before = boxes.find((moving) => moving.trackId === trackId);
    return {
      trackId,
      box: before?.box ?? box,
      target: box,
      served,
      opacity: before?.opacity ?? 0,
      seen: true,
    };
  });
  return [...left, ...here];
}

/** One step of every box toward its target; those that have faded are dropped. */
export function step(boxes: readonly MovingBox[], elapsedMs: number): MovingBox[] {
  return boxes
    .map((moving) => ({
      ...moving,
      box: approachBox(moving.box, moving.target, elapsedMs),
      opacity: approach(moving.opacity, moving.seen ? 1 : 0, elapsedMs),
    }))
    .filter((moving) => moving.seen || moving.opacity > goneBelow);
}

/**
 * Where a point of the frame lies on a surface that the frame covers, as CSS `object-fit: cover`
 * does: scaled alike both ways, centred, the rest cut off.
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
