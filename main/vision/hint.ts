import type { Quality, QualityMeasureName } from '../../contract/face.js';
import type { Hint } from '../../contract/calls/kiosk.js';

/** The hint for each failing measure; the most helpful comes first. */
const hints: readonly (readonly [QualityMeasureName, Hint])[] = [
  ['faceWidthPx', 'come-closer'],
  ['cutOff', 'move-to-middle'],
  ['brightness', 'too-dark'],
  ['contrast', 'too-dark'],
  ['occlusion', 'uncover-face'],
  ['yawDegrees', 'look-at-camera'],
  ['pitchDegrees', 'look-at-camera'],
  ['rollDegrees', 'look-at-camera'],
  ['sharpness', 'hold-still'],
];

/** Mean luma of a frame from which on a dark face means light from behind. */
const brightFrame = 110;

/**
 * What the person should do to make their face usable; null if it is usable.
 * @param frameBrightness mean luma of the frame, 0 to 255.
 */
export function hintFor({ measures }: Quality, frameBrightness: number): Hint | null {
  for (const [name, hint] of hints) {
    const { value, reason } = measures[name];
    if (reason === null) continue;
    if (hint === 'too-dark' && name === 'brightness' && value > 128) return 'light-behind';
    if (hint === 'too-dark' && frameBrightness > brightFrame) return 'light-behind';
    return hint;
  }
  return null;
}
