import type {
  ChallengeStep,
  DoorState,
  DoorView,
  TurnDirection,
} from '../../contract/calls/kiosk.js';
import { isFault } from '../../contract/fault.js';
import { secureRandom } from '../liveness/secure-random.js';
import type { Door, Verdict } from './door.js';
import type { DoorData } from './door-data.js';
import { LivenessGate, type GateAnswer } from './liveness-gate.js';
import type { Supervision } from './supervision.js';
import type { Track } from './tracker.js';

type Closed = Extract<GateAnswer, { kind: 'closed' }>;

/** The liveness check at the door: shows the decisions of the gate on the screen, and records them in the audit log. */
export class LivenessCheck {
  readonly #data: DoorData;
  readonly #gate: LivenessGate;

  readonly #supervision: Supervision;

  /** @param supervision learns who was refused. */
  constructor(data: DoorData, supervision: Supervision) {
    this.#data = data;
    this.#supervision = supervision;
    this.#gate = new LivenessGate(() => data.settings.liveness, secureRandom);
  }

  /** False if the site does not check. */
  get isOn(): boolean {
    return this.#data.settings.liveness !== 'off';
  }

  /** True if an anti-spoofing net was imported. */
  get #hasNet(): boolean {
    return this.#data.models.list().some(({ kind }) => kind === 'antispoof');
  }

  /**
   * Takes in the people of a frame, and shows the next step of a challenge.
   * @returns the view to show; null if no one is challenged.
   */
  async see(tracks: readonly Track[], door: Door, nowMs: number): Promise<DoorView | null> {
    if (!this.isOn) return null;
    this.#gate.see(tracks, nowMs);
    const trackId = this.#gate.challengedTrackId;
    if (trackId === null) return null;
    const answer = this.#gate.advance(nowMs);
    if (answer?.kind === 'challenge') {
      return door.showChallenge(trackId, this.#stateOf(answer.step));
    }
    if (answer?.kind === 'closed') {
      door.show(trackId, { kind: 'other-way' });
      await this.#refuse(answer, nowMs);
    } else door.reopen(trackId);
    return door.view;
  }

  /**
   * Null for a live person; otherwise what happens instead of a punch.
   * @param liveShare what the anti-spoofing nets say about the person in this frame; null without nets.
   */
  async prove(
    trackId: number,
    subjectId: string,
    nowMs: number,
    liveShare: () => Promise<number | null>,
  ): Promise<Verdict | null> {
    if (this.#hasNet && this.#gate.wantsVote(trackId, subjectId)) {
      const live = await liveShare();
      if (live !== null) this.#gate.addVote(trackId, live);
    }
    const answer = this.#gate.check(trackId, subjectId, nowMs);
    switch (answer.kind) {
      case 'open':
        return null;
      case 'wait':
        // People who come closer move, which shows whether they are alive.
        return { kind: 'waiting', state: { kind: 'hint', hint: 'come-closer' } };
      case 'challenge':
        return { kind: 'settled', state: this.#stateOf(answer.step) };
      case 'closed':
        await this.#refuse(answer, nowMs);
        return { kind: 'settled', state: { kind: 'other-way' } };
    }
  }

  /** Ends the check of a person who clocked in or out in another way. The door may still see them. */
  endFor(subjectId: string, door: Door): void {
    for (const trackId of this.#gate.endFor(subjectId)) door.reopen(trackId);
  }

  /** Leaves out the direction that the challenge asks for. */
  skipTurn(direction: TurnDirection): void {
    this.#gate.skipDirection(direction);
  }

  /** Resets the people in view when another screen's camera takes over. */
  clear(nowMs: number): void {
    this.#gate.clear(nowMs);
  }

  #stateOf(challenge: ChallengeStep): DoorState {
    return { kind: 'challenge', challenge, isSpoken: this.#data.settings.speaksChallenge };
  }

  /** Records an attempt that was refused, with the measures and without a picture. */
  async #refuse({ subjectId: face, refusal }: Closed, nowMs: number): Promise<void> {
    this.#supervision.refused(face, nowMs);
    if (refusal === null) return;
    const { subjectId, ...after } = refusal;
    const { settings, audit } = this.#data;
    const entry = { action: 'door.refused', target: subjectId, after } as const;
    try {
      await audit.record({ actor: settings.kioskId, role: 'none', via: 'service' }, entry);
    } catch (error) {
      // The person is still refused: without a disk, nothing is recorded for anyone.
      if (!isFault(error)) throw error;
    }
  }
}
