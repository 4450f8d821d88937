import type { Analysis, Face } from '../../../contract/face.js';
import { frameOptions } from '../../vision/analyse-options.js';
import { iouOf } from '../../vision/overlap.js';
import type { Vision } from '../../vision/client/client.js';
import { readClip, type Clip } from './clip.js';

/** What the liveness check needs of a face: no embedding, no picture. */
export interface SeenFace extends Pick<Face, 'box' | 'landmarks' | 'motion'> {
  /** True if recognition would use it. */
  readonly isUsable: boolean;
  /** What anti-spoofing nets say: share of a live face, 0 to 1. Missing if they were not asked. */
  readonly live?: number;
}

/** One person's face in a frame of a clip. */
export interface WatchedFace {
  readonly face: SeenFace;
  /** Since the start of the clip. */
  readonly timeMs: number;
}

/** What a clip shows. */
export interface WatchedClip {
  /** The face nearest to the camera, in the frames that show it. */
  readonly faces: readonly WatchedFace[];
  /** The most people seen at once. */
  readonly people: number;
  readonly durationMs: number;
  /** True if anti-spoofing nets were asked and there are some. */
  readonly hasNet: boolean;
}

/** How clips are watched. */
interface WatchOptions {
  /** Of clips made of pictures, which have no times. */
  readonly framesPerSecond: number;
  readonly vision: Vision;
  /** Of this clip: later than the end of the previous one, so that no motion is measured between them. */
  readonly startMs: number;
  /** Also asks the anti-spoofing nets about each face. */
  readonly asksNet: boolean;
}

/** As at the door, without people in the background. */
export const watchOptions = { ...frameOptions, maxFaces: 3 } as const;
/** A face whose box overlaps the last one less is somebody else's. */
const minIou = 0.2;
/** Smaller faces than this share of the nearest one are people in the background. */
const personShare = 0.6;
/** From the end of a clip to the start of the next one. */
export const betweenClipsMs = 10_000;

/**
 * Follows the face nearest to the camera through a clip.
 * @throws Fault as `readClip`, `Vision`.
 */
export async function watchClip(
  clip: Clip,
  { framesPerSecond, vision, startMs, asksNet }: WatchOptions,
): Promise<WatchedClip> {
  const faces: WatchedFace[] = [];
  const follower = new FaceFollower();
  let people = 0;
  let lastMs = 0;
  let hasNet = asksNet;
  for await (const { frame, timeMs } of readClip(clip, framesPerSecond)) {
    const motionAtMs = startMs + timeMs;
    const analysis = await vision.analyseFrame(frame, { ...watchOptions, motionAtMs });
    if (analysis === null) throw new Error('frames of a clip are analysed one after the other');
    lastMs = timeMs;
    const seen = follower.next(analysis);
    if (seen === null) continue;
    const live = hasNet ? await vision.liveShare(frame, seen.face.box) : null;
    hasNet = live !== null;
    faces.push({ face: live === null ? seen.face : { ...seen.face, live }, timeMs });
    people = Math.max(people, seen.people);
  }
  return { faces, people, durationMs: lastMs, hasNet };
}

/** Follows the face nearest to the camera from frame to frame. */
export class FaceFollower {
  #before: SeenFace | null = null;

  /** @returns the face, and how many people are as near; null for a frame without a face. */
  next({ faces }: Analysis): { readonly face: SeenFace; readonly people: number } | null {
    const face = nearest(faces, this.#before);
    if (face === null) return null;
    const { box, landmarks, motion, quality } = face;
    const near = faces.filter((other) => other.box.width >= personShare * box.width);
    this.#before = {
      box,
      landmarks,
      isUsable: quality.usable,
      ...(motion === undefined ? {} : { motion }),
    };
    return { face: this.#before, people: near.length };
  }
}

function nearest(faces: Analysis['faces'], before: SeenFace | null): Face | null {
  const [largest] = faces;
  if (largest === undefined || before === null) return largest ?? null;
  const same = faces.toSorted(
    (one, other) => iouOf(other.box, before.box) - iouOf(one.box, before.box),
  )[0]!;
  return iouOf(same.box, before.box) >= minIou ? same : largest;
}
