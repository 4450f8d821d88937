import type { DoorQuestion } from '../../contract/calls/kiosk.js';
import { Fault } from '../../contract/fault.js';
import type { KnownLook } from '../attendance/journal/standing-punch.js';
import type { Arrival } from '../attendance/punch/record.js';
import { wallClock } from '../base/wall-clock.js';
import type { TrackedFace } from './evidence.js';

/**
 * How long the screen asks "In or out?": long enough to read one line and touch a button, also for someone who
 * has already turned away, and over before the next person comes. The services accept it a little longer.
 */
const answerSeconds = 20;
const answerLimitMs = (answerSeconds + 4) * 1000;

/** A question, and who was asked. */
export interface AskedQuestion {
  readonly question: DoorQuestion;
  readonly arrival: Arrival;
  /** Null after a PIN. */
  readonly face: TrackedFace | null;
  readonly askedMs: number;
}

/** The question on the screen. Its look is in the journal, so nothing is lost if no one answers. */
export class OpenQuestion {
  readonly #onUnanswered: (trackId: number, question: DoorQuestion) => void;
  #asked: AskedQuestion | null = null;

  /** @param onUnanswered called if the question of a tracked face ends without an answer. */
  constructor(onUnanswered: (trackId: number, question: DoorQuestion) => void) {
    this.#onUnanswered = onUnanswered;
  }

  /** Shows a question in place of the previous one. @param name of the person. */
  ask(look: KnownLook, name: string, arrival: Arrival, face: TrackedFace | null): DoorQuestion {
    this.end();
    const localTime = wallClock(look) + look.offset;
    const question = { seq: look.seq, name, localTime, answerSeconds };
    this.#asked = { question, arrival, face, askedMs: performance.now() };
    return question;
  }

  /** Keeps the question for a person whose track was lost while they were asked. @returns null without one. */
  askAgain(subjectId: string, face: TrackedFace): DoorQuestion | null {
    const asked = this.#asked;
    if (asked?.arrival.subjectId !== subjectId || asked.face === null) return null;
    this.#asked = { ...asked, face };
    return asked.question;
  }

  /** Takes the question off the screen to answer it. @throws Fault `too-late`. */
  take(seq: number): AskedQuestion {
    this.expire();
    const asked = this.#asked;
    if (asked?.question.seq !== seq) {
      throw new Fault(
        'too-late',
        'It is too late to answer here. Look at the camera again, or ask HR to enter the punch.',
      );
    }
    this.#asked = null;
    return asked;
  }

  /** Puts a question back that could not be answered, unless there is another one. */
  putBack(asked: AskedQuestion): void {
    this.#asked ??= asked;
  }

  /** Ends the question if its time is over. */
  expire(): void {
    if (performance.now() - (this.#asked?.askedMs ?? Infinity) > answerLimitMs) this.end();
  }

  /** Leaves the look to HR. */
  end(): void {
    const asked = this.#asked;
    this.#asked = null;
    if (asked !== null && asked.face !== null) {
      this.#onUnanswered(asked.face.trackId, asked.question);
    }
  }

  /** Drops the question, because another screen took over. The look is left to HR. */
  drop(): void {
    this.#asked = null;
  }
}
