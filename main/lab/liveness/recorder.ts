import type { ChallengeStep, TurnDirection } from '../../../contract/calls/kiosk.js';
import type { RecordingStep } from '../../../contract/calls/liveness.js';
import type { Analysis, Box, Face } from '../../../contract/face.js';
import { defaultDoorOptions } from '../../door/door-options.js';
import {
  Challenge,
  maxTries,
  minDirections,
  randomDirections,
  turnDirections,
} from '../../liveness/challenge.js';
import { watchMs } from '../../liveness/judge.js';
import { hintFor } from '../../vision/hint.js';
import type { AskedTry, TriedClip } from './trial.js';
import { FaceFollower, type WatchedFace } from './watch-clip.js';

/** A recording continues without further calls; the frames decide how it ends. */
export type RecorderStep =
  | Exclude<RecordingStep, { readonly kind: 'kept' }>
  | { readonly kind: 'complete'; readonly hasTurned: boolean };

/** Somewhat longer than the door watches a person in doubt, so that its decision falls into this time. */
const lookMs = watchMs + 500;
/** No one comes. */
const patienceMs = 30_000;
/** A face that is not found for longer is gone. */
const goneMs = 3_000;
/** As at the door: after a pause this long in the frames, nothing that was measured before counts. */
const pauseMs = 1_500;

/**
 * One recording in front of the camera: the person walks up, looks at the camera, and turns the head as asked,
 * in as many tries as at the door. Collects what the liveness check needs of each frame.
 */
export class Recorder {
  readonly #random: () => number;
  readonly #follower = new FaceFollower();
  readonly #faces: WatchedFace[] = [];
  #asked: AskedTry[] = [];
  #challenge: Challenge | null = null;
  #allowed: readonly TurnDirection[] = turnDirections;
  #startMs: number | null = null;
  #lastFrameMs = 0;
  #lastFaceMs = 0;
  #usable = 0;
  #recognisedMs: number | null = null;
  #step: RecorderStep = { kind: 'approach', hint: null };

  /** @param random uniform, 0 to 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** What was recorded so far. */
  get clip(): TriedClip {
    return { faces: this.#faces, asked: this.#asked };
  }

  /**
   * Takes in the next frame.
   * @param frameBrightness mean luma of the frame, 0 to 255. @param nowMs on a monotonic clock.
   * @returns the face that is recorded, if there is one, and what to do now.
   */
  add(
    analysis: Analysis,
    frameBrightness: number,
    nowMs: number,
  ): { readonly box: Box | null; readonly step: RecorderStep } {
    this.#startMs ??= nowMs;
    const timeMs = nowMs - this.#startMs;
    const seen = this.#follower.next(analysis);
    const face = analysis.faces.find(({ box }) => box === seen?.face.box) ?? null;
    if (!this.#hasEnded) this.#step = this.#next(seen, timeMs, hintOf(face, frameBrightness));
    this.#lastFrameMs = timeMs;
    return { box: seen?.face.box ?? null, step: this.#step };
  }

  /** Leaves out a direction, unless too few would stay or it is no longer asked for. */
  skipTurn(left: TurnDirection): void {
    const state = this.#challenge?.state;
    const asked = state?.kind === 'running' ? state.step.direction : null;
    if (asked !== left || this.#allowed.length <= minDirections) return;
    this.#allowed = this.#allowed.filter((direction) => direction !== asked);
    this.#asked.pop();
    this.#challenge = null;
  }

  get #hasEnded(): boolean {
    return this.#step.kind === 'complete' || this.#step.kind === 'dropped';
  }

  #next(
    seen: ReturnType<FaceFollower['next']>,
    timeMs: number,
    hint: ReturnType<typeof hintOf>,
  ): RecorderStep {
    const hasBegun = this.#recognisedMs !== null;
    if (hasBegun && timeMs - this.#lastFrameMs > pauseMs) {
      return dropped('paused');
    }
    if (seen === null) return this.#without(timeMs);
    if (seen.people > 1) return dropped('several-people');
    this.#lastFaceMs = timeMs;
    this.#faces.push({ face: seen.face, timeMs });
    if (seen.face.isUsable) this.#usable += 1;
    if (this.#usable < defaultDoorOptions.minSamples) {
      if (timeMs > patienceMs) return dropped('no-face');
      return { kind: 'approach', hint };
    }
    this.#recognisedMs ??= timeMs;
    const lookedMs = timeMs - this.#recognisedMs;
    if (lookedMs < lookMs) return { kind: 'look', progress: lookedMs / lookMs };
    return this.#turn(timeMs);
  }

  /** A frame without a face. */
  #without(timeMs: number): RecorderStep {
    const hasBegun = this.#recognisedMs !== null;
    if (!hasBegun) {
      return timeMs > patienceMs ? dropped('nobody') : this.#step;
    }
    if (timeMs - this.#lastFaceMs <= goneMs) return this.#step;
    // As at the door: those who leave during a challenge have not passed it.
    return this.#asked.length > 0 ? { kind: 'complete', hasTurned: false } : dropped('face-lost');
  }

  #turn(timeMs: number): RecorderStep {
    if (this.#challenge === null) {
      const directions = randomDirections(this.#allowed, this.#random);
      this.#challenge = new Challenge(directions);
      this.#asked.push({ directions, from: this.#faces.length - 1 });
    }
    const state = this.#challenge.add(this.#faces.at(-1)!.face, timeMs);
    if (state.kind === 'passed') return { kind: 'complete', hasTurned: true };
    if (state.kind === 'running') return { kind: 'turn', challenge: this.#shown(state.step) };
    if (this.#asked.length === maxTries) return { kind: 'complete', hasTurned: false };
    this.#challenge = null;
    return this.#step;
  }

  #shown(step: Omit<ChallengeStep, 'maySkip'>): ChallengeStep {
    const maySkip = step.direction !== null && this.#allowed.length > minDirections;
    return { ...step, maySkip };
  }
}

function dropped(
  reason: Extract<RecordingStep, { readonly kind: 'dropped' }>['reason'],
): RecorderStep {
  return { kind: 'dropped', reason };
}

function hintOf(face: Face | null, frameBrightness: number) {
  return face === null ? null : hintFor(face.quality, frameBrightness);
}
