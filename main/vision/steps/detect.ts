import type { Box, Point } from '../../../contract/face.js';
import type { Net } from './net.js';
import type { Picture } from './picture.js';
import { iouOf } from '../overlap.js';
import { angleOf, rotate } from '../similarity.js';

/** A detected face, in pixels of the picture. */
export interface Detection {
  readonly box: Box;
  /** 0 to 1. */
  readonly score: number;
  /** Left eye, right eye (as seen in the picture) and nose tip; the rest depends on the detector. */
  readonly keyPoints: readonly Point[];
  /** Crop for the landmark net: a square around this point, rotated so that the eyes are level. */
  readonly landmarkSquare: { readonly centre: Point; readonly sidePx: number };
}

/** A face detector: BlazeFace (below) or MTCNN. */
export interface FaceDetector {
  /** All faces, largest first. */
  detect(picture: Picture, options: DetectOptions): Promise<Detection[]>;
}

export interface DetectOptions {
  /** Minimum score. Measured: at 0.5, 11% of cluttered backgrounds give a false face; at 0.7, 3%. */
  readonly minScore: number;
  readonly minFaceWidthPx: number;
  /** Longer side of the net's input: smaller is faster, but misses small faces. */
  readonly detectSidePx: number;
  /** Also search overlapping tiles of large pictures, whose small faces are lost at 256 pixels. */
  readonly tiles: boolean;
}

/** Boxes with a larger IoU (intersection over union) are the same face (BlazeFace). */
const maxIou = 0.3;

/** Cell side of the coarser anchor grid, in pixels of the net's input. */
const coarseCellPx = 32;

/**
 * Minimum face width in the whole picture if tiles are searched too. Measured on 72 large pictures with
 * small faces: 24 false faces without this limit, 2 with it, and no face is missed.
 */
const minWidthBesideTilesPx = 15;

/** Tile sides, such that a face of 1/17 of a tile is still 15 pixels wide. */
const tileSidesPx = [640, 1280];

/** BlazeFace (Bazarevsky et al. 2019), the 256-pixel version of the `human` package. */
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
    // Smaller faces are detected more reliably in a tile.
    const minWidthInWholePx = tiles.length === 0 ? 0 : minWidthBesideTilesPx;
    found.push(...(await this.#detectIn(picture, whole, minWidthInWholePx, options)));
    for (const tile of tiles) found.push(...(await this.#detectIn(picture, tile, 0, options)));
    return suppressOverlaps(found)
      .filter(({ box }) => box.width >= options.minFaceWidthPx)
      .sort((one, other) => other.box.width - one.box.width);
  }

  /** @param minWidthPx of a face, in pixels of the net's input. */
  async #detectIn(
    picture: Picture,
    area: Box,
    minWidthPx: number,
    options: DetectOptions,
  ): Promise<Detection[]> {
    // Camera frames are wider than high: a rectangular input saves a quarter or more of the time.
    const { width, height, scale, left, top } = picture.letterbox(
      area,
      options.detectSidePx,
      coarseCellPx,
      this.#planes,
    );
    const planes = this.#planes.subarray(0, 3 * width * height);
    const outputs = await this.#net.run(planes, 1, { width, height });
    const toPicture = ({ x, y }: Point): Point => ({
      x: (x - left) / scale + area.x,
      y: (y - top) / scale + area.y,
    });
    const detections = gridsOf(outputs)
      .flatMap((grid) => decodeGrid(grid, width, options.minScore))
      .filter((face) => face.width >= minWidthPx)
      .map((face): Detection => {
        const centre = toPicture(face.centre);
        const size = { width: face.width / scale, height: face.height / scale };
        const box = { x: centre.x - size.width / 2, y: centre.y - size.height / 2, ...size };
        const keyPoints = face.keyPoints.map(toPicture);
        const landmarkSquare = squareOf(box, keyPoints);
        return { box, score: face.score, keyPoints, landmarkSquare };
      })
      .filter(({ box }) => !isCutByTile(box, area, picture));
    return suppressOverlaps(detections);
  }
}

/** A grid of anchors, with the net's outputs for them. */
interface AnchorGrid {
  readonly cellPx: number;
  readonly anchorsPerCell: number;
  /** A logit per anchor. */
  readonly scores: Float32Array;
  /** 16 values per anchor: centre, width, height and six key points, in pixels from the anchor. */
  readonly boxes: Float32Array;
}

function gridsOf(outputs: Readonly<Record<string, Float32Array>>): AnchorGrid[] {
  return [
    { cellPx: 16, anchorsPerCell: 2, scores: outputs['scores16']!, boxes: outputs['boxes16']! },
    {
      cellPx: coarseCellPx,
      anchorsPerCell: 6,
      scores: outputs['scores32']!,
      boxes: outputs['boxes32']!,
    },
  ];
}

/** A face in pixels of the net's input. */
interface RawFace {
  readonly score: number;
  readonly centre: Point;
  readonly width: number;
  readonly height: number;
  readonly keyPoints: readonly Point[];
}

/** @param inputWidthPx width of the net's input. */
function decodeGrid(grid: AnchorGrid, inputWidthPx: number, minScore: number): RawFace[] {
  const cellsAcross = inputWidthPx / grid.cellPx;
  const faces: RawFace[] = [];
  for (const [index, logit] of grid.scores.entries()) {
    const score = 1 / (1 + Math.exp(-logit));
    if (score < minScore) continue;
    const cell = Math.floor(index / grid.anchorsPerCell);
    const anchorX = ((cell % cellsAcross) + 0.5) * grid.cellPx;
    const anchorY = (Math.floor(cell / cellsAcross) + 0.5) * grid.cellPx;
    const values = grid.boxes.subarray(index * 16, index * 16 + 16);
    faces.push({
      score,
      centre: { x: anchorX + values[0]!, y: anchorY + values[1]! },
      width: values[2]!,
      height: values[3]!,
      keyPoints: [4, 6, 8, 10, 12, 14].map((at) => ({
        x: anchorX + values[at]!,
        y: anchorY + values[at + 1]!,
      })),
    });
  }
  return faces;
}

/**
 * The landmark net's crop for a BlazeFace box: moved and enlarged to match the net's training crops
 * (measured on LFW: centre −1.3% and +3.4% along the face's own axes, size × 1.126 and × 1.09).
 */
export function squareOf(box: Box, keyPoints: readonly Point[]): Detection['landmarkSquare'] {
  const angle = angleOf(keyPoints[0]!, keyPoints[1]!);
  const offset = rotate({ x: -0.013 * box.width, y: 0.034 * box.height }, angle);
  return {
    centre: { x: box.x + box.width / 2 + offset.x, y: box.y + box.height / 2 + offset.y },
    sidePx: Math.max(box.width * 1.126, box.height * 1.09),
  };
}

/** Overlapping tiles that cover a picture, for each tile side well below its size. */
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

/** Start positions of tiles along a length; they overlap by at least a third. */
function startsAlong(length: number, side: number): number[] {
  if (length <= side) return [0];
  const count = Math.ceil((length - side) / (side * (2 / 3))) + 1;
  return Array.from({ length: count }, (_, index) =>
    Math.round((index * (length - side)) / (count - 1)),
  );
}

/** A face cut off by a tile's border inside the picture is complete in the next tile. */
function isCutByTile(box: Box, area: Box, picture: Picture): boolean {
  return (
    (box.x < area.x && area.x > 0) ||
    (box.y < area.y && area.y > 0) ||
    (box.x + box.width > area.x + area.width && area.x + area.width < picture.width) ||
    (box.y + box.height > area.y + area.height && area.y + area.height < picture.height)
  );
}

/** Non-maximum suppression: keeps the detection with the best score of those that overlap. */
function suppressOverlaps(detections: readonly Detection[]): Detection[] {
  const kept: Detection[] = [];
  for (const next of [...detections].sort((one, other) => other.score - one.score)) {
    if (kept.every(({ box }) => iouOf(box, next.box) <= maxIou)) kept.push(next);
  }
  return kept;
}
