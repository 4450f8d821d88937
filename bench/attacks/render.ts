import type { Picture } from './picture.js';
import { sample } from './picture.js';
import type { Pose } from './pose.js';
import { Surface, type Bend, type SheetPoint } from './surface.js';

/** Focal length of a webcam with a view of 60°, for pictures of 640 pixels. */
const focalPx = 560;

/** Something that is held in front of the camera in one frame. */
export interface Held {
  readonly pose: Pose;
  readonly bend: Bend | null;
  /** The colour at a point, into `rgb`, 0 to 255. @returns false where there is nothing. */
  readonly colourAt: (point: SheetPoint, rgb: number[]) => boolean;
}

/** How a camera degrades its pictures. */
export interface Camera {
  /** Standard deviation of its noise, in grey levels. */
  readonly noise: number;
  /** Factor of all values. */
  readonly exposure: number;
}

/** Draws a frame: the room, and in front of it the things that are held, the last one nearest. */
export function renderFrame(
  room: Picture,
  held: readonly Held[],
  { noise, exposure }: Camera,
  random: () => number,
): Picture {
  const { width, height } = room;
  const data = Uint8Array.from(room.data);
  for (const { pose, bend, colourAt } of held) {
    const surface = new Surface(pose, bend);
    const point = { u: 0, v: 0 };
    const rgb = [0, 0, 0];
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at += 3) {
        const [right, down] = [(x - width / 2) / focalPx, (y - height / 2) / focalPx];
        if (!surface.meet(right, down, point) || !colourAt(point, rgb)) continue;
        [data[at], data[at + 1], data[at + 2]] = rgb as [number, number, number];
      }
    }
  }
  const grain = grainOf(noise, random);
  let next = 0;
  for (let at = 0; at < data.length; at++) {
    // Another place in the grain for each row, so that it never repeats.
    if (at % (3 * width) === 0) next = Math.floor(random() * grain.length);
    data[at] = Math.max(0, Math.min(255, data[at]! * exposure + grain[next]!));
    next = (next + 1) % grain.length;
  }
  return { width, height, data };
}

/** Values of a sensor's noise. The sum of two uniform values is close enough to it. */
function grainOf(noise: number, random: () => number): Float32Array {
  return Float32Array.from({ length: 1 << 14 }, () => (random() + random() - 1) * 2.45 * noise);
}

/**
 * Colours of a picture on a sheet.
 * @param mmPerPixel size of the picture's pixels on the sheet.
 * @param pictureOf the picture, read at each point, so that it may be a video.
 */
export function pictureOn(picture: Picture, mmPerPixel: number) {
  const middle = { x: (picture.width - 1) / 2, y: (picture.height - 1) / 2 };
  return ({ u, v }: SheetPoint, rgb: number[]): void => {
    sample(picture, middle.x + u / mmPerPixel, middle.y + v / mmPerPixel, rgb);
  };
}
