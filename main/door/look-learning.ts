import { agreedTo } from '../../contract/calls/consent.js';
import type { Box, Frame } from '../../contract/face.js';
import { isFault } from '../../contract/fault.js';
import { recordFirst } from '../access/audit-first.js';
import { nearFaces } from '../gallery/enrol.js';
import type { Recognition } from '../gallery/recognition.js';
import { learnLook, wantsLook, type Learning } from '../people/enrolment/learn-look.js';
import { enrolmentFrameOptions } from '../vision/analyse-options.js';
import { brightnessOf } from '../vision/brightness.js';
import type { Vision } from '../vision/client/client.js';
import { hintFor } from '../vision/hint.js';
import { iouOf } from '../vision/overlap.js';
import type { DoorData } from './door-data.js';
import type { TrackedFace } from './evidence.js';
import { takeBackLimitMs } from './recent-punches.js';
import { isCertain } from './recognise.js';

/** Where the model comes from that the door learns faces for. */
export interface NextModel {
  /** False if the door learns nothing. */
  readonly isOn: boolean;
  /** The model, with an inference process of its own; null if the door learns nothing. */
  get(): Promise<{ readonly recognition: Recognition; readonly vision: Vision } | null>;
}

/** A recognised person in a camera frame. */
export interface RecognisedLook extends TrackedFace {
  readonly subjectId: string;
  readonly frame: Frame;
  /** The face in the frame. */
  readonly box: Box;
}

interface Waiting extends Omit<RecognisedLook, 'evidence'> {
  /** In milliseconds since 1970, UTC. */
  readonly atMs: number;
  /** On a monotonic clock. */
  readonly offeredMs: number;
}

/** Pictures in memory: a frame of 640 × 480 pixels takes 0.5 MB as I420. The newest are not kept. */
const maxWaiting = 8;
/** A picture that had to wait longer is dropped: there was always someone in front of the camera. */
const maxWaitMs = 600_000;
/** The same face in two analyses of one frame; the detector may run at another size. */
const sameFaceIou = 0.5;

/**
 * Learns the faces of people for the model that the site will switch to. A picture of a person who was recognised
 * beyond doubt is embedded with that model when no one is in front of the camera and the person can no longer
 * say that it was not them, in a process of its own. So it takes no time from anyone at the door.
 */
export class LookLearning {
  #waiting: Waiting[] = [];
  #work: Promise<void> | null = null;

  constructor(
    private readonly data: DoorData,
    private readonly next: NextModel,
  ) {}

  /** Takes a picture of a person whose punch was recorded. @param nowMs on a monotonic clock. */
  offer({ evidence, frame, ...look }: RecognisedLook, nowMs: number): void {
    const { people } = this.data;
    const { subjectId } = look;
    if (!this.next.isOn || this.#waiting.length >= maxWaiting) return;
    // It is the purpose that the consent to keeping photos names: a new template when recognition is improved.
    if (!agreedTo(people.consentOf(subjectId), 'photos')) return;
    if (!isCertain(evidence, subjectId, people.gallery)) return;
    // The caller may use the buffer again.
    const kept = { ...frame, data: frame.data.slice() };
    this.#waiting.push({ ...look, frame: kept, atMs: Date.now(), offeredMs: nowMs });
  }

  /** Drops the pictures of a person who was mistaken for this subject. */
  drop(subjectId: string, trackId: number): void {
    this.#waiting = this.#waiting.filter(
      (look) => look.subjectId !== subjectId && look.trackId !== trackId,
    );
  }

  /** Drops all pictures: another screen's camera takes over, and its tracks have other numbers. */
  clear(): void {
    this.#waiting = [];
  }

  /** Call it while no one is in front of the camera: learns from a picture in the background, if there is one. */
  work(nowMs: number): void {
    if (this.#work !== null) return;
    this.#waiting = this.#waiting.filter(({ offeredMs }) => nowMs - offeredMs <= maxWaitMs);
    const [look] = this.#waiting;
    if (look === undefined || nowMs - look.offeredMs <= takeBackLimitMs) return;
    this.#waiting.shift();
    this.#work = this.#learn(look).finally(() => {
      this.#work = null;
    });
  }

  /** Resolves when no picture is being learnt from. */
  async settled(): Promise<void> {
    await this.#work;
  }

  async #learn({ subjectId, frame, box, atMs }: Waiting): Promise<void> {
    const { people, settings } = this.data;
    try {
      const next = await this.next.get();
      if (next === null) return;
      const { recognition, vision } = next;
      const { modelId } = recognition;
      if (!(await wantsLook(people.store, subjectId, modelId, atMs))) return;
      const analysis = await vision.analyseFrame(frame, enrolmentFrameOptions);
      if (analysis?.modelId !== modelId) return;
      const [face, ...others] = nearFaces(analysis);
      if (face === undefined || others.length > 0 || iouOf(face.box, box) < sameFaceIou) return;
      if (hintFor(face.quality, brightnessOf(frame)) !== null) return;
      const look = { atMs, embedding: face.embedding, weight: face.quality.score };
      const { targetFpir } = settings;
      await learnLook(
        people.store,
        subjectId,
        look,
        { ...recognition, targetFpir },
        () => this.next.isOn,
        (learning, write) => this.#record(learning, write),
      );
    } catch (error) {
      // Nothing is lost but this look; another visit brings the next.
      if (!isFault(error)) throw error;
    }
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
}
