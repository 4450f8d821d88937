import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
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
import { SharedRun } from '../base/shared-run.js';
import type { PhoneCode } from '../people/badges/badges.js';
import type { Identities } from '../people/badges/identities.js';
import { openDocument, type Document } from '../storage/document.js';
import type { SiteState } from '../storage/site-state.js';

const PinsFile = v.object({
  ...Attempts.entries,
  /** Used codes from phones, by badge: the numbers of their time steps, oldest first. */
  usedCodes: v.optional(v.record(v.string(), v.array(v.number())), {}),
});
type PinsFile = v.InferOutput<typeof PinsFile>;

/**
 * Used codes that are remembered of each phone. Three codes are valid at any time; the others are for a clock that is
 * set back. A phone takes days to make that number of codes.
 */
const maxUsedCodes = 20;

/** The person whose number was typed, and the PIN or code typed with it. */
export interface Typed {
  readonly subjectId: string;
  readonly method: 'pin' | 'totp';
}

/**
 * Checks employee numbers with PINs or codes from phones, badges and cards. Waiting times grow with wrong attempts and
 * survive a restart.
 */
export class Pins {
  readonly #queue = new FairQueue();
  /** The content of the file, as JSON; null if it is uncertain. */
  #saved: string | null;
  /** People who type their PINs at the same time share a write to the disk. */
  readonly #saving = new SharedRun(() => this.#save());

  private constructor(
    private readonly people: Identities,
    private readonly document: Document<PinsFile>,
    private readonly pause: (ms: number) => Promise<unknown>,
  ) {
    this.#saved = JSON.stringify(document.data);
  }

  /**
   * @param site authenticates the file.
   * @param pause waits for a number of milliseconds.
   * @throws Fault as `openDocument`.
   */
  static async open(
    folder: string,
    people: Identities,
    notify: (sentence: string) => void,
    site: SiteState | null = null,
    pause: (ms: number) => Promise<unknown> = setTimeout,
  ): Promise<Pins> {
    const file = join(folder, 'pin-attempts.json');
    const guard = site?.documentGuard('PIN attempts');
    const empty: PinsFile = { ...noAttempts, usedCodes: {} };
    const document = await openDocument<PinsFile>(file, PinsFile, empty, [], guard);
    if (document.recovered !== null) notify(document.recovered);
    return new Pins(people, document, pause);
  }

  /**
   * The person with this number and PIN, or with this number and the code on their phone. Attempts are checked one
   * at a time, so that parallel attempts do not get around the limits. After many wrong ones it takes some seconds.
   * @param nowMs milliseconds since 1970, UTC.
   * @param screen where it was typed: the screens take turns.
   * @throws Fault `wrong-pin` (also for an unknown number), `code-used`, `pin-locked`.
   */
  typed(
    number: string,
    pin: string,
    nowMs: number | null = null,
    screen: object = this,
  ): Promise<Typed> {
    let refusal = wrongPin;
    const find = async (atMs: number): Promise<Typed | null> => {
      const subjectId = await this.people.findByPin(number, pin);
      if (subjectId !== null) return { subjectId, method: 'pin' };
      const code = this.people.findByPhone(number, pin, atMs);
      if (code === null) return null;
      if (!this.people.wasUsedElsewhere(code) && this.#use(code))
        return { subjectId: code.subjectId, method: 'totp' };
      refusal = codeUsed;
      return null;
    };
    return this.#attempt(screen, number, find, () => refusal(), nowMs);
  }

  /** As `typed`, without what it was. */
  async subjectOf(...typed: Parameters<Pins['typed']>): Promise<string> {
    return (await this.typed(...typed)).subjectId;
  }

  /**
   * The person with this badge or card. Attempts are limited as those with PINs.
   * @throws Fault `wrong-badge` (also if the site accepts none), `pin-locked`.
   */
  subjectWith(kind: 'printed' | 'card', text: string, screen: object = this): Promise<string> {
    const name = this.people.attemptName(kind, text);
    const find = () => Promise.resolve(this.people.findByBadge(kind, text));
    return this.#attempt(screen, name, find, wrongBadge, null);
  }

  /** Notes that a code was used, to be written with the attempt. @returns false if it was used before. */
  #use({ badgeId, step }: PhoneCode): boolean {
    // A code counts once (RFC 6238, section 5.2).
    const { usedCodes } = this.document.data;
    const used = usedCodes[badgeId] ?? [];
    if (used.includes(step)) return false;
    const now = [...used, step].slice(-maxUsedCodes);
    this.document.data.usedCodes = { ...usedCodes, [badgeId]: now };
    return true;
  }

  /** Checks an attempt after the others, and counts it on the disk before the answer. */
  async #attempt<Found>(
    screen: object,
    number: string,
    find: (nowMs: number) => Promise<Found | null>,
    refusal: () => Fault,
    nowMs: number | null,
  ): Promise<Found> {
    const found = await this.#queue.run(screen, () =>
      this.#check(number, find, refusal, nowMs ?? Date.now()),
    );
    // Outside the queue, so that the next right PIN is checked in the meantime and shares the write.
    await this.#saving.run();
    return found;
  }

  async #check<Found>(
    number: string,
    find: (nowMs: number) => Promise<Found | null>,
    refusal: () => Fault,
    startMs: number,
  ): Promise<Found> {
    Object.assign(this.document.data, atThisClock(this.document.data, startMs));
    const wait = lockedForMs(this.document.data, number, startMs);
    if (wait > 0) throw locked(wait);
    const delay = delayMs(this.document.data, startMs);
    if (delay > 0) await this.pause(delay);
    const nowMs = startMs + delay;
    const found = await find(nowMs);
    const before = this.document.data;
    const after =
      found === null ? afterFailure(before, number, nowMs) : afterSuccess(before, number);
    Object.assign(this.document.data, after);
    if (found !== null) return found;
    // Written before the answer, so that cutting the power does not allow another attempt.
    await this.#saving.run();
    const lock = lockedForMs(after, number, nowMs);
    throw lock > 0 ? locked(lock) : refusal();
  }

  /** Writes the file unless it is up to date, as after a right PIN with no wrong one before it. */
  async #save(): Promise<void> {
    const text = JSON.stringify(this.document.data);
    if (text === this.#saved) return;
    this.#saved = null;
    await this.document.write();
    this.#saved = text;
  }
}

function wrongPin(): Fault {
  return new Fault(
    'wrong-pin',
    'The employee number (or code) and the PIN do not match. Check both and try again.',
  );
}

function codeUsed(): Fault {
  return new Fault('code-used', 'This code was used before. Wait for the next one on the phone.');
}

function wrongBadge(): Fault {
  return new Fault(
    'wrong-badge',
    'This badge or card is unknown here, or no longer valid. Use your PIN, or ask reception.',
  );
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
