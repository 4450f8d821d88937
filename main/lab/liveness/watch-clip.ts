import type { Analysis, Face } from '../../../contract/face.js';
import { frameOptions } from '../../vision/analyse-options.js';
import { iouOf } from '../../vision/overlap.js';
import type { Vision } from '../../vision/client/client.js';
import { readClip, type Clip } from './clip.js';

/** One person's face in a frame of a clip. */
export interface WatchedFace {
  readonly face: Face;
  /** Since the start of the clip. */
  readonly timeMs: number;
}

/** What a clip shows. */
export interface WatchedClip {
  /** The face nearest to the camera, in the frames that show it. */
  readonly faces: readonly WatchedFace[];
  readonly frames: number;
  /** The most people seen at once. */
  readonly people: number;
  readonly durationMs: number;
}

const analyseOptions = { ...frameOptions, maxFaces: 3 } as const;
/** A face whose box overlaps the last one less is somebody else's. */
const minIou = 0.2;
/** Smaller faces than this share of the nearest one are people in the background. */
const personShare = 0.6;
/** From the end of a clip to the start of the next one. */
export const betweenClipsMs = 10_000;

/**
 * Follows the face nearest to the camera through a clip.
 * @param startMs of this clip: later than the end of the one before, so that no motion is measured between
 *   them.
 * @throws Fault as `readClip`, `Vision`.
 */
export async function watchClip(
  clip: Clip,
  framesPerSecond: number,
  vision: Vision,
  startMs: number,
): Promise<WatchedClip> {
  const faces: WatchedFace[] = [];
  let frames = 0;
  let people = 0;
  let lastMs = 0;
  for await (const { frame, timeMs } of readClip(clip, framesPerSecond)) {
    const motionAtMs = startMs + timeMs;
    const analysis = await vision.analyseFrame(frame, { ...analyseOptions, motionAtMs });
    if (analysis === null) throw new Error('frames of a clip are analysed one after the other');
    frames += 1;
    lastMs = timeMs;
    const face = nearest(analysis, faces.at(-1)?.face ?? null);
    if (face === null) continue;
    faces.push({ face, timeMs });
    const near = analysis.faces.filter(({ box }) => box.width >= personShare * face.box.width);
    people = Math.max(people, near.length);
  }
  return { faces, frames, people, durationMs: lastMs };
}

function nearest({ faces }: Analysis, before: Face | null): Face | null {
  const [largest] = faces;
  if (largest === undefined || before === null) return largest ?? null;
  const same = faces.toSorted(
    (one, other) => iouOf(other.box, before.box) - iouOf(one.box, before.box),
  )[0]!;
  return iouOf(same.box, before.box) >= minIou ? same : largest;
}
