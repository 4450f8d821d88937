import { join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { afterRight, afterWrong, Attempts, noAttempts, waitMs } from '../access/attempts.js';
import { InTurn } from '../base/in-turn.js';
import type { People } from '../people/records/people.js';
import { openDocument, type Document } from '../storage/document.js';

/** Employee numbers and PINs at the door, with waits that grow with wrong ones and outlast a restart. */
export class Pins {
  readonly #inTurn = new InTurn();

  private constructor(
    private readonly people: People,
    private readonly document: Document<Attempts>,
  ) {}

  /** @throws Fault as `openDocument`. */
  static async open(
    folder: string,
    people: People,
    notice: (sentence: string) => void,
  ): Promise<Pins> {
    const file = join(folder, 'pin-attempts.json');
    const document = await openDocument(file, Attempts, noAttempts);
    if (document.recovered !== null) notice(document.recovered);
    return new Pins(people, document);
  }

  /**
   * Whose number and PIN these are. One at a time, so that many at once get no more tries.
   * @param nowMs milliseconds since 1970, UTC.
   * @throws Fault `wrong-pin` (whichever of the two is wrong), `pin-locked`.
   */
  subjectOf(number: string, pin: string, nowMs = Date.now()): Promise<string> {
    return this.#inTurn.run(() => this.#check(number, pin, nowMs));
  }

  async #check(number: string, pin: string, nowMs: number): Promise<string> {
    const wait = waitMs(this.document.data, number, nowMs);
    if (wait > 0) throw locked(wait);
    const subjectId = await this.people.findByPin(number, pin);
    const before = this.document.data;
    const after =
      subjectId === null ? afterWrong(before, number, nowMs) : afterRight(before, number);
    // Written before the answer: pulling the plug must not give another try.
    Object.assign(this.document.data, after);
    await this.document.write();
    if (subjectId !== null) return subjectId;
    const lock = waitMs(after, number, nowMs);
    if (lock > 0) throw locked(lock);
    throw new Fault('wrong-pin', 'The number or the PIN is wrong; try again.');
  }
}

function locked(ms: number): Fault {
  const seconds = Math.ceil(ms / 1000);
  const wait = seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`;
  return new Fault(
    'pin-locked',
    `Too many wrong PINs: wait ${wait} and try again, or ask reception.`,
  );
}
