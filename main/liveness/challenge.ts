import { TurnDirection, type ChallengeStep } from '../../contract/calls/kiosk.js';
import type { Face } from '../../contract/face.js';
import { noseCoordinate, type NoseCoordinate } from '../vision/nose-coordinate.js';
import { median } from './cues.js';

export const turnDirections = TurnDirection.options;

/** Why an attempt failed: for the administrator, never for the person. */
export type ChallengeFailure = 'wrong-direction' | 'too-slow' | 'moved' | 'flat' | 'surroundings';

export type ChallengeState =
  | { readonly kind: 'running'; readonly step: Omit<ChallengeStep, 'maySkip'> }
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly why: ChallengeFailure };

/** Tries before a person must use another way in: each retry gives a replay another chance. */
export const maxTries = 2;
/** More steps annoy people; with fewer, a replay can pass by chance (measured: docs/liveness.md). */
const challengeSteps = 3;
/** Steps with two directions, in any order. If the directions alternated, there would be only two challenges. */
const stepsOfTwo = 4;
/** With fewer directions a challenge could be guessed. */
export const minDirections = 2;
/** Change of the nose coordinate that counts as turned; flat pictures rarely reach it (docs/liveness.md). */
const turnedFrom = { across: 0.15, down: 0.12 } as const;
/** Up to this share of it the head looks straight ahead. */
const straightUpTo = 0.4;
/** Frames whose median is the nose coordinate of looking straight ahead. */
const neutralFrames = 5;
/** Time for each step, and for looking straight ahead. */
const stepMs = 5_000;
/** The face's middle may move this many face widths from where the challenge began: only the head turns. */
const maxShift = 0.6;
/** And its width may change by this factor. */
const maxScale = 1.35;
/** A homography that fits the turned face this well, in inter-ocular distances, shows a flat picture. */
const flatUpTo = 0.009;
/** Surroundings of which this share moves with the face are a sheet or a screen. */
const surroundingsFrom = 0.6;
const minPairs = 3;

/**
 * One attempt at a challenge: turn the head in random directions and look straight ahead in between. A
 * wrong direction first fails the attempt, so that a video of someone who looks around does not pass.
 */
export class Challenge {
  readonly #directions: readonly TurnDirection[];
  #neutral: NoseCoordinate[] = [];
  #place: { readonly x: number; readonly y: number; readonly width: number } | null = null;
  #recent: NoseCoordinate[] = [];
  #done = 0;
  /** True once the head has turned; it must look straight ahead before the next step. */
  #isTurned = false;
  #sinceMs: number | null = null;
  #residuals: number[] = [];
  #surroundings: number[] = [];
  #state: ChallengeState;

  /** @param directions one for each step, as from `randomDirections`. */
  constructor(directions: readonly TurnDirection[]) {
    this.#directions = directions;
    this.#state = this.#running(null, 0);
  }

  get state(): ChallengeState {
    return this.#state;
  }

  /** True once a direction was shown. */
  get hasBegun(): boolean {
    return this.#neutral.length === neutralFrames;
  }

  /**
   * Takes in the next frame of the person.
   * @param nowMs on a monotonic clock.
   */
  add(face: Pick<Face, 'box' | 'landmarks' | 'motion'>, nowMs: number): ChallengeState {
    if (this.#state.kind === 'running') this.#state = this.#next(face, nowMs);
    return this.#state;
  }

  #next(
    { box, landmarks, motion }: Parameters<Challenge['add']>[0],
    nowMs: number,
  ): ChallengeState {
    this.#sinceMs ??= nowMs;
    this.#recent = [...this.#recent, noseCoordinate(landmarks)].slice(-3);
    const nose = {
      across: median(this.#recent.map(({ across }) => across)),
      down: median(this.#recent.map(({ down }) => down)),
    };
    if (this.#neutral.length < neutralFrames) {
      this.#neutral.push(noseCoordinate(landmarks));
      this.#place = placeOf(box);
      return this.#running(null, 0);
    }
    if (this.#hasMoved(box)) return { kind: 'failed', why: 'moved' };
    if (nowMs - this.#sinceMs > stepMs) return { kind: 'failed', why: 'too-slow' };
    if (motion?.planarity != null) this.#residuals.push(motion.planarity.residual);
    if (motion?.ring != null) this.#surroundings.push(motion.ring.withFace);
    const turns = this.#turnsFrom(nose);
    return this.#isTurned ? this.#comeBack(turns, nowMs) : this.#turn(turns, nowMs);
  }

  /** How far the head is turned each way, 1 for far enough. */
  #turnsFrom({ across, down }: NoseCoordinate): Record<TurnDirection, number> {
    // To the person's own left is to the right in the camera's picture.
    const left = (across - median(this.#neutral.map((one) => one.across))) / turnedFrom.across;
    const below = (down - median(this.#neutral.map((one) => one.down))) / turnedFrom.down;
    return { left, right: -left, down: below, up: -below };
  }

  #turn(turns: Record<TurnDirection, number>, nowMs: number): ChallengeState {
    const wanted = this.#directions[this.#done]!;
    const progress = Math.max(0, Math.min(1, turns[wanted]));
    const isWrong = turnDirections.some((one) => one !== wanted && turns[one] >= 1);
    if (progress === 1) {
      this.#isTurned = true;
      this.#sinceMs = nowMs;
      return this.#running(null, 1);
    }
    if (isWrong) return { kind: 'failed', why: 'wrong-direction' };
    return this.#running(wanted, progress);
  }

  #comeBack(turns: Record<TurnDirection, number>, nowMs: number): ChallengeState {
    const farthest = Math.max(...Object.values(turns));
    if (farthest > straightUpTo) return this.#running(null, Math.min(1, farthest));
    this.#isTurned = false;
    this.#sinceMs = nowMs;
    this.#done += 1;
    if (this.#done < this.#directions.length) {
      return this.#running(this.#directions[this.#done]!, 0);
    }
    return this.#judge();
  }

  #judge(): ChallengeState {
    const { length: pairs } = this.#residuals;
    if (pairs >= minPairs && median(this.#residuals) <= flatUpTo) {
      return { kind: 'failed', why: 'flat' };
    }
    const surroundings = this.#surroundings.length >= minPairs ? median(this.#surroundings) : 0;
    if (surroundings >= surroundingsFrom) return { kind: 'failed', why: 'surroundings' };
    return { kind: 'passed' };
  }

  #hasMoved(box: Face['box']): boolean {
    const [start, now] = [this.#place!, placeOf(box)];
    const shift = Math.hypot(now.x - start.x, now.y - start.y) / start.width;
    const scale = Math.max(now.width / start.width, start.width / now.width);
    return shift > maxShift || scale > maxScale;
  }

  #running(direction: TurnDirection | null, progress: number): ChallengeState {
    const { length: steps } = this.#directions;
    const step = Math.min(this.#done + 1, steps);
    return { kind: 'running', step: { direction, progress, step, steps } };
  }
}

function placeOf({ x, y, width, height }: Face['box']) {
  return { x: x + width / 2, y: y + height / 2, width };
}

/**
 * Random directions: three, never the same twice in a row. If only two are allowed, four in any order, but not all the
 * same: a video could contain both alternating orders, and a video in a loop always turns the same way.
 * @param allowed those that the person can turn to, at least two.
 * @param random uniform, 0 to 1.
 */
export function randomDirections(
  allowed: readonly TurnDirection[],
  random: () => number,
): readonly TurnDirection[] {
  const oneOf = <Value>(choices: readonly Value[]): Value =>
    choices[Math.floor(random() * choices.length)]!;
  const [one, other] = allowed;
  if (allowed.length <= minDirections) return oneOf(challengesOfTwo([one!, other!]));
  const directions: TurnDirection[] = [];
  while (directions.length < challengeSteps) {
    directions.push(oneOf(allowed.filter((next) => next !== directions.at(-1))));
  }
  return directions;
}

/** All 14 challenges with two directions. */
export function challengesOfTwo(
  pair: readonly [TurnDirection, TurnDirection],
): readonly (readonly TurnDirection[])[] {
  // The bits of each number, without 0000 and 1111.
  return Array.from({ length: 2 ** stepsOfTwo - 2 }, (_, index) =>
    Array.from({ length: stepsOfTwo }, (__, step) => {
      return pair[((index + 1) >> (stepsOfTwo - 1 - step)) & 1]!;
    }),
  );
}
