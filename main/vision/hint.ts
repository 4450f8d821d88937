import type { Quality, QualityMeasureName } from '../../contract/face.js';
import type { Hint } from '../../contract/calls/kiosk.js';

/** What to ask for when a measure is bad, in the order of what helps most. */
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

/** A picture this bright behind a face that is too dark means light from behind. */
const brightPicture = 110;

/**
 * What would make a face usable; null where it is.
 * @param pictureBrightness mean luma of the frame, 0 to 255.
 */
export function hintFor({ measures }: Quality, pictureBrightness: number): Hint | null {
  for (const [name, hint] of hints) {
    const { value, reason } = measures[name];
    if (reason === null) continue;
    if (hint === 'too-dark' && name === 'brightness' && value > 128) return 'light-behind';
    if (hint === 'too-dark' && pictureBrightness > brightPicture) return 'light-behind';
    return hint;
  }
  return null;
}
