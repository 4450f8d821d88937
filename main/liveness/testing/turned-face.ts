import type { Face, Point } from '../../../contract/face.js';

type SeenFace = Pick<Face, 'box' | 'landmarks' | 'motion'>;

/** A face by its nose coordinate, for rules that look at nothing else. */
export function turnedFace({
  across = 0,
  down = 0.6,
  x = 200,
  width = 160,
  motion,
}: {
  readonly across?: number;
  readonly down?: number;
  readonly x?: number;
  readonly width?: number;
  readonly motion?: Face['motion'];
} = {}): SeenFace {
  const unit = width * 0.42;
  const middle = { x: x + width / 2, y: 240 };
  const landmarks: Point[] = Array.from({ length: 68 }, () => middle);
  for (let eye = 0; eye < 6; eye++) {
    landmarks[36 + eye] = { x: middle.x - unit / 2, y: middle.y };
    landmarks[42 + eye] = { x: middle.x + unit / 2, y: middle.y };
  }
  landmarks[48] = { x: middle.x - unit / 3, y: middle.y + unit };
  landmarks[54] = { x: middle.x + unit / 3, y: middle.y + unit };
  landmarks[30] = { x: middle.x + across * unit, y: middle.y + down * unit };
  const box = { x, y: 160, width, height: width };
  return motion === undefined ? { box, landmarks } : { box, landmarks, motion };
}
