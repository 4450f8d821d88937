import type { Face } from '../../contract/face.js';
import type { DoorState, DoorView } from '../../contract/calls/kiosk.js';
import { hintFor } from '../vision/hint.js';
import { Tracker, type Track } from './tracker.js';

/** A person with enough samples to be identified. */
export interface Probe {
  readonly trackId: number;
  readonly samples: readonly Face[];
}

/** The result of searching the gallery for a probe. */
export type Verdict =
  /** The decision about the person; the state stays as long as they are in front of the camera. */
  | { readonly kind: 'settled'; readonly state: DoorState }
  /** Recognised, but not decided: the next frame tries again. */
  | { readonly kind: 'waiting'; readonly state: DoorState }
  | { readonly kind: 'not-recognised' };

/** The result of a frame: what to show, and the probe to search the gallery for. */
export interface DoorStep {
  readonly view: DoorView;
  readonly probe: Probe | null;
}

export interface DoorOptions {
  /** Usable frames needed before a person is identified. */
  readonly minSamples: number;
  /** Time without a match after which a person counts as unknown. */
  readonly patienceMs: number;
  /** Time after which an unknown person is tried again. */
  readonly retryMs: number;
  /**
   * How long a greeted person keeps the screen before the next person is served. If they leave earlier, the
   * next person is served at once.
   */
  readonly greetingMs: number;
  /**
   * How long a person who was asked something keeps the screen before the next person is served, if they
   * stay: time to touch a button.
   */
  readonly questionMs: number;
  /** Time without a face after which frames are requested less often. */
  readonly idleAfterMs: number;
  /** Time between frames when idle. */
  readonly idleFrameMs: number;
}

export const defaultDoorOptions: DoorOptions = {
  minSamples: 3,
  patienceMs: 2500,
  retryMs: 4000,
  greetingMs: 2000,
  questionMs: 8000,
  idleAfterMs: 3000,
  idleFrameMs: 250,
};

/** Another person is served instead only if their face is wider by this factor. */
const switchRatio = 1.25;
/** A face of at least this share of the served face's width rivals it. */
const rivalRatio = 0.9;
const maxSamples = 8;
const lostAfterMs = 700;

/** How far the decision about a track has come. */
interface Progress {
  state: DoorState | null;
  firstUsableMs: number | null;
  unknownSinceMs: number | null;
}

/**
 * Decides, frame by frame, who is served and what the screen shows. Each person is decided once while they
 * are in front of the camera. It has no access to the gallery: it returns probes and takes in verdicts.
 */
export class Door {
  readonly #options: DoorOptions;
  readonly #tracker: Tracker;
  #progress = new Map<number, Progress>();
  #servedId: number | null = null;
  #lastFaceMs = 0;
  #greeted = { id: 0, untilMs: 0 };
  #view: DoorView | null = null;
  /** Track whose verdict is pending; no other probe is returned until then. */
  #pendingId: number | null = null;

  /** @param sameDistance one person's faces stay within it when they turn or blink (`joinDistance`). */
  constructor(sameDistance: number, options: DoorOptions = defaultDoorOptions) {
    this.#options = options;
    this.#tracker = new Tracker({ lostAfterMs, sameDistance, maxSamples });
  }

  /**
   * Processes a frame.
   * @param nowMs on a monotonic clock.
   * @param brightness mean luma of the frame, 0 to 255.
   */
  step(
    frame: { readonly width: number; readonly height: number; readonly faces: readonly Face[] },
    nowMs: number,
    brightness: number,
  ): DoorStep {
    const tracks = this.#tracker.update(frame.faces, nowMs);
    if (tracks.length > 0) this.#lastFaceMs = nowMs;
    const served = this.#serve(tracks, nowMs);
    const progress = served === null ? null : this.#progressOf(served, nowMs);
    const state = this.#stateOf(served, progress, tracks, brightness);
    const idle = nowMs - this.#lastFaceMs > this.#options.idleAfterMs;
    this.#view = {
      width: frame.width,
      height: frame.height,
      faces: tracks.map(({ id, face }) => ({
        trackId: id,
        box: face.box,
        served: id === served?.id,
      })),
      state,
      nextFrameInMs: idle ? this.#options.idleFrameMs : 0,
    };
    const ready =
      served !== null &&
      this.#pendingId === null &&
      progress?.state === null &&
      served.face.quality.usable &&
      served.samples.length >= this.#options.minSamples;
    if (ready) this.#pendingId = served.id;
    return {
      view: this.#view,
      probe: ready ? { trackId: served.id, samples: served.samples } : null,
    };
  }

  /** The view to show now. @throws Error before the first frame. */
  get view(): DoorView {
    if (this.#view === null) throw new Error('no frame was processed yet');
    return this.#view;
  }

  /** Applies the verdict on a probe. @returns the view to show now. */
  settle(trackId: number, verdict: Verdict, nowMs: number): DoorView {
    this.#pendingId = null;
    const progress = this.#progress.get(trackId);
    const { view } = this;
    if (progress === undefined) return view;
    let { state } = view;
    if (verdict.kind === 'settled') {
      progress.state = verdict.state;
      state = verdict.state;
      const { greetingMs, questionMs } = this.#options;
      const heldMs = verdict.state.kind === 'asking' ? questionMs : greetingMs;
      this.#greeted = { id: trackId, untilMs: nowMs + heldMs };
    } else if (verdict.kind === 'waiting') {
      state = verdict.state;
    } else if (nowMs - (progress.firstUsableMs ?? nowMs) >= this.#options.patienceMs) {
      progress.unknownSinceMs = nowMs;
      progress.state = { kind: 'unknown' };
      state = progress.state;
    }
    this.#view = { ...view, state };
    return this.#view;
  }

  /** Marks a person as unknown who said that they were recognised as someone else. */
  markUnknown(trackId: number): void {
    this.show(trackId, { kind: 'unknown' });
  }

  /** Changes what is shown for a person, after they answered or did not. */
  show(trackId: number, state: DoorState): void {
    const progress = this.#progress.get(trackId);
    if (progress !== undefined) progress.state = state;
    if (this.#greeted.id === trackId) this.#greeted.untilMs = 0;
  }

  /** Chooses the nearest undecided person; a greeted person stays served for the greeting. */
  #serve(tracks: readonly Track[], nowMs: number): Track | null {
    const greeted = tracks.find(({ id }) => id === this.#greeted.id);
    if (greeted !== undefined && nowMs < this.#greeted.untilMs) return greeted;
    const undecided = tracks.filter(({ id }) => (this.#progress.get(id)?.state ?? null) === null);
    const candidates = undecided.length > 0 ? undecided : tracks;
    const nearest = candidates.reduce<Track | null>(
      (best, track) => (best === null || track.face.box.width > best.face.box.width ? track : best),
      null,
    );
    const current = candidates.find(({ id }) => id === this.#servedId);
    const mustSwitch =
      current === undefined ||
      (nearest !== null && nearest.face.box.width > current.face.box.width * switchRatio);
    const served = mustSwitch ? nearest : current;
    this.#servedId = served?.id ?? null;
    const ids = new Set(tracks.map(({ id }) => id));
    // Tracks out of view for a moment keep their decision; old ones never return.
    const oldest = Math.max(0, ...ids) - 100;
    for (const id of this.#progress.keys()) {
      if (!ids.has(id) && id < oldest) this.#progress.delete(id);
    }
    return served;
  }

  #progressOf(track: Track, nowMs: number): Progress {
    const initial: Progress = { state: null, firstUsableMs: null, unknownSinceMs: null };
    const progress = this.#progress.get(track.id) ?? initial;
    this.#progress.set(track.id, progress);
    const since = progress.unknownSinceMs;
    if (since !== null && nowMs - since >= this.#options.retryMs) {
      Object.assign(progress, initial);
      this.#tracker.restart(track.id);
    }
    if (track.face.quality.usable) progress.firstUsableMs ??= nowMs;
    return progress;
  }

  #stateOf(
    served: Track | null,
    progress: Progress | null,
    tracks: readonly Track[],
    brightness: number,
  ): DoorState {
    if (served === null || progress === null) return { kind: 'looking' };
    if (progress.state !== null) return progress.state;
    const hint = hintFor(served.face.quality, brightness);
    if (hint !== null) {
      const rivals = tracks.filter(
        ({ id, face }) => id !== served.id && face.box.width >= rivalRatio * served.face.box.width,
      );
      return { kind: 'hint', hint: rivals.length > 0 ? 'one-at-a-time' : hint };
    }
    const share = served.samples.length / this.#options.minSamples;
    return { kind: 'recognising', progress: Math.min(1, share) };
  }
}
