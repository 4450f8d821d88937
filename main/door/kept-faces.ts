import { agreedTo } from '../../contract/calls/consent.js';
import type { Frame } from '../../contract/face.js';
import type { Probe } from './door.js';
import type { DoorData } from './door-data.js';
import type { Evidence } from './evidence.js';
import type { FaceLearning } from './face-learning.js';

/** Keeps data about the faces of recognised people, if the settings and their consent allow it. */
export class KeptFaces {
  /** The first probe of the person being identified. */
  #first: { readonly trackId: number; readonly evidence: Evidence } | null = null;

  /** @param learning learns faces for another model; by default none. */
  constructor(
    private readonly data: DoorData,
    private readonly learning: FaceLearning | null = null,
  ) {}

  /** Notes the first probe of a person, before it is searched for. */
  note({ trackId, evidence }: Probe): void {
    if (this.#first?.trackId !== trackId) this.#first = { trackId, evidence };
  }

  /**
   * Keeps a face whose punch was recorded.
   * @param modelId of the embedding.
   * @param isDisputed the person said that they are not the one the door took them for.
   * @param nowMs on a monotonic clock.
   */
  recorded(
    { trackId, evidence, samples }: Probe,
    {
      subjectId,
      modelId,
      frame,
      isDisputed,
    }: {
      readonly subjectId: string;
      readonly modelId: string;
      readonly frame: Frame;
      readonly isDisputed: boolean;
    },
    nowMs: number,
  ): void {
    const { settings, people, probes } = this.data;
    if (!isDisputed) {
      const { box } = samples.at(-1)!;
      this.learning?.offer({ trackId, evidence, subjectId, frame, box }, nowMs);
    }
    if (settings.keepsProbes && agreedTo(people.consentOf(subjectId), 'probes')) {
      probes.add({ subjectId, modelId, ...(this.#first ?? { evidence }).evidence });
    }
  }

  /** The person of a track said that they are not this subject. */
  denied(subjectId: string, trackId: number): void {
    this.learning?.drop(subjectId, trackId);
  }

  /** Call it while no one is in front of the camera. @param nowMs on a monotonic clock. */
  rest(nowMs: number): void {
    this.learning?.work(nowMs);
  }

  /** Another screen's camera takes over. */
  clear(): void {
    this.#first = null;
    this.learning?.clear();
  }
}
