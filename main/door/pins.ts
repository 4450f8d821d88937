import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Fault } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import {
  afterSuccess,
  afterFailure,
  atThisClock,
  Attempts,
  delayMs,
  noAttempts,
  lockedForMs,
} from '../access/attempts.js';
import { FairQueue } from '../base/fair-queue.js';
import type { People } from '../people/records/people.js';
import { openDocument, type Document } from '../storage/document.js';
import type { SiteState } from '../storage/site-state.js';

/** Checks employee numbers and PINs. Waiting times grow with wrong attempts and survive a restart. */
export class Pins {
  readonly #queue = new FairQueue();

  private constructor(
    private readonly people: People,
    private readonly document: Document<Attempts>,
    private readonly pause: (ms: number) => Promise<unknown>,
  ) {}

  /**
   * @param site authenticates the file.
   * @param pause waits for a number of milliseconds.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    people: People,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
    pause: (ms: number) => Promise<unknown> = setTimeout,
  ): Promise<Pins> {
    const file = join(folder, 'pin-attempts.json');
    const guard = site?.documentGuard('PIN attempts');
    const document = await openDocument(file, Attempts, noAttempts, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new Pins(people, document, pause);
  }

  /**
   * The person with this number and PIN. Attempts are checked one at a time, so that parallel attempts do
   * not get around the limits. After many wrong ones it takes some seconds.
   * @param nowMs milliseconds since 1970, UTC.
   * @param screen where it was typed: the screens take turns.
   * @throws Fault `wrong-pin` (also for an unknown number), `pin-locked`.
   */
  subjectOf(
    number: string,
    pin: string,
    nowMs: number | null = null,
    screen: object = this,
  ): Promise<string> {
    return this.#queue.run(screen, () => this.#check(number, pin, nowMs ?? Date.now()));
  }

  async #check(number: string, pin: string, startMs: number): Promise<string> {
    Object.assign(this.document.data, atThisClock(this.document.data, startMs));
    const wait = lockedForMs(this.document.data, number, startMs);
    if (wait > 0) throw locked(wait);
    const delay = delayMs(this.document.data, startMs);
    if (delay > 0) await this.pause(delay);
    const nowMs = startMs + delay;
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
      'The employee number (or code) and the PIN do not match. Check both and try again.',
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
