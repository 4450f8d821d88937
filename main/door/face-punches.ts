import type { Input } from '../../contract/contract.js';
import { isFault } from '../../contract/fault.js';
import type { Arrival, PunchResult } from '../attendance/punch/record.js';
import type { Vision } from '../vision/client/client.js';
import type { BarredIdentities } from './barred.js';
import type { CaseWatch } from './case-watch.js';
import type { Probe, Verdict } from './door.js';
import type { DoorData } from './door-data.js';
import type { DoorPunches } from './door-punches.js';
import type { KeptFaces } from './kept-faces.js';
import type { LivenessCheck } from './liveness-check.js';
import { recognise } from './recognise.js';
import type { SecondFactor } from './second-factor.js';
import type { Supervision } from './supervision.js';
import type { Unrecorded } from './unrecorded.js';

/** The parts of the kiosk that a face has to pass, or that take note of it. */
export interface FaceParts {
  readonly data: DoorData;
  readonly vision: () => Vision;
  readonly punches: DoorPunches;
  readonly barred: BarredIdentities;
  readonly cases: CaseWatch;
  readonly kept: KeptFaces;
  readonly liveness: LivenessCheck;
  readonly secondFactor: SecondFactor;
  readonly supervision: Supervision;
  readonly unrecorded: Unrecorded;
}

/** Clocks people in and out by their face. */
export class FacePunches {
  constructor(private readonly parts: FaceParts) {}

  /** Identifies a probe and records the punch. @param modelId of its embeddings. */
  async identify(
    probe: Probe,
    modelId: string,
    { frame, direction }: Input<'kiosk.frame'>,
  ): Promise<Verdict> {
    const { data, vision, punches, barred, cases, kept, liveness, secondFactor, supervision } =
      this.parts;
    kept.note(probe);
    const nowMs = performance.now();
    const recognised = recognise(probe, data.people.gallery, barred, nowMs);
    if (recognised.kind === 'barred') return { kind: 'settled', state: { kind: 'unknown' } };
    if (recognised.kind === 'not-recognised') cases.missed(recognised.nearestId, nowMs);
    if (recognised.kind !== 'recognised') return recognised;
    if (data.faceLease?.isOver === true) return { kind: 'settled', state: { kind: 'other-way' } };
    const { subjectId, distance, margin } = recognised;
    const { trackId, evidence } = probe;
    const question = punches.question.askAgain(subjectId, { trackId, evidence });
    if (question !== null) return { kind: 'settled', state: { kind: 'asking', question } };
    if (data.settings.direction === 'ask' && direction === null) {
      return { kind: 'waiting', state: { kind: 'choose-direction' } };
    }
    const liveShare = () => vision().liveShare(frame, probe.box);
    const unproven = await liveness.prove(trackId, subjectId, nowMs, liveShare);
    if (unproven !== null) return unproven;
    const match = { subjectId, modelId, distance, margin };
    const asked = secondFactor.ask(match, trackId, nowMs);
    if (asked !== null) {
      supervision.refused(subjectId, nowMs);
      return { kind: 'settled', state: asked };
    }
    return this.#record(probe, { ...match, method: 'face', direction }, frame, nowMs);
  }

  /** @param nowMs when the face was recognised, on the monotonic clock. */
  async #record(
    probe: Probe,
    arrival: Arrival & { readonly modelId: string },
    frame: Input<'kiosk.frame'>['frame'],
    nowMs: number,
  ): Promise<Verdict> {
    const { punches, barred, cases, kept, unrecorded } = this.parts;
    const face = { trackId: probe.trackId, evidence: probe.evidence };
    let punched: PunchResult;
    try {
      punched = await punches.record(arrival);
    } catch (error) {
      if (!isFault(error)) throw error;
      if (error.code === 'too-late') return { kind: 'not-recognised' };
      // Not settled, so that the next frame tries again: the disk may have space by then.
      return { kind: 'waiting', state: unrecorded.stateFor(error) };
    }
    if (punched.kind === 'seen') {
      const question = punches.ask(punched.entry, arrival, face);
      return { kind: 'settled', state: { kind: 'asking', question } };
    }
    // Someone else is at the door now, so the earlier question is over.
    punches.question.end();
    cases.recognised();
    if (punched.kind === 'recorded') {
      punches.recent.add(punched.entry, face, performance.now());
      const isDisputed = barred.hasAny(probe.evidence, nowMs);
      const { subjectId, modelId } = arrival;
      kept.recorded(probe, { subjectId, modelId, frame, isDisputed }, nowMs);
    }
    const { kind, entry } = punched;
    return { kind: 'settled', state: { kind, punch: punches.shown(entry) } };
  }
}
