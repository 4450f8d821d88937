import type { Box, Face } from '../../contract/face.js';
import type { DoorState, DoorView } from '../../contract/calls/kiosk.js';
import { hintFor } from '../vision/hint.js';
import { defaultDoorOptions, lostAfterMs, type DoorOptions } from './door-options.js';
import type { Evidence } from './evidence.js';
import { RecentFaces } from './recent-faces.js';
import { Tracker, type Track, type TrackDistances } from './tracker.js';

/** A person with enough samples to be identified. */
export interface Probe {
  readonly trackId: number;
  /** Of the face in the latest frame. */
  readonly box: Box;
  readonly samples: readonly Face[];
  /** The samples, fused. */
  readonly evidence: Evidence;
  /** How often this person was tried without a match since they came. */
  readonly earlierTries: number;
}

/** The result of searching the gallery for a probe. */
export type Verdict =
  /** The decision about the person; the state stays as long as they are in front of the camera. */
  | { readonly kind: 'settled'; readonly state: DoorState }
  /** Recognised, but not decided: the next frame tries again. */
  | { readonly kind: 'waiting'; readonly state: DoorState }
  | { readonly kind: 'not-recognised' }
  /** The samples are not all of one person: they are dropped. */
  | { readonly kind: 'mixed' };

/** The result of a frame: what to show, and the probe to search the gallery for. */
export interface DoorStep {
  readonly view: DoorView;
  readonly probe: Probe | null;
  /** The people in view. */
  readonly tracks: readonly Track[];
}

/** Another person is served instead only if their face is wider by this factor. */
const switchRatio = 1.25;
/** A face of at least this share of the served face's width rivals it. */
const rivalRatio = 0.9;
const maxSamples = 8;

/** States in which a person is doing something that takes time. */
function mustNotBeDisturbed(state: DoorState | null | undefined): boolean {
  return state?.kind === 'asking' || state?.kind === 'challenge';
}

/** How far the decision about a track has come. */
interface Progress {
  state: DoorState | null;
  /** False for a person who was decided while another one was greeted. */
  isShown: boolean;
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
  #greeted = { id: 0, untilMs: 0, questionSeq: 0 };
  #view: DoorView | null = null;
  /** The probe whose verdict is pending; no other probe is returned until then. */
  #pending: Probe | null = null;
  /** Track of the latest probe. */
  #probedId: number | null = null;
  /** People who were not recognised. */
  readonly #unknown: RecentFaces<'unknown'>;

  /** @param distances those of the embedding model in use. */
  constructor(distances: TrackDistances, options: DoorOptions = defaultDoorOptions) {
    this.#tracker = new Tracker({ lostAfterMs, distances, maxSamples });
    this.#unknown = new RecentFaces(distances.same);
    this.#options = options;
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
    const probe = this.#nextProbe(served, tracks, nowMs);
    this.#pending ??= probe;
    return { view: this.#view, probe, tracks };
  }

  /** The view to show now. @throws Error before the first frame. */
  get view(): DoorView {
    if (this.#view === null) throw new Error('no frame was processed yet');
    return this.#view;
  }

  /** Applies the verdict on a probe. @returns the view to show now. */
  settle(trackId: number, verdict: Verdict, nowMs: number): DoorView {
    const probe = this.#pending;
    this.#pending = null;
    const progress = this.#progress.get(trackId);
    const { view } = this;
    if (progress === undefined) return view;
    let { state } = view;
    if (verdict.kind === 'mixed') this.#tracker.restart(trackId);
    if (verdict.kind === 'settled') {
      this.#tracker.settle(trackId);
      progress.state = verdict.state;
      state = verdict.state;
    } else if (verdict.kind === 'waiting') {
      state = verdict.state;
    } else if (nowMs - (progress.firstUsableMs ?? nowMs) >= this.#options.patienceMs) {
      progress.unknownSinceMs = nowMs;
      if (probe !== null) this.#unknown.add(probe.evidence, 'unknown', nowMs);
      progress.state = { kind: 'unknown' };
      progress.isShown = true;
      state = progress.state;
    }
    // Someone else may be served by now, and must not see this.
    if (view.faces.some((face) => face.served && face.trackId === trackId)) {
      if (verdict.kind === 'settled') this.#greet(trackId, progress, nowMs);
      this.#view = { ...view, state };
    }
    return this.view;
  }

  /** Keeps a decided person on the screen, long enough to read what it says. */
  #greet(trackId: number, progress: Progress, nowMs: number): void {
    progress.isShown = true;
    const { greetingMs, questionMs, challengeMs } = this.#options;
    const question = progress.state?.kind === 'asking' ? progress.state.question : null;
    const questionSeq = question?.seq ?? 0;
    // A question that is asked again after the track was lost gets no more time.
    const isSame = question !== null && questionSeq === this.#greeted.questionSeq;
    const durations: Partial<Record<DoorState['kind'], number>> = {
      challenge: challengeMs,
      asking: questionMs,
    };
    const durationMs = durations[progress.state?.kind ?? 'looking'] ?? greetingMs;
    const untilMs = isSame ? this.#greeted.untilMs : nowMs + durationMs;
    this.#greeted = { id: trackId, untilMs, questionSeq };
  }

  /** Shows the progress of a person's challenge; the person keeps the screen. @returns the view to show now. */
  showChallenge(trackId: number, state: DoorState): DoorView {
    const { view } = this;
    const progress = this.#progress.get(trackId);
    if (progress !== undefined) progress.state = state;
    const isServed = view.faces.some((face) => face.served && face.trackId === trackId);
    if (isServed) this.#view = { ...view, state };
    return this.view;
  }

  /** Returns the person's probe again with the next usable frame, as after a passed challenge. */
  reopen(trackId: number): void {
    const progress = this.#progress.get(trackId);
    if (progress !== undefined) progress.state = null;
    if (this.#greeted.id === trackId) this.#greeted.untilMs = 0;
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

  /**
   * Chooses the person to serve: a greeted person for the time of the greeting, then people who were recognised in the
   * meantime, then the nearest person who is not yet decided.
   */
  #serve(tracks: readonly Track[], nowMs: number): Track | null {
    const greeted = tracks.find(({ id }) => id === this.#greeted.id);
    if (greeted !== undefined && nowMs < this.#greeted.untilMs) return greeted;
    const unshown = tracks.filter(({ id }) => {
      const progress = this.#progress.get(id);
      return progress !== undefined && progress.state !== null && !progress.isShown;
    });
    const [next] = unshown;
    if (next !== undefined) {
      this.#greet(next.id, this.#progress.get(next.id)!, nowMs);
      this.#servedId = next.id;
      return next;
    }
    const undecided = this.#undecided(tracks);
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

  #undecided(tracks: readonly Track[]): Track[] {
    return tracks.filter(({ id }) => (this.#progress.get(id)?.state ?? null) === null);
  }

  /**
   * The next person to identify: the one who is served, in turn with others who stand there, so that no one
   * waits for another's greeting or for a stranger. A question is not disturbed.
   */
  #nextProbe(served: Track | null, tracks: readonly Track[], nowMs: number): Probe | null {
    if (served === null || this.#pending !== null) return null;
    if (mustNotBeDisturbed(this.#progress.get(served.id)?.state)) return null;
    const candidates = this.#undecided(tracks);
    for (const track of candidates) this.#progressOf(track, nowMs);
    const ready = candidates
      .filter(({ face }) => face.quality.usable)
      .filter(({ samples }) => samples.length >= this.#options.minSamples);
    const others = ready.filter(({ id }) => id !== this.#probedId);
    const chosen = (others.length > 0 ? others : ready).toSorted(
      (one, other) => Number(other.id === served.id) - Number(one.id === served.id),
    )[0];
    if (chosen === undefined || chosen.evidence === null) return null;
    this.#probedId = chosen.id;
    const { id, face, samples, evidence } = chosen;
    const earlierTries = this.#unknown.notesOn(evidence, nowMs).length;
    return { trackId: id, box: face.box, samples, evidence, earlierTries };
  }

  #progressOf(track: Track, nowMs: number): Progress {
    const initial: Progress = {
      state: null,
      isShown: false,
      firstUsableMs: null,
      unknownSinceMs: null,
    };
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
