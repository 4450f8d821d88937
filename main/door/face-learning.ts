import { agreedTo } from '../../contract/calls/consent.js';
import type { Box, Frame } from '../../contract/face.js';
import { isFault } from '../../contract/fault.js';
import { recordFirst } from '../access/audit-first.js';
import { nearFaces } from '../gallery/enrol.js';
import type { Recognition } from '../gallery/recognition.js';
import { learnSample, wantsSample, type Learning } from '../people/enrolment/learn-sample.js';
import { enrolmentFrameOptions } from '../vision/analyse-options.js';
import { brightnessOf } from '../vision/brightness.js';
import type { Vision } from '../vision/client/client.js';
import { hintFor } from '../vision/hint.js';
import { iouOf } from '../vision/overlap.js';
import type { DoorData } from './door-data.js';
import type { TrackedFace } from './evidence.js';
import { takeBackLimitMs } from './recent-punches.js';
import { isCertain } from './recognise.js';

/** The model that the door learns faces for. */
export interface NextModel {
  /** False if the door learns nothing. */
  readonly isOn: boolean;
  /** Null if the door learns nothing. @throws Fault as `recognitionOf`. */
  recognition(): Promise<Recognition | null>;
  /**
   * A separate inference process with this model, started if there is none; null if the door learns nothing.
   * @throws Fault as `Vision.ready`.
   */
  vision(): Promise<Vision | null>;
}

/** A recognised person in a camera frame. */
export interface RecognisedFace extends TrackedFace {
  readonly subjectId: string;
  readonly frame: Frame;
  /** The face in the frame. */
  readonly box: Box;
}

interface Waiting extends Omit<RecognisedFace, 'evidence'> {
  /** In milliseconds since 1970, UTC. */
  readonly atMs: number;
  /** On a monotonic clock. */
  readonly offeredMs: number;
}

/** Frames in memory: one of 640 × 480 pixels takes 0.5 MB as I420. The newest are not kept. */
const maxWaiting = 8;
/** A frame that had to wait longer is dropped: there was always someone in front of the camera. */
const maxWaitMs = 600_000;
/** The same face in two analyses of one frame; the detector may run at another size. */
const sameFaceIou = 0.5;

/**
 * Learns the faces of people for the model that the site will switch to. A frame of a person who was recognised
 * beyond doubt is embedded with that model when no one is in front of the camera and the person can no longer
 * say that it was not them, in a separate process. So no one at the door has to wait for it.
 */
export class FaceLearning {
  #waiting: Waiting[] = [];
  #work: Promise<void> | null = null;
  #lastFailure = '';

  /** @param notify called with a sentence if learning fails, once for each reason in a row. */
  constructor(
    private readonly data: DoorData,
    private readonly next: NextModel,
    private readonly notify: (sentence: string) => void,
  ) {}

  /** Takes a frame of a person whose punch was recorded. @param nowMs on a monotonic clock. */
  offer({ evidence, frame, ...face }: RecognisedFace, nowMs: number): void {
    const { people } = this.data;
    const { subjectId } = face;
    if (!this.next.isOn || this.#waiting.length >= maxWaiting) return;
    if (!agreedTo(people.consentOf(subjectId), 'learning')) return;
    if (!isCertain(evidence, subjectId, people.gallery)) return;
    // The caller may use the buffer again.
    const kept = { ...frame, data: frame.data.slice() };
    this.#waiting.push({ ...face, frame: kept, atMs: Date.now(), offeredMs: nowMs });
  }

  /** Drops the frames of a person who was mistaken for this subject. */
  drop(subjectId: string, trackId: number): void {
    this.#waiting = this.#waiting.filter(
      (face) => face.subjectId !== subjectId && face.trackId !== trackId,
    );
  }

  /** Drops all frames: another screen's camera takes over, and its tracks have other numbers. */
  clear(): void {
    this.#waiting = [];
  }

  /** Call it while no one is in front of the camera: learns from a frame in the background, if there is one. */
  work(nowMs: number): void {
    if (this.#work !== null || this.#waiting.length === 0) return;
    this.#waiting = this.#waiting.filter(({ offeredMs }) => nowMs - offeredMs <= maxWaitMs);
    const [face] = this.#waiting;
    if (face === undefined || nowMs - face.offeredMs <= takeBackLimitMs) return;
    this.#waiting.shift();
    this.#work = this.#learn(face)
      // Only this frame is lost; another visit brings the next one.
      .catch((error: unknown) => {
        this.#report(error);
      })
      .finally(() => {
        this.#work = null;
      });
  }

  /** Resolves when no frame is being learnt from. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #learn({ subjectId, frame, box, atMs }: Waiting): Promise<void> {
    const { people, settings } = this.data;
    const recognition = await this.next.recognition();
    if (recognition === null) return;
    const { modelId } = recognition;
    // Asked first, so that no process is started for someone who was learnt already.
    if (!(await wantsSample(people.store, subjectId, modelId, atMs))) return;
    const vision = await this.next.vision();
    const analysis = (await vision?.analyseFrame(frame, enrolmentFrameOptions)) ?? null;
    if (analysis?.modelId !== modelId) return;
    const [face, ...others] = nearFaces(analysis);
    if (face === undefined || others.length > 0 || iouOf(face.box, box) < sameFaceIou) return;
    if (hintFor(face.quality, brightnessOf(frame)) !== null) return;
    const { targetFpir } = settings;
    await learnSample(
      people.store,
      subjectId,
      { atMs, embedding: face.embedding, weight: face.quality.score },
      { ...recognition, targetFpir },
      () => this.next.isOn,
      (learning, write) => this.#record(learning, write),
    );
    this.#lastFailure = '';
  }

  #record(learning: Learning, write: () => Promise<void>): Promise<void> {
    const { subjectId, modelId: model, samples, confusableWith } = learning;
    const { audit, settings } = this.data;
    const isRefused = confusableWith.length > 0;
    const entry = {
      action: isRefused ? 'people.learnRefused' : 'people.learn',
      target: subjectId,
      after: { model, samples, ...(isRefused ? { confusableWith } : {}) },
    } as const;
    const actor = { actor: settings.kioskId, role: 'none', via: 'service' } as const;
    return recordFirst(audit, actor, entry, write);
  }

  #report(error: unknown): void {
    // Learning was stopped or the program ends, which kills the process.
    if (!this.next.isOn) return;
    const reason = isFault(error) ? error.message : String(error);
    if (reason === this.#lastFailure) return;
    this.#lastFailure = reason;
    this.notify(`A face could not be learnt at the door: ${reason}`);
  }
}
