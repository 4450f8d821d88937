import { join } from 'node:path';
import type { Box, Frame } from '../../contract/face.js';
import { readClip } from '../../main/lab/liveness/clip.js';
import { iouOf } from '../../main/vision/overlap.js';
import { frameToRgb } from '../../main/vision/steps/frame.js';
import type { Pipeline } from '../../main/vision/worker/pipeline.js';
import type { Picture } from './picture.js';

/** Some seconds of a live person who is alone before the camera. */
export interface LiveWindow {
  /** Clip, number of the person and of the window. */
  readonly name: string;
  readonly frames: readonly Picture[];
  /** The face in each frame, in pixels. */
  readonly boxes: readonly Box[];
}

/** Faces in the clips are at least this wide, in pixels of frames of 640. */
const minFaceWidthPx = 40;
const minIou = 0.3;

/**
 * Cuts clips into windows of one person each, with the frames of the clip.
 * @param frameCount frames of a window, or half as many where the person comes or leaves; @param stepFrames from one window to the next.
 */
export async function liveWindows(
  folder: string,
  clips: readonly string[],
  pipeline: Pipeline,
  { frameCount, stepFrames }: { readonly frameCount: number; readonly stepFrames: number },
): Promise<LiveWindow[]> {
  const windows: LiveWindow[] = [];
  const minFrames = Math.ceil(frameCount / 2);
  for (const clip of clips) {
    const frames: Picture[] = [];
    const boxes: Box[][] = [];
    for await (const { frame } of readClip({ name: clip, files: [join(folder, clip)] }, 12)) {
      frames.push(rgbOf(frame));
      const { faces } = await pipeline.analyse(frameToRgb(frame), { flip: false });
      boxes.push(faces.map(({ box }) => box).filter(({ width }) => width >= minFaceWidthPx));
    }
    for (let from = 0; from + minFrames <= frames.length; from += stepFrames) {
      const inWindow = boxes.slice(from, from + frameCount);
      for (const [person, start] of (inWindow[0] ?? []).entries()) {
        const path = pathOf(start, inWindow);
        if (path.length < minFrames) continue;
        const crop = aloneAround(path, inWindow, frames[from]!);
        if (crop === null) continue;
        windows.push({
          name: `${clip.replace(/\.\w+$/, '')}-${person + 1}-${from}`,
          frames: frames.slice(from, from + path.length).map((frame) => cropped(frame, crop)),
          boxes: path.map((box) => ({ ...box, x: box.x - crop.left })),
        });
      }
    }
  }
  return windows;
}

function rgbOf(frame: Frame): Picture {
  const { width, height, data } = frameToRgb(frame);
  return { width, height, data };
}

/** The person's box in each frame until they leave or are lost. */
function pathOf(start: Box, frames: readonly (readonly Box[])[]): Box[] {
  const path = [start];
  for (const boxes of frames.slice(1)) {
    const last = path.at(-1)!;
    const next = boxes.toSorted((one, other) => iouOf(other, last) - iouOf(one, last))[0];
    if (next === undefined || iouOf(next, last) < minIou) break;
    path.push(next);
  }
  return path;
}

interface Columns {
  readonly left: number;
  readonly right: number;
}

/** The columns around a person in which no other face appears; null if there are none. */
function aloneAround(
  path: readonly Box[],
  frames: readonly (readonly Box[])[],
  { width }: Picture,
): Columns | null {
  const own = {
    left: Math.min(...path.map(({ x }) => x)),
    right: Math.max(...path.map((box) => box.x + box.width)),
  };
  let [left, right] = [0, width];
  for (const [index, boxes] of frames.slice(0, path.length).entries()) {
    for (const box of boxes) {
      if (iouOf(box, path[index]!) >= minIou) continue;
      if (box.x >= own.right) right = Math.min(right, (own.right + box.x) / 2);
      else if (box.x + box.width <= own.left)
        left = Math.max(left, (own.left + box.x + box.width) / 2);
      else return null;
    }
  }
  return { left: Math.ceil(left), right: Math.floor(right) };
}

function cropped({ width, height, data }: Picture, { left, right }: Columns): Picture {
  const columns = right - left;
  const part = new Uint8Array(columns * height * 3);
  for (let y = 0; y < height; y++) {
    const from = 3 * (y * width + left);
    part.set(data.subarray(from, from + 3 * columns), 3 * y * columns);
  }
  return { width: columns, height, data: part };
}
