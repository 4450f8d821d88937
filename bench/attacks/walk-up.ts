import type { Box } from '../../contract/face.js';
import type { Scene } from './kinds.js';
import type { LiveWindow } from './live-windows.js';
import { pictureOn, type Held } from './render.js';
import type { SheetPoint } from './surface.js';

/*
 * A live person who walks up to the camera. The person's head and shoulders are cut out of a clip, with the motion of
 * the face in it, and come nearer in front of a still room. So the approach is simulated, and the cut-out is flat: the
 * relief of the head changes only through the motion in the clip.
 */

/** The width of a face from cheek to cheek, in millimetres. */
const faceMm = 145;
/** Focal length of the camera in `render.ts`, in pixels. */
const focalPx = 560;
/** Where people come into view, in millimetres from the camera. There, their faces are about 27 pixels wide. */
const startMm = 3_000;
/** A slow walk, in millimetres a second. */
const speed = 1_000;
/** Steps a second, and how far a head moves up and down, and to the sides, while walking (Orendurff et al. 2004). */
const stepsPerSecond = 1.8;
const bobMm = 20;
const sideMm = 25;
/** The last part of the way, in which people slow down, in seconds. */
const slowingSeconds = 0.5;
/** They look at the camera this long before they would step back. */
const standingSeconds = 1;

/**
 * A person who walks up and then stands. The clip is shorter than the walk, so it is played forwards and backwards.
 * @param window a clip of the person. At the end the face has the size that it has in the clip.
 * @param framesPerSecond of the clip. @param random uniform, 0 to 1.
 */
export function walkUp(
  { frames, boxes }: LiveWindow,
  framesPerSecond: number,
  random: () => number,
): { readonly scene: Scene; readonly seconds: number } {
  const mmPerPixel = faceMm / boxes[0]!.width;
  const endMm = (focalPx * faceMm) / boxes[0]!.width;
  const walkedSeconds = (startMm - endMm) / speed + slowingSeconds / 2;
  const from = { aside: (random() - 0.5) * 700, above: (random() - 0.5) * 120 };
  const to = { aside: (random() - 0.5) * 160, above: (random() - 0.5) * 80 };
  const phase = random() * 2 * Math.PI;
  const scene: Scene = (seconds) => {
    const index = backAndForth(Math.floor(seconds * framesPerSecond), frames.length);
    const picture = frames[index]!;
    const left = Math.max(0, walkedSeconds - seconds);
    // Distance still to go: at an even speed, then slower and slower at the end.
    const leftMm =
      speed *
      (left < slowingSeconds ? left ** 2 / (2 * slowingSeconds) : left - slowingSeconds / 2);
    const share = leftMm / (speed * walkedSeconds);
    const stride = Math.min(1, left / slowingSeconds);
    const turn = phase + 2 * Math.PI * stepsPerSecond * seconds;
    const aside = to.aside + (from.aside - to.aside) * share + stride * sideMm * Math.sin(turn / 2);
    const above = to.above + (from.above - to.above) * share + stride * bobMm * Math.sin(turn);
    const onSheet = (face: Box): SheetPoint => ({
      u: (face.x + face.width / 2 - (picture.width - 1) / 2) * mmPerPixel,
      v: (face.y + face.height / 2 - (picture.height - 1) / 2) * mmPerPixel,
    });
    // The motion of the face in the clip stays: the picture is held where the first frame shows it.
    const [first, face] = [onSheet(boxes[0]!), onSheet(boxes[index]!)];
    const bottom = ((picture.height - 1) / 2) * mmPerPixel;
    const paint = pictureOn(picture, mmPerPixel);
    const held: Held = {
      pose: { at: [aside - first.u, above - first.v, endMm + leftMm], yaw: 0, pitch: 0, roll: 0 },
      bend: null,
      colourAt: (point, rgb) => {
        if (!isPerson((point.u - face.u) / faceMm, (point.v - face.v) / faceMm)) return false;
        // The clip ends somewhere below the shoulders: its last row is repeated.
        paint({ u: point.u, v: Math.min(point.v, bottom) }, rgb);
        return true;
      },
    };
    return [held];
  };
  return { scene, seconds: walkedSeconds + standingSeconds };
}

/** The number of the frame after some steps through `count` frames, there and back again and again. */
function backAndForth(steps: number, count: number): number {
  const round = 2 * (count - 1);
  const at = steps % round;
  return at < count ? at : round - at;
}

/** Head, neck and shoulders. @param u to the right of the middle of the face, @param v below it, in face widths. */
function isPerson(u: number, v: number): boolean {
  const isHead = Math.hypot(u / 0.68, (v + 0.1) / 0.95) < 1;
  const isNeck = Math.abs(u) < 0.4 && v > 0 && v < 1.2;
  const isBody = Math.hypot(u / 1.5, Math.min(0, v - 2) / 1.1) < 1 && v > 0.9;
  return isHead || isNeck || isBody;
}
