import type { Picture } from './picture.js';
import { heldPoses, type Sway } from './motion.js';
import type { Pose } from './pose.js';
import { pictureOn, type Held } from './render.js';
import type { Bend, SheetPoint } from './surface.js';

/* The ten kinds of attack, each with random sizes and motion. Sizes are those of the real things. */

export const attackKinds = [
  'print',
  'print-tilted',
  'phone',
  'close-up',
  'cut-out',
  'bent-sheet',
  'bent-cut-out',
  'eye-holes',
  'replay-phone',
  'replay-close-up',
] as const;
export type AttackKind = (typeof attackKinds)[number];

/** The content of an attack: one picture, or a video of a live person. */
export interface Shown {
  /** @param seconds since the start. */
  readonly pictureAt: (seconds: number) => Picture;
  /** The face in the picture: its middle, and the width from cheek to cheek, in pixels. */
  readonly face: { readonly x: number; readonly y: number; readonly width: number };
  /** Another person's picture, whose eyes look through holes. */
  readonly behind: Picture;
}

/** The things that are held before the camera at a time, farthest first. */
export type Scene = (seconds: number) => readonly Held[];

/** Half the size of something held, in millimetres, and its corner radius. */
interface Outline {
  readonly halfWidth: number;
  readonly halfHeight: number;
}

const degree = Math.PI / 180;
/** The width of a face from cheek to cheek, in millimetres. */
const lifeSizeMm = 145;
const a4: Outline = { halfWidth: 105, halfHeight: 148.5 };
const a3: Outline = { halfWidth: 148.5, halfHeight: 210 };
/** The screen of a phone of 6.5 inches, and of a tablet of 11 inches upright. */
const phone: Outline = { halfWidth: 36, halfHeight: 77 };
const tablet: Outline = { halfWidth: 80, halfHeight: 115 };
const paper = [228, 226, 220] as const;
const black = [16, 16, 18] as const;

/** How the attacker holds it: hardly at all, with small motions, or tilting it as the door might ask. */
function swayOf(kind: AttackKind, distanceMm: number, random: () => number): Sway {
  const size = random();
  const place = distanceMm * (0.008 + 0.08 * size);
  const turn = (kind === 'print-tilted' ? 14 + 16 * random() : 1 + 9 * size) * degree;
  const second = kind === 'print-tilted' ? turn * (0.5 + 0.5 * random()) : turn * 0.6;
  return { place: [place, place * 0.6, place * 0.8], turn: [turn, second, 3 * degree * random()] };
}

/** The poses of a thing of this kind in somebody's hands. */
function handHeld(
  kind: AttackKind,
  start: Pose,
  durationSeconds: number,
  random: () => number,
): (seconds: number) => Pose {
  const sway = swayOf(kind, start.at[2], random);
  return heldPoses(start, sway, approach(start.at[2], random), durationSeconds, random);
}

/** Makes a scene of a kind. @param durationSeconds of the clip. */
export function sceneOf(
  kind: AttackKind,
  shown: Shown,
  durationSeconds: number,
  random: () => number,
): Scene {
  switch (kind) {
    case 'phone':
    case 'replay-phone':
      return onScreen(kind, shown, durationSeconds, random);
    case 'close-up':
    case 'replay-close-up':
      return fillingTheView(kind, shown, durationSeconds, random);
    default:
      return onPaper(kind, shown, durationSeconds, random);
  }
}

function onPaper(
  kind: AttackKind,
  shown: Shown,
  durationSeconds: number,
  random: () => number,
): Scene {
  const sheet = random() < 0.6 ? a4 : a3;
  const isCutOut = kind === 'cut-out' || kind === 'bent-cut-out';
  const isBent = kind === 'bent-sheet' || kind === 'bent-cut-out' || random() < 0.3;
  const hasHoles = kind === 'eye-holes';
  const mmPerPixel = printScale(shown, sheet, random);
  // Faces of 120 to 210 pixels at a focal length of 560 pixels.
  const faceMm = shown.face.width * mmPerPixel;
  const start = poseAt((560 * faceMm) / (120 + 90 * random()), random);
  const poseOf = handHeld(kind, start, durationSeconds, random);
  const flex = heldPoses(start, { place: [0, 0, 0], turn: [1, 0, 0] }, 0, durationSeconds, random);
  const bendAt = (seconds: number): Bend | null => {
    if (!(kind === 'bent-sheet' || kind === 'bent-cut-out' || (hasHoles && isBent))) return null;
    // Between gently curved and around the face.
    const tightness = 0.5 + 0.45 * (flex(seconds).yaw - start.yaw);
    return { axis: bendAxis, radiusMm: faceMm * (0.75 + 1.2 * (1 - tightness)) };
  };
  const bendAxis = random() < 0.75 ? 'vertical' : 'horizontal';
  const backdrop = poseAt(start.at[2] + 60, random);
  return (seconds) => {
    const picture = shown.pictureAt(seconds);
    const paint = pictureOn(picture, mmPerPixel);
    const faceAt = {
      u: (shown.face.x - (picture.width - 1) / 2) * mmPerPixel,
      v: (shown.face.y - (picture.height - 1) / 2) * mmPerPixel,
    };
    const half = {
      u: (picture.width / 2) * mmPerPixel,
      v: (picture.height / 2) * mmPerPixel,
    };
    const colourAt = (point: SheetPoint, rgb: number[]): boolean => {
      const { u, v } = point;
      if (
        isCutOut &&
        Math.hypot((u - faceAt.u) / (faceMm * 0.62), (v - faceAt.v) / (faceMm * 0.85)) > 1
      ) {
        return false;
      }
      if (Math.abs(u) > sheet.halfWidth || Math.abs(v) > sheet.halfHeight) return false;
      if (hasHoles && isEyeHole(u - faceAt.u, v - faceAt.v, faceMm)) return false;
      if (Math.abs(u) > half.u || Math.abs(v) > half.v) {
        [rgb[0], rgb[1], rgb[2]] = paper;
      } else {
        paint(point, rgb);
        // Ink on paper: less contrast than a screen.
        for (let plane = 0; plane < 3; plane++) rgb[plane] = 18 + 0.84 * rgb[plane]!;
      }
      return true;
    };
    const pose = poseOf(seconds);
    const held: Held = { pose, bend: bendAt(seconds), colourAt };
    if (!hasHoles) return [held];
    return [eyesBehind(shown.behind, pose, backdrop, faceMm), held];
  };
}

/** A picture on paper has the size of a photo on that paper; half of them a face in life size or more. */
function printScale({ pictureAt, face }: Shown, sheet: Outline, random: () => number): number {
  const { width, height } = pictureAt(0);
  const fits = Math.min((2 * sheet.halfWidth) / width, (2 * sheet.halfHeight) / height);
  const lifeSize = lifeSizeMm / face.width;
  return random() < 0.5 ? fits : Math.max(fits, lifeSize * (0.8 + 0.3 * random()));
}

function isEyeHole(u: number, v: number, faceMm: number): boolean {
  const eye = { across: 0.2 * faceMm, above: 0.12 * faceMm };
  return (
    Math.hypot((Math.abs(u) - eye.across) / (0.105 * faceMm), (v + eye.above) / (0.06 * faceMm)) < 1
  );
}

/** The eyes of the person behind the sheet, a little farther away, who moves less than the sheet. */
function eyesBehind(behind: Picture, pose: Pose, own: Pose, faceMm: number): Held {
  const at = [
    0.85 * pose.at[0] + 0.15 * own.at[0],
    0.85 * pose.at[1] + 0.15 * own.at[1],
    pose.at[2] + 25,
  ] as const;
  const paint = pictureOn(behind, faceMm / 100);
  return {
    pose: { at, yaw: pose.yaw * 0.7, pitch: pose.pitch * 0.7, roll: pose.roll },
    bend: { axis: 'vertical', radiusMm: 90 },
    colourAt: (point, rgb) => {
      if (Math.hypot(point.u / (0.5 * faceMm), point.v / (0.6 * faceMm)) > 1) return false;
      paint(point, rgb);
      return true;
    },
  };
}

function onScreen(
  kind: AttackKind,
  shown: Shown,
  durationSeconds: number,
  random: () => number,
): Scene {
  const { width, height } = shown.pictureAt(0);
  const upright = random() < 0.6 ? phone : tablet;
  const screen = width > height ? turned(upright) : upright;
  const bezelMm = 4 + 8 * random();
  // The picture fills the width of the screen, or is zoomed in to half of it around the face.
  const zoom = 1 + random();
  const mmPerPixel = ((2 * screen.halfWidth) / width) * zoom;
  const faceMm = shown.face.width * mmPerPixel;
  const start = poseAt(Math.max(110, (560 * faceMm) / (100 + 90 * random())), random);
  const poseOf = handHeld(kind, start, durationSeconds, random);
  return (seconds) => {
    const picture = shown.pictureAt(seconds);
    const paint = pictureOn(picture, mmPerPixel);
    const shift = {
      u: (shown.face.x - (picture.width - 1) / 2) * mmPerPixel * (1 - 1 / zoom),
      v: (shown.face.y - (picture.height - 1) / 2) * mmPerPixel * (1 - 1 / zoom),
    };
    const halfHeight = (picture.height / 2) * mmPerPixel;
    const colourAt = ({ u, v }: SheetPoint, rgb: number[]): boolean => {
      if (Math.abs(u) > screen.halfWidth + bezelMm) return false;
      if (Math.abs(v) > screen.halfHeight + bezelMm) return false;
      const isBezel = Math.abs(u) > screen.halfWidth || Math.abs(v) > screen.halfHeight;
      if (isBezel || Math.abs(v + shift.v) > halfHeight) {
        [rgb[0], rgb[1], rgb[2]] = black;
        return true;
      }
      paint({ u: u + shift.u, v: v + shift.v }, rgb);
      for (let plane = 0; plane < 3; plane++) rgb[plane] = Math.min(255, 1.12 * rgb[plane]!);
      return true;
    };
    return [{ pose: poseOf(seconds), bend: null, colourAt }];
  };
}

function turned({ halfWidth, halfHeight }: Outline): Outline {
  return { halfWidth: halfHeight, halfHeight: halfWidth };
}

/** So near that no edge is in view; the picture continues beyond it. */
function fillingTheView(
  kind: AttackKind,
  shown: Shown,
  durationSeconds: number,
  random: () => number,
): Scene {
  const mmPerPixel = 1;
  const start = poseAt((560 * shown.face.width) / (170 + 90 * random()), random);
  const sway = swayOf(kind, start.at[2], random);
  const poseOf = heldPoses(start, sway, approach(start.at[2], random) / 2, durationSeconds, random);
  return (seconds) => {
    const paint = pictureOn(shown.pictureAt(seconds), mmPerPixel);
    const colourAt = (point: SheetPoint, rgb: number[]): boolean => {
      paint(point, rgb);
      return true;
    };
    return [{ pose: poseOf(seconds), bend: null, colourAt }];
  };
}

function poseAt(distanceMm: number, random: () => number): Pose {
  const aside = (random() - 0.5) * 0.25 * distanceMm;
  const above = (random() - 0.5) * 0.15 * distanceMm;
  return {
    at: [aside, above, distanceMm],
    yaw: (random() - 0.5) * 10 * degree,
    pitch: (random() - 0.5) * 10 * degree,
    roll: (random() - 0.5) * 8 * degree,
  };
}

/** Half of them come nearer, as if the attacker walked up. */
function approach(distanceMm: number, random: () => number): number {
  return random() < 0.5 ? 0 : distanceMm * (0.1 + 0.2 * random());
}
