import type { Box, Point } from '../../../contract/face.js';
import type { Net } from './net.js';
import { toPlanes, type Picture } from './picture.js';
import { angleOf, turned } from '../similarity.js';

/** A face as the detector sees it, in pixels of the picture. */
export interface Detection {
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  /** Left eye and right eye (as seen), nose tip; what follows depends on the detector. */
  readonly keyPoints: readonly Point[];
  /** Where the landmark net should look: a square around this point, upright by the eyes. */
  readonly landmarkSquare: { readonly centre: Point; readonly sidePx: number };
}

/** Finds faces in pictures: BlazeFace (below) or MTCNN. */
export interface FaceDetector {
  /** All faces, largest first. */
  detect(picture: Picture, options: DetectOptions): Promise<Detection[]>;
}

export interface DetectOptions {
  /** Faces below are not reported. Measured: at .5, 11 % of rough backgrounds show a face; at .7, 3 %. */
  readonly minScore: number;
  readonly minFaceWidthPx: number;
  /** Longer side of what the net is given: smaller is faster, and loses small faces. */
  readonly detectSidePx: number;
  /** Look again at overlapping parts of large pictures, where small faces are lost at 256 pixels. */
  readonly tiles: boolean;
}

/** Faces that overlap by more (intersection over union) are one (BlazeFace). */
const overlapLimit = 0.3;

/** Side of the cells of the coarser grid of anchors, pixels of the net's input. */
const coarseCellPx = 32;

/**
 * Measured on 72 large pictures with small faces: 24 things that are no faces are found without this
 * limit, 2 with it, and no face is lost.
 */
const leastWidthBesideTilesPx = 15;

/** Parts of this side are looked at, so that a face of 1/17 of it is still 15 pixels wide. */
const tileSidesPx = [640, 1280];

/** BlazeFace (Bazarevsky et al. 2019) in the 256-pixel version of the `human` package. */
export class Detector implements FaceDetector {
  readonly #net: Net;
  readonly #planes: Float32Array;

  constructor(net: Net) {
    this.#net = net;
    this.#planes = new Float32Array(3 * net.sidePx * net.sidePx);
  }

  /** All faces, largest first. */
  async detect(picture: Picture, options: DetectOptions): Promise<Detection[]> {
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
    const found: Detection[] = [];
    const tiles = options.tiles ? tilesOf(picture) : [];
    // What is that small in the whole is seen better in a part, or is not there.
    const leastWhole = tiles.length === 0 ? 0 : leastWidthBesideTilesPx;
    found.push(...(await this.#detectIn(picture, whole, leastWhole, options)));
    for (const tile of tiles) found.push(...(await this.#detectIn(picture, tile, 0, options)));
    return withoutDoubles(found)
      .filter(({ box }) => box.width >= options.minFaceWidthPx)
      .sort((one, other) => other.box.width - one.box.width);
  }

  /** @param leastWidthPx of a face, in pixels of the net's input. */
  async #detectIn(
    picture: Picture,
    area: Box,
    leastWidthPx: number,
    options: DetectOptions,
  ): Promise<Detection[]> {
    // A camera's frame is wider than high: without bars a quarter or more is saved.
    const { into, scale, left, top } = picture.fit(area, options.detectSidePx, coarseCellPx);
    const { cols: width, rows: height } = into;
    const planes = this.#planes.subarray(0, 3 * width * height);
    toPlanes(into.data, planes);
    into.delete();
    const outputs = await this.#net.run(planes, 1, { width, height });
    const toPicture = (x: number, y: number): Point => ({
      x: (x - left) / scale + area.x,
      y: (y - top) / scale + area.y,
    });
    const detections: Detection[] = [];
    for (const grid of [
      { cellPx: 16, anchors: 2, scores: outputs['scores16']!, boxes: outputs['boxes16']! },
      {
        cellPx: coarseCellPx,
        anchors: 6,
        scores: outputs['scores32']!,
        boxes: outputs['boxes32']!,
      },
    ]) {
      for (const [index, logit] of grid.scores.entries()) {
        const score = 1 / (1 + Math.exp(-logit));
        if (score < options.minScore) continue;
        const cell = Math.floor(index / grid.anchors);
        const cellsAcross = width / grid.cellPx;
        const anchorX = ((cell % cellsAcross) + 0.5) * grid.cellPx;
        const anchorY = (Math.floor(cell / cellsAcross) + 0.5) * grid.cellPx;
        const values = grid.boxes.subarray(index * 16, index * 16 + 16);
        const centre = toPicture(anchorX + values[0]!, anchorY + values[1]!);
        const size = { width: values[2]! / scale, height: values[3]! / scale };
        const box = { x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size };
        if (values[2]! < leastWidthPx || isCutByTile(box, area, picture)) continue;
        const keyPoints = [0, 1, 2, 3, 4, 5].map((point) =>
          toPicture(anchorX + values[4 + point * 2]!, anchorY + values[5 + point * 2]!),
        );
        detections.push({ box, score, keyPoints, landmarkSquare: squareOf(box, keyPoints) });
      }
    }
    return withoutDoubles(detections);
  }
}

/**
 * BlazeFace's box, moved and grown to those the landmark net was trained on (measured on LFW: centre
 * −1.3 % and +3.4 % along the face's own axes, size × 1.126 and × 1.09).
 */
export function squareOf(box: Box, keyPoints: readonly Point[]): Detection['landmarkSquare'] {
  const angle = angleOf(keyPoints[0]!, keyPoints[1]!);
  const offset = turned({ x: -0.013 * box.width, y: 0.034 * box.height }, angle);
  return {
    centre: { x: box.x + box.width / 2 + offset.x, y: box.y + box.height / 2 + offset.y },
    sidePx: Math.max(box.width * 1.126, box.height * 1.09),
  };
}

/** Overlapping squares that cover a picture, for each tile side that is well below its size. */
function tilesOf(picture: Picture): Box[] {
  const { width, height } = picture;
  return tileSidesPx
    .filter((side) => Math.max(width, height) > side * 1.25)
    .flatMap((side) =>
      startsAlong(width, side).flatMap((x) =>
        startsAlong(height, side).map((y) => ({
          x,
          y,
          width: Math.min(side, width),
          height: Math.min(side, height),
        })),
      ),
    );
}

/** Where tiles of a side start along a length, overlapping by at least a third. */
function startsAlong(length: number, side: number): number[] {
  if (length <= side) return [0];
  const count = Math.ceil((length - side) / (side * (2 / 3))) + 1;
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * (length - side)) / (count - 1)),
  );
}

/** A face cut by a tile's border inside the picture is seen whole in the next tile. */
function isCutByTile(box: Box, area: Box, picture: Picture): boolean {
  return (
    (box.x < area.x && area.x > 0) ||
    (box.y < area.y && area.y > 0) ||
    (box.x + box.width > area.x + area.width && area.x + area.width < picture.width) ||
    (box.y + box.height > area.y + area.height && area.y + area.height < picture.height)
  );
}

/** Keeps the best of faces that overlap; also drops a box inside a better, larger one. */
function withoutDoubles(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const next of [...detections].sort((one, other) => other.score - one.score)) {
    if (kept.every(({ box }) => overlap(box, next.box) <= overlapLimit)) kept.push(next);
  }
  return kept;
}

function overlap(one: Box, other: Box): number {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  if (width <= 0 || height <= 0) return 0;
  const shared = width * height;
  return shared / (one.width * one.height + other.width * other.height - shared);
}
