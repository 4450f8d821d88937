import type { Output } from '../../contract/contract.js';
import type { DoorAnswer } from '../../contract/calls/kiosk.js';
import type { PunchResult } from '../attendance/punch/record.js';
import type { BarredIdentities } from './barred.js';
import type { CaseWatch } from './case-watch.js';
import type { Door } from './door.js';
import type { DoorData } from './door-data.js';
import type { DoorPunches } from './door-punches.js';
import type { TrackedFace } from './evidence.js';
import type { KeptFaces } from './kept-faces.js';
import { unlessDiskFails } from './unless-disk-fails.js';

/** The parts of the kiosk that replies change. */
export interface ReplyParts {
  readonly data: Pick<DoorData, 'probes'>;
  readonly punches: DoorPunches;
  readonly barred: BarredIdentities;
  readonly cases: CaseWatch;
  readonly kept: KeptFaces;
  /** The door of the screen that owns the camera now. */
  readonly currentDoor: () => Door;
}

/** What people reply to the screen: "In", "Out", "Just passing" and "That’s not me". */
export class DoorReplies {
  constructor(private readonly parts: ReplyParts) {}

  /** Takes back a punch at this door, within seconds. @throws Fault `too-late`. */
  async takeBack(seq: number): Promise<object> {
    const { data, punches, currentDoor } = this.parts;
    const recent = punches.recent.find(seq, performance.now());
    const door = currentDoor();
    await punches.withdraw(recent.entry, 'not-me');
    // Touched twice, or another screen took over.
    if (!punches.recent.remove(seq)) return {};
    if (recent.face !== null) {
      await this.#bar(recent.entry.subjectId, recent.face, door);
      data.probes.takeBack(recent.entry.subjectId);
    }
    return {};
  }

  /**
   * Answers the question on the screen: records the punch, or that there is none.
   * @throws Fault `too-late`; `disk-full`, `data-read-only`, and then the look stays for HR.
   */
  async answer(seq: number, answer: DoorAnswer): Promise<Output<'kiosk.answer'>> {
    const { punches, currentDoor } = this.parts;
    const asked = punches.question.take(seq);
    const { arrival, face } = asked;
    // Another screen may take over meanwhile, whose tracks have other people.
    const door = currentDoor();
    if (answer === 'just-passing' || answer === 'not-me') {
      await punches.withdraw({ seq }, answer);
      if (face !== null && answer === 'not-me') await this.#bar(arrival.subjectId, face, door);
      else if (face !== null) door.show(face.trackId, { kind: 'looking' });
      return { punch: null };
    }
    let punched: PunchResult;
    try {
      punched = await punches.record({ ...arrival, direction: answer });
    } catch (error) {
      // The person can touch the button again.
      if (door === currentDoor()) punches.question.putBack(asked);
      throw error;
    }
    if (punched.kind === 'seen') throw new Error('a chosen direction leaves no doubt');
    // After the punch: if the power or the disk fails in between, HR sees a look too many and not a punch too few.
    await unlessDiskFails(() => punches.withdraw({ seq }, 'answered'));
    const { kind, entry } = punched;
    const punch = punches.shown(entry);
    if (kind === 'recorded' && door === currentDoor()) {
      punches.recent.add(punched.entry, face, performance.now());
    }
    if (face !== null) door.show(face.trackId, { kind, punch });
    return { punch };
  }

  /** Bars an identity for the person with this face, who said that they are somebody else. */
  #bar(subjectId: string, { trackId, evidence }: TrackedFace, door: Door): Promise<void> {
    const { barred, kept, cases } = this.parts;
    const nowMs = performance.now();
    barred.add(subjectId, evidence, nowMs);
    kept.denied(subjectId, trackId);
    door.markUnknown(trackId);
    return cases.denied(subjectId, nowMs);
  }
}
