import type { Point } from '../../../contract/face.js';
import { toDetection } from './mtcnn-detection.js';
import { calibrated, squared, truncated, withoutOverlaps, type Window } from './mtcnn-windows.js';
import type { Detection, DetectOptions, FaceDetector } from './detect.js';
import type { Net } from './net.js';
import type { Picture } from './picture.js';

/** P-Net's window and how far it moves between two cells, pixels of its input. */
const cellPx = 12;
const stridePx = 2;

/** Each picture of the pyramid is so much of the one before (davidsandberg/facenet). */
const pyramidFactor = 0.709;

/** Least scores of the three nets (davidsandberg/facenet, `align_dataset_mtcnn.py`). */
const leastScores = { proposal: 0.6, refinement: 0.7, output: 0.7 };

/** Windows that go through R-Net or O-Net at once: bounds the memory of a crowded picture. */
const batchSize = 64;

/** The nets of MTCNN, loaded. */
export interface MtcnnNets {
  readonly proposal: Net;
  readonly refinement: Net;
  readonly output: Net;
}

/**
 * MTCNN (Zhang et al. 2016), step by step as davidsandberg/facenet's `detect_face.py` does it: windows
 * of a pyramid, refined, then given landmarks. Resizing is by area, as there.
 */
export class MtcnnDetector implements FaceDetector {
  readonly #nets: MtcnnNets;

  constructor(nets: MtcnnNets) {
    this.#nets = nets;
  }

  /** All faces, largest first. `tiles` and `detectSidePx` mean nothing here: the pyramid sees all. */
  async detect(
    picture: Picture,
    options: Pick<DetectOptions, 'minScore' | 'minFaceWidthPx'>,
  ): Promise<Detection[]> {
    const proposals = await this.#propose(picture, Math.max(options.minFaceWidthPx, cellPx));
    const refined = await this.#refine(picture, proposals);
    const found = await this.#place(picture, refined);
    return found
      .filter(({ score }) => score >= options.minScore)
      .map(toDetection)
      .filter(({ box }) => box.width >= options.minFaceWidthPx)
      .sort((one, other) => other.box.width - one.box.width);
  }

  async #propose(picture: Picture, leastFacePx: number): Promise<Window[]> {
    const windows: Window[] = [];
    const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
    for (let scale = cellPx / leastFacePx; ; scale *= pyramidFactor) {
      if (Math.min(picture.width, picture.height) * scale < cellPx) break;
      const size = {
        width: Math.ceil(picture.width * scale),
        height: Math.ceil(picture.height * scale),
      };
      const planes = new Float32Array(3 * size.width * size.height);
      picture.averagePlanes(whole, size, planes);
      // The original's pyramid is of bytes, and the next windows hang on each cell's score.
      for (let at = 0; at < planes.length; at++) planes[at] = Math.round(planes[at]!);
      const outputs = await this.#nets.proposal.run(planes, 1, size);
      const cells = cellsAbove(outputs['scores']!, outputs['boxes']!, size, scale);
      windows.push(...withoutOverlaps(cells, 0.5, 'union'));
    }
    return withoutOverlaps(windows, 0.7, 'union').map((window) =>
      truncated(squared(moved(window))),
    );
  }

  async #refine(picture: Picture, windows: readonly Window[]): Promise<Window[]> {
    const refined: Window[] = [];
    for await (const { window, index, outputs } of this.#through('refinement', picture, windows)) {
      const score = outputs['scores']![index]!;
      if (score <= leastScores.refinement) continue;
      refined.push({ ...window, score, shifts: outputs['boxes']!.slice(index * 4, index * 4 + 4) });
    }
    return withoutOverlaps(refined, 0.7, 'union').map((window) =>
      truncated(squared(calibrated(window))),
    );
  }

  async #place(
    picture: Picture,
    windows: readonly Window[],
  ): Promise<(Window & { points: Point[] })[]> {
    const placed: (Window & { points: Point[] })[] = [];
    for await (const { window, index, outputs } of this.#through('output', picture, windows)) {
      const score = outputs['scores']![index]!;
      if (score <= leastScores.output) continue;
      const shares = outputs['points']!.subarray(index * 10, index * 10 + 10);
      const width = window.right - window.left + 1;
      const height = window.bottom - window.top + 1;
      const points = [0, 1, 2, 3, 4].map((point) => ({
        x: width * shares[point]! + window.left - 1,
        y: height * shares[5 + point]! + window.top - 1,
      }));
      const shifts = outputs['boxes']!.slice(index * 4, index * 4 + 4);
      placed.push({ ...calibrated({ ...window, score, shifts }), points });
    }
    return withoutOverlaps(placed, 0.7, 'smaller');
  }

  /** Each window with the outputs of its batch, and its place in them. */
  async *#through(
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
        // Windows count pixels from 1, both ends included.
        const box = { x: left - 1, y: top - 1, width: right - left + 1, height: bottom - top + 1 };
        const part = planes.subarray(index * size, (index + 1) * size);
        picture.averagePlanes(box, { width: sidePx, height: sidePx }, part);
      }
      const outputs = await net.run(planes, batch.length);
      for (const [index, window] of batch.entries()) yield { window, index, outputs };
    }
  }
}

/** P-Net's cells that may hold a face, as windows of the picture. */
function cellsAbove(
  scores: Float32Array,
  boxes: Float32Array,
  { width }: { readonly width: number },
  scale: number,
): Window[] {
  // Without padding a 12-pixel window fits so often; the one pooling rounds up.
  const columns = Math.ceil((width - 2) / 2) - 4;
  const windows: Window[] = [];
  for (const [index, score] of scores.entries()) {
    if (score < leastScores.proposal) continue;
    const x = (index % columns) * stridePx;
    const y = Math.floor(index / columns) * stridePx;
    windows.push({
      left: Math.trunc((x + 1) / scale),
      top: Math.trunc((y + 1) / scale),
      right: Math.trunc((x + cellPx) / scale),
      bottom: Math.trunc((y + cellPx) / scale),
      score,
      shifts: Float32Array.from([0, 1, 2, 3], (side) => boxes[side * scores.length + index]!),
    });
  }
  return windows;
}

/** P-Net's own calibration, which leaves out the last pixel of the sides, unlike the later nets'. */
function moved(window: Window): Window {
  const { left, top, right, bottom, shifts } = window;
  const [width, height] = [right - left, bottom - top];
  return {
    ...window,
    left: left + shifts[0]! * width,
    top: top + shifts[1]! * height,
    right: right + shifts[2]! * width,
    bottom: bottom + shifts[3]! * height,
  };
}
