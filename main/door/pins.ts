import { join } from 'node:path';
import { Fault } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import {
  afterSuccess,
  afterFailure,
  Attempts,
  noAttempts,
  lockedForMs,
} from '../access/attempts.js';
import { SerialQueue } from '../base/serial-queue.js';
import type { People } from '../people/records/people.js';
import { openDocument, type Document } from '../storage/document.js';
import type { SiteState } from '../storage/site-state.js';

/** Checks employee numbers and PINs. Waiting times grow with wrong attempts and survive a restart. */
export class Pins {
  readonly #queue = new SerialQueue();

  private constructor(
    private readonly people: People,
    private readonly document: Document<Attempts>,
  ) {}

  /**
   * @param site authenticates the file.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    people: People,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
  ): Promise<Pins> {
    const file = join(folder, 'pin-attempts.json');
    const guard = site?.documentGuard('PIN attempts');
    const document = await openDocument(file, Attempts, noAttempts, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new Pins(people, document);
  }

  /**
   * The person with this number and PIN. Attempts are checked one at a time, so that parallel attempts do not
   * get around the limit.
   * @param nowMs milliseconds since 1970, UTC.
   * @throws Fault `wrong-pin` (also for an unknown number), `pin-locked`.
   */
  subjectOf(number: string, pin: string, nowMs = Date.now()): Promise<string> {
    return this.#queue.run(() => this.#check(number, pin, nowMs));
  }

  async #check(number: string, pin: string, nowMs: number): Promise<string> {
    const wait = lockedForMs(this.document.data, number, nowMs);
    if (wait > 0) throw locked(wait);
    const subjectId = await this.people.findByPin(number, pin);
    const before = this.document.data;
    const after =
      subjectId === null ? afterFailure(before, number, nowMs) : afterSuccess(before, number);
    // Written before the answer, so that cutting the power does not allow another attempt.
    Object.assign(this.document.data, after);
    await this.document.write();
    if (subjectId !== null) return subjectId;
    const lock = lockedForMs(after, number, nowMs);
    if (lock > 0) throw locked(lock);
    throw new Fault(
      'wrong-pin',
      'The employee number and the PIN do not match. Check both and try again.',
    );
  }
}

function locked(ms: number): Fault {
  const seconds = Math.ceil(ms / 1000);
  const wait =
    seconds < 120 ? counted(seconds, 'second') : counted(Math.ceil(seconds / 60), 'minute');
  return new Fault(
    'pin-locked',
    `Too many wrong PINs. Wait ${wait} and try again, or ask reception.`,
  );
}
