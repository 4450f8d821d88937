import type { Point } from '../../preload/face.js';
import type { Detection } from './detect.js';
import type { Net } from './net.js';
import type { Mat, OpenCv } from './opencv.js';
import { toPlanes, type Picture } from './picture.js';
import { apply, cropSquare, invert, meanOf } from './similarity.js';

/** Places the 68 iBUG landmarks with face-api's net. */
export class Landmarker {
  readonly #net: Net;
  readonly #square: Mat;
  readonly #planes: Float32Array;

  constructor(cv: OpenCv, net: Net) {
    this.#net = net;
    this.#square = new cv.Mat(net.sidePx, net.sidePx, cv.CV_8UC3);
    this.#planes = new Float32Array(3 * net.sidePx * net.sidePx);
  }

  /**
   * The landmarks of a face, in pixels of the picture.
   *
   * BlazeFace's boxes are moved and grown to those the net was trained on (measured on LFW:
   * centre −1.3 % and +3.4 %, size × 1.126). The square is turned upright by the detector's eyes;
   * with a second pass it is turned once more by the landmarks' eyes, which helps tilted faces.
   */
  async place(picture: Picture, { box, keyPoints }: Detection, passes: 1 | 2): Promise<Point[]> {
    const side = Math.max(box.width * 1.126, box.height * 1.09);
    const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    let angle = angleOf(keyPoints[0]!, keyPoints[1]!);
    let landmarks: Point[] = [];
    for (let pass = 0; pass < passes; pass++) {
      const right = -0.013 * box.width;
      const down = 0.034 * box.height;
      const centre = {
        x: middle.x + right * Math.cos(angle) - down * Math.sin(angle),
        y: middle.y + right * Math.sin(angle) + down * Math.cos(angle),
      };
      landmarks = await this.#placeIn(picture, centre, side, angle);
      angle = angleOf(meanOf(landmarks.slice(36, 42)), meanOf(landmarks.slice(42, 48)));
    }
    return landmarks;
  }

  async #placeIn(picture: Picture, centre: Point, side: number, angle: number): Promise<Point[]> {
    const { sidePx } = this.#net;
    const similarity = cropSquare(centre, side, angle, sidePx);
    toPlanes(picture.cut(similarity, sidePx, this.#square), sidePx, this.#planes);
    const shares = (await this.#net.run(this.#planes))['landmarks']!;
    const back = invert(similarity);
    return Array.from({ length: 68 }, (_, index) =>
      apply(back, { x: shares[index * 2]! * sidePx, y: shares[index * 2 + 1]! * sidePx }),
    );
  }
}

/** Five points of the 68: the eyes' middles, the nose tip, the mouth's corners. */
export function fivePointsOf(landmarks: readonly Point[]): Point[] {
  return [
    meanOf(landmarks.slice(36, 42)),
    meanOf(landmarks.slice(42, 48)),
    landmarks[30]!,
    landmarks[48]!,
    landmarks[54]!,
  ];
}

/** By how much the line from one point to the other is turned clockwise as seen, radians. */
function angleOf(from: Point, to: Point): number {
  return Math.atan2(to.y - from.y, to.x - from.x);
}
