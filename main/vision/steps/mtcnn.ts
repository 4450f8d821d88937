import type { Point } from '../../../contract/face.js';
import { toDetection } from './mtcnn-detection.js';
import { regressed, squared, suppressOverlaps, truncated, type Window } from './mtcnn-windows.js';
import type { Detection, DetectOptions, FaceDetector } from './detect.js';
import type { Net } from './net.js';
import type { Picture } from './picture.js';

/** P-Net's window and stride, in pixels of its input. */
const cellPx = 12;
const stridePx = 2;

/** Scale between two levels of the pyramid (davidsandberg/facenet). */
const pyramidFactor = 0.709;

/** Minimum scores of the three nets (davidsandberg/facenet, `align_dataset_mtcnn.py`). */
const minScores = { proposal: 0.6, refinement: 0.7, output: 0.7 };

/** Windows per R-Net or O-Net batch: limits the memory for a picture of a crowd. */
const batchSize = 64;

/** MTCNN's loaded nets: P-Net, R-Net and O-Net. */
export interface MtcnnNets {
  readonly proposal: Net;
  readonly refinement: Net;
  readonly output: Net;
}

/**
 * MTCNN (Zhang et al. 2016) with the steps of davidsandberg/facenet's `detect_face.py`: windows from an
 * image pyramid are refined and then given landmarks. Like the original, it resizes by area averaging.
 */
export class MtcnnDetector implements FaceDetector {
  readonly #nets: MtcnnNets;

  constructor(nets: MtcnnNets) {
    this.#nets = nets;
  }

  /** All faces, largest first. `tiles` and `detectSidePx` have no effect: the pyramid covers all sizes. */
  async detect(
    picture: Picture,
    options: Pick<DetectOptions, 'minScore' | 'minFaceWidthPx'>,
  ): Promise<Detection[]> {
    const proposals = await this.#propose(picture, Math.max(options.minFaceWidthPx, cellPx));
    const refined = await this.#refine(picture, proposals);
    const faces = await this.#findPoints(picture, refined);
    return faces
      .filter(({ score }) => score >= options.minScore)
      .map(toDetection)
      .filter(({ box }) => box.width >= options.minFaceWidthPx)
      .sort((one, other) => other.box.width - one.box.width);
  }

  async #propose(picture: Picture, minFacePx: number): Promise<Window[]> {
    const windows: Window[] = [];
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
    for (let scale = cellPx / minFacePx; ; scale *= pyramidFactor) {
      if (Math.min(picture.width, picture.height) * scale < cellPx) break;
      const size = {
        width: Math.ceil(picture.width * scale),
        height: Math.ceil(picture.height * scale),
      };
      const planes = new Float32Array(3 * size.width * size.height);
      picture.resizePlanes(whole, size, planes);
      // Round like the original, whose pyramid has bytes: the scores of the cells depend on it.
      for (let at = 0; at < planes.length; at++) planes[at] = Math.round(planes[at]!);
      const outputs = await this.#nets.proposal.run(planes, 1, size);
      const cells = cellsAbove(outputs['scores']!, outputs['boxes']!, size, scale);
      windows.push(...suppressOverlaps(cells, 0.5, 'union'));
    }
    return suppressOverlaps(windows, 0.7, 'union').map((window) =>
      truncated(squared(regressedProposal(window))),
    );
  }

  async #refine(picture: Picture, windows: readonly Window[]): Promise<Window[]> {
    const refined: Window[] = [];
    for await (const { window, index, outputs } of this.#runOn('refinement', picture, windows)) {
      const score = outputs['scores']![index]!;
      if (score <= minScores.refinement) continue;
      refined.push({
        ...window,
        score,
        offsets: outputs['boxes']!.slice(index * 4, index * 4 + 4),
      });
    }
    return suppressOverlaps(refined, 0.7, 'union').map((window) =>
      truncated(squared(regressed(window))),
    );
  }

  async #findPoints(
    picture: Picture,
    windows: readonly Window[],
  ): Promise<(Window & { points: Point[] })[]> {
    const faces: (Window & { points: Point[] })[] = [];
    for await (const { window, index, outputs } of this.#runOn('output', picture, windows)) {
      const score = outputs['scores']![index]!;
      if (score <= minScores.output) continue;
      const coordinates = outputs['points']!.subarray(index * 10, index * 10 + 10);
      const width = window.right - window.left + 1;
      const height = window.bottom - window.top + 1;
      const points = [0, 1, 2, 3, 4].map((point) => ({
        x: width * coordinates[point]! + window.left - 1,
        y: height * coordinates[5 + point]! + window.top - 1,
      }));
      const offsets = outputs['boxes']!.slice(index * 4, index * 4 + 4);
      faces.push({ ...regressed({ ...window, score, offsets }), points });
    }
    return suppressOverlaps(faces, 0.7, 'smaller');
  }

  /** Runs a net in batches. Yields each window with its batch's outputs and its index in them. */
  async *#runOn(
    which: 'refinement' | 'output',
    picture: Picture,
    windows: readonly Window[],
  ): AsyncGenerator<{
    readonly window: Window;
    readonly index: number;
    readonly outputs: Readonly<Record<string, Float32Array>>;
  }> {
    const net = this.#nets[which];
    const { sidePx } = net;
    const size = 3 * sidePx * sidePx;
    for (let start = 0; start < windows.length; start += batchSize) {
      const batch = windows.slice(start, start + batchSize);
      const planes = new Float32Array(batch.length * size);
      for (const [index, { left, top, right, bottom }] of batch.entries()) {
        // Windows count pixels from 1 and include both ends.
        const box = { x: left - 1, y: top - 1, width: right - left + 1, height: bottom - top + 1 };
        const part = planes.subarray(index * size, (index + 1) * size);
        picture.resizePlanes(box, { width: sidePx, height: sidePx }, part);
      }
      const outputs = await net.run(planes, batch.length);
      for (const [index, window] of batch.entries()) yield { window, index, outputs };
    }
  }
}

/** P-Net's cells with a sufficient score, as windows of the picture. */
function cellsAbove(
  scores: Float32Array,
  boxes: Float32Array,
  { width }: { readonly width: number },
  scale: number,
): Window[] {
  // Columns of P-Net's output: no padding, 12-pixel windows, and a pooling layer that rounds up.
  const columns = Math.ceil((width - 2) / 2) - 4;
  const windows: Window[] = [];
  for (const [index, score] of scores.entries()) {
    if (score < minScores.proposal) continue;
    const x = (index % columns) * stridePx;
    const y = Math.floor(index / columns) * stridePx;
    windows.push({
      left: Math.trunc((x + 1) / scale),
      top: Math.trunc((y + 1) / scale),
      right: Math.trunc((x + cellPx) / scale),
      bottom: Math.trunc((y + cellPx) / scale),
      score,
      offsets: Float32Array.from([0, 1, 2, 3], (side) => boxes[side * scores.length + index]!),
    });
  }
  return windows;
}

/** Applies P-Net's regression. Unlike the later nets', it does not count the last pixel of a side. */
function regressedProposal(window: Window): Window {
  const { left, top, right, bottom, offsets } = window;
  const [width, height] = [right - left, bottom - top];
  return {
    ...window,
    left: left + offsets[0]! * width,
    top: top + offsets[1]! * height,
    right: right + offsets[2]! * width,
    bottom: bottom + offsets[3]! * height,
  };
}
