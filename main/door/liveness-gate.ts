import type { ChallengeStep, TurnDirection } from '../../contract/calls/kiosk.js';
import type { LivenessPolicy } from '../../contract/calls/settings.js';
import type { Face } from '../../contract/face.js';
import {
  Challenge,
  maxTries,
  minDirections,
  randomDirections,
  turnDirections,
  type ChallengeFailure,
} from '../liveness/challenge.js';
import { CueTrack, type LivenessCues } from '../liveness/cues.js';
import { judge, wantsVote, watchMs } from '../liveness/judge.js';
import { lostAfterMs } from './door-options.js';

/** A person's face in the latest frame. */
interface SeenFace {
  readonly id: number;
  readonly face: Face;
}

/** An attempt that was refused: for the administrator, never for the person. */
export interface Refusal {
  readonly subjectId: string;
  readonly why: 'flat' | 'challenge';
  /** How the last try of a challenge failed. */
  readonly challenge: ChallengeFailure | null;
  readonly cues: LivenessCues | null;
}

/** Whether a recognised person may be recorded. */
export type GateAnswer =
  | { readonly kind: 'open' }
  /** Not clear yet: ask again with the next frame. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'challenge'; readonly step: ChallengeStep }
  /** The person must use another way in. The refusal is null if it was already given. */
  | { readonly kind: 'closed'; readonly subjectId: string; readonly refusal: Refusal | null };

/** Tries older than this no longer count. */
const triesWithinMs = 180_000;
/** After a pause this long in the frames, as when the inference process restarts, a challenge begins again. */
const pauseMs = 1_500;

/** The state of a person in view. */
interface Watched {
  readonly cues: CueTrack;
  lastSeenMs: number;
  /** When they were first recognised and in doubt. */
  doubtSinceMs: number | null;
  /** The person they were last recognised as; null before. */
  recognisedAs: string | null;
  /** The person they were when they passed the challenge, or proved it in another way; null before. */
  passedAs: string | null;
}

interface Running {
  readonly trackId: number;
  readonly subjectId: string;
  readonly challenge: Challenge;
  /** The directions that the person can turn to. */
  readonly allowed: readonly TurnDirection[];
}

/** Checks that the people at the door are alive. One challenge at a time. */
export class LivenessGate {
  readonly #policy: () => LivenessPolicy;
  readonly #random: () => number;
  #watched = new Map<number, Watched>();
  #running: Running | null = null;
  #lastFrameMs = -Infinity;
  #tries: { readonly subjectId: string; readonly atMs: number }[] = [];

  /** @param random uniform, 0 to 1, not to be guessed. */
  constructor(policy: () => LivenessPolicy, random: () => number) {
    this.#policy = policy;
    this.#random = random;
  }

  /** The track of the person who is challenged; null if no one is. */
  get challengedTrackId(): number | null {
    return this.#running?.trackId ?? null;
  }

  /** Takes in the faces of a frame. @param nowMs on a monotonic clock. */
  see(faces: readonly SeenFace[], nowMs: number): void {
    const isPaused = nowMs - this.#lastFrameMs > pauseMs;
    this.#lastFrameMs = nowMs;
    const running = this.#running;
    if (isPaused && running !== null) {
      this.#start(running.trackId, running.subjectId, running.allowed);
    }
    for (const { id, face } of faces) {
      const watched = this.#watched.get(id) ?? {
        cues: new CueTrack(),
        lastSeenMs: nowMs,
        doubtSinceMs: null,
        recognisedAs: null,
        passedAs: null,
      };
      watched.lastSeenMs = nowMs;
      watched.cues.add(face);
      this.#watched.set(id, watched);
      if (this.#running?.trackId === id) this.#running.challenge.add(face, nowMs);
    }
    for (const [id, { lastSeenMs }] of this.#watched) {
      if (nowMs - lastSeenMs > lostAfterMs) this.#forget(id, nowMs);
    }
  }

  /** Resets the people in view when another screen's camera takes over. Tries still count. */
  clear(nowMs: number): void {
    for (const id of this.#watched.keys()) this.#forget(id, nowMs);
  }

  /** True if a vote of the anti-spoofing nets could keep a recognised person from passing by their motion. */
  wantsVote(trackId: number, subjectId: string): boolean {
    const watched = this.#watched.get(trackId);
    if (watched === undefined || watched.passedAs === subjectId) return false;
    return this.#policy() === 'balanced' && wantsVote(watched.cues.cues);
  }

  /** Takes in a vote of the anti-spoofing nets. @param live share of a live face, 0 to 1. */
  addVote(trackId: number, live: number): void {
    this.#watched.get(trackId)?.cues.addVote(live);
  }

  /** Whether a recognised person may be recorded. */
  check(trackId: number, subjectId: string, nowMs: number): GateAnswer {
    const policy = this.#policy();
    const watched = this.#watched.get(trackId);
    if (policy === 'off') return { kind: 'open' };
    // No longer in view: nothing is known about this face.
    if (watched === undefined) return { kind: 'wait' };
    watched.recognisedAs = subjectId;
    if (watched.passedAs === subjectId) return { kind: 'open' };
    if (this.#triesOf(subjectId, nowMs) >= maxTries) {
      return { kind: 'closed', subjectId, refusal: null };
    }
    const { cues } = watched.cues;
    const judgement = judge(cues);
    if (judgement === 'flat') {
      for (let tries = 0; tries < maxTries; tries++) this.#addTry(subjectId, nowMs);
      const refusal = { subjectId, why: 'flat', challenge: null, cues } as const;
      return { kind: 'closed', subjectId, refusal };
    }
    if (policy === 'balanced') {
      if (judgement === 'head') return { kind: 'open' };
      watched.doubtSinceMs ??= nowMs;
      if (nowMs - watched.doubtSinceMs < watchMs) return { kind: 'wait' };
    }
    // One at a time: the other person's challenge ends within seconds.
    if (this.#running !== null) return { kind: 'wait' };
    return this.#start(trackId, subjectId);
  }

  /**
   * The state of the challenge after a frame. `open` once it was passed, and then the track may be checked again; null
   * if no one is challenged.
   */
  advance(nowMs: number): GateAnswer | null {
    const running = this.#running;
    if (running === null) return null;
    const { state } = running.challenge;
    if (state.kind === 'running') return { kind: 'challenge', step: this.#shown(state.step) };
    this.#running = null;
    const { trackId, subjectId } = running;
    const watched = this.#watched.get(trackId);
    if (state.kind === 'passed') {
      if (watched !== undefined) watched.passedAs = subjectId;
      return { kind: 'open' };
    }
    this.#addTry(subjectId, nowMs);
    if (this.#triesOf(subjectId, nowMs) < maxTries) {
      return this.#start(trackId, subjectId, running.allowed);
    }
    const cues = watched?.cues.cues ?? null;
    const refusal = { subjectId, why: 'challenge', challenge: state.why, cues } as const;
    return { kind: 'closed', subjectId, refusal };
  }

  /**
   * Begins the challenge again without a direction, unless too few would stay or the challenge no longer asks for it.
   */
  skipDirection(left: TurnDirection): void {
    const running = this.#running;
    if (running === null) return;
    const { trackId, subjectId, challenge, allowed } = running;
    const { state } = challenge;
    const asked = state.kind === 'running' ? state.step.direction : null;
    if (asked !== left || allowed.length <= minDirections) return;
    this.#start(
      trackId,
      subjectId,
      allowed.filter((direction) => direction !== asked),
    );
  }

  /**
   * Ends the check of a person in view who proved themselves in another way, such as with a PIN.
   * @returns their tracks.
   */
  endFor(subjectId: string): number[] {
    if (this.#running?.subjectId === subjectId) this.#running = null;
    const proven = [...this.#watched].filter(([, { recognisedAs }]) => recognisedAs === subjectId);
    for (const [, watched] of proven) watched.passedAs = subjectId;
    return proven.map(([id]) => id);
  }

  #forget(id: number, nowMs: number): void {
    this.#watched.delete(id);
    const running = this.#running;
    if (running?.trackId !== id) return;
    // Otherwise, people could leave when they see the direction, and get another one without a failed try.
    if (running.challenge.hasBegun) this.#addTry(running.subjectId, nowMs);
    this.#running = null;
  }

  #start(
    trackId: number,
    subjectId: string,
    allowed: readonly TurnDirection[] = turnDirections,
  ): GateAnswer {
    const challenge = new Challenge(randomDirections(allowed, this.#random));
    this.#running = { trackId, subjectId, challenge, allowed };
    const { state } = challenge;
    if (state.kind !== 'running') throw new Error('a challenge begins with a step');
    return { kind: 'challenge', step: this.#shown(state.step) };
  }

  #shown(step: Omit<ChallengeStep, 'maySkip'>): ChallengeStep {
    const { allowed } = this.#running!;
    return { ...step, maySkip: step.direction !== null && allowed.length > minDirections };
  }

  #addTry(subjectId: string, nowMs: number): void {
    this.#tries.push({ subjectId, atMs: nowMs });
  }

  #triesOf(subjectId: string, nowMs: number): number {
    this.#tries = this.#tries.filter(({ atMs }) => nowMs - atMs <= triesWithinMs);
    return this.#tries.filter((one) => one.subjectId === subjectId).length;
  }
}
