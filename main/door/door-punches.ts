import type { DoorPunch, DoorQuestion } from '../../contract/calls/kiosk.js';
import type { CorrectionEntry } from '../attendance/journal/entry.js';
import type { KnownLook, KnownPunch } from '../attendance/journal/standing-punch.js';
import { punch, type Arrival, type PunchResult } from '../attendance/punch/record.js';
import { systemZone, zonedTime } from '../base/wall-clock.js';
import { arrivalNow } from './arrival-now.js';
import type { DoorData } from './door-data.js';
import { doorPunch } from './door-punch.js';
import type { TrackedFace } from './evidence.js';
import { OpenQuestion } from './open-question.js';
import { RecentPunches } from './recent-punches.js';

/** The punches made at this door: recorded, shown, asked about, and withdrawn. */
export class DoorPunches {
  /** Those that the person may still take back. */
  readonly recent = new RecentPunches();
  readonly question: OpenQuestion;

  /** @param onUnanswered as in `OpenQuestion`. */
  constructor(
    private readonly data: DoorData,
    onUnanswered: (trackId: number, question: DoorQuestion) => void,
  ) {
    this.question = new OpenQuestion(onUnanswered);
  }

  /** @throws Fault as `punch`, `arrivalNow`; then nothing was recorded. */
  async record(arrival: Arrival): Promise<PunchResult> {
    return punch(arrivalNow(arrival, this.data), null, this.data);
  }

  /** A punch as the greeting shows it. */
  shown(entry: KnownPunch): DoorPunch {
    return doorPunch(entry, this.#nameOf(entry), this.data);
  }

  /** Asks "In or out?" about a look. @param face null after a PIN. */
  ask(look: KnownLook, arrival: Arrival, face: TrackedFace | null): DoorQuestion {
    return this.question.ask(look, this.#nameOf(look), arrival, face);
  }

  /** Withdraws a punch or look, as the person said at the door. @throws Fault `disk-full`, `data-read-only`. */
  async withdraw(entry: { seq: number }, reason: CorrectionEntry['reason']): Promise<void> {
    const { settings, journal } = this.data;
    const time = zonedTime(Date.now(), settings.zone ?? systemZone());
    await journal.takeBack(entry, { ...time, kioskId: settings.kioskId, reason });
  }

  /** Another screen's camera takes over. */
  clear(): void {
    this.recent.clear();
    this.question.drop();
  }

  #nameOf({ subjectId }: { readonly subjectId: string }): string {
    return this.data.people.nameOf(subjectId) ?? '';
  }
}
