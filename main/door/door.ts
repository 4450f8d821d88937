import type { Face } from '../../contract/face.js';
import type { DoorState, DoorView } from '../../contract/calls/kiosk.js';
import { hintFor } from '../vision/hint.js';
import { Tracker, type Track } from './tracker.js';

/** A person whose evidence suffices to be identified. */
export interface Probe {
  readonly trackId: number;
  readonly samples: readonly Face[];
}

/** What became of asking the gallery about a probe. */
export type Verdict =
  /** The person is dealt with; the state stays for as long as they stand there. */
  | { readonly kind: 'settled'; readonly state: DoorState }
  /** Recognised, but something is missing that the next frames may bring. */
  | { readonly kind: 'waiting'; readonly state: DoorState }
  | { readonly kind: 'not-recognised' };

/** What a frame came to: what to show, and whom to ask the gallery about. */
export interface DoorStep {
  readonly view: DoorView;
  readonly probe: Probe | null;
}

export interface DoorOptions {
  /** So many usable frames before anybody is identified. */
  readonly leastSamples: number;
  /** Evidence is gathered for so long before a person counts as unknown. */
  readonly patienceMs: number;
  /** Somebody unknown is looked at anew after this. */
  readonly tryAgainMs: number;
  /**
   * Whoever was greeted and still stands there has the screen for so long before the next person is
   * decided; once they leave, nobody waits.
   */
  readonly greetingMs: number;
  /** Frames slow down when nobody came for so long. */
  readonly idleAfterMs: number;
  readonly idleFrameMs: number;
}

export const defaultDoorOptions: DoorOptions = {
  leastSamples: 3,
  patienceMs: 2500,
  tryAgainMs: 4000,
  greetingMs: 2000,
  idleAfterMs: 3000,
  idleFrameMs: 250,
};

/** Whoever is served stays served, unless somebody is nearer by this factor. */
const nearerBy = 1.25;
/** Two faces as near as this are one too many. */
const asNear = 0.9;
const mostSamples = 8;
/** A face that turned or blinked is still itself up to here; two people hardly are. */
const sameDistance = 0.6;
const lostAfterMs = 700;

/** How far a track's decision has come. */
interface Progress {
  state: DoorState | null;
  firstUsableMs: number | null;
  unknownSinceMs: number | null;
}

/**
 * Decides, frame by frame, who is served and what the screen says. Each person is decided once for
 * as long as they stand there. Knows no gallery: it asks about probes, and is told verdicts.
 */
export class Door {
  readonly #options: DoorOptions;
  readonly #tracker = new Tracker({ lostAfterMs, sameDistance, mostSamples });
  #progress = new Map<number, Progress>();
  #servedId: number | null = null;
  #lastFaceMs = 0;
  #greeted = { id: 0, untilMs: 0 };
  #view: DoorView | null = null;
  /** Whom the gallery is being asked about: frames meanwhile do not ask again. */
  #asked: number | null = null;

  constructor(options: DoorOptions = defaultDoorOptions) {
    this.#options = options;
  }

  /**
   * Takes in a frame.
   * @param nowMs on a clock that only goes forward.
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
      this.#asked === null &&
      progress?.state === null &&
      served.face.quality.usable &&
      served.samples.length >= this.#options.leastSamples;
    if (ready) this.#asked = served.id;
    return {
      view: this.#view,
      probe: ready ? { trackId: served.id, samples: served.samples } : null,
    };
  }

  /** What to show now. @throws Error before the first frame. */
  get view(): DoorView {
    if (this.#view === null) throw new Error('the door has seen no frame yet');
    return this.#view;
  }

  /** Takes in what the gallery and the journal said of a probe. @returns what to show now. */
  settle(trackId: number, verdict: Verdict, nowMs: number): DoorView {
    this.#asked = null;
    const progress = this.#progress.get(trackId);
    const { view } = this;
    if (progress === undefined) return view;
    let { state } = view;
    if (verdict.kind === 'settled') {
      progress.state = verdict.state;
      state = verdict.state;
      this.#greeted = { id: trackId, untilMs: nowMs + this.#options.greetingMs };
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

  /** The person of a track is not who they were taken for: unknown for as long as they stand there. */
  refuse(trackId: number): void {
    const progress = this.#progress.get(trackId);
    if (progress !== undefined) progress.state = { kind: 'unknown' };
  }

  /** The nearest of those not dealt with yet; else, and while they are greeted, whoever was served. */
  #serve(tracks: readonly Track[], nowMs: number): Track | null {
    const greeted = tracks.find(({ id }) => id === this.#greeted.id);
    if (greeted !== undefined && nowMs < this.#greeted.untilMs) return greeted;
    const open = tracks.filter(({ id }) => (this.#progress.get(id)?.state ?? null) === null);
    const candidates = open.length > 0 ? open : tracks;
    const nearest = candidates.reduce<Track | null>(
      (best, track) => (best === null || track.face.box.width > best.face.box.width ? track : best),
      null,
    );
    const present = candidates.find(({ id }) => id === this.#servedId);
    const overtaken =
      present === undefined ||
      (nearest !== null && nearest.face.box.width > present.face.box.width * nearerBy);
    const served = overtaken ? nearest : present;
    this.#servedId = served?.id ?? null;
    const ids = new Set(tracks.map(({ id }) => id));
    // Tracks out of sight for a moment keep their decision; older ones never come back.
    const oldest = Math.max(0, ...ids) - 100;
    for (const id of this.#progress.keys()) {
      if (!ids.has(id) && id < oldest) this.#progress.delete(id);
    }
    return served;
  }

  #progressOf(track: Track, nowMs: number): Progress {
    const fresh: Progress = { state: null, firstUsableMs: null, unknownSinceMs: null };
    const progress = this.#progress.get(track.id) ?? fresh;
    this.#progress.set(track.id, progress);
    const since = progress.unknownSinceMs;
    if (since !== null && nowMs - since >= this.#options.tryAgainMs) {
      Object.assign(progress, fresh);
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
        ({ id, face }) => id !== served.id && face.box.width >= asNear * served.face.box.width,
      );
      return { kind: 'hint', hint: rivals.length > 0 ? 'one-at-a-time' : hint };
    }
    const share = served.samples.length / this.#options.leastSamples;
    return { kind: 'recognising', progress: Math.min(1, share) };
  }
}
