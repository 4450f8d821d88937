import * as v from 'valibot';
import type { Calls } from '../call.js';
import { CardNumber, Id, Path } from '../fields.js';
import { TimesheetLanguage } from './exports.js';
import { Download } from './transfers.js';

/** Badges: ways to clock in besides the face and the PIN. Part of the contract; see contract.ts. */

/**
 * What a site accepts besides face and PIN. `printed`: a badge with a QR code. `rotating`: number and a code from
 * the person’s phone. `cards`: cards at a reader that types.
 */
export const BadgePolicy = v.object({
  printed: v.boolean(),
  rotating: v.boolean(),
  cards: v.boolean(),
});
export type BadgePolicy = v.InferOutput<typeof BadgePolicy>;

export const noBadges: BadgePolicy = { printed: false, rotating: false, cards: false };

/** A badge of a person, without its secret. */
export const Badge = v.object({
  id: v.string(),
  kind: v.picklist(['printed', 'rotating', 'card']),
  /** UTC. */
  madeAt: v.string(),
});
export type Badge = v.InferOutput<typeof Badge>;

/** Everyone on one sheet: 10,000 badges are 1,000 pages. */
const People = v.pipe(v.array(Id), v.minLength(1), v.maxLength(10_000));

const sheet = {
  /** Names or ids. */
  people: People,
  language: v.optional(TimesheetLanguage, 'en'),
  paper: v.optional(v.picklist(['a4', 'letter']), 'a4'),
};

export const badgeCalls = {
  /**
   * Makes a printed badge for each of these people, for download as a PDF. Their earlier printed badges stop working:
   * only a digest of a badge is kept, so no badge can be printed twice. Faults `not-found`, `ambiguous`.
   */
  'badges.print': {
    access: 'administrator',
    input: v.object(sheet),
    output: v.object({ count: v.number(), file: Download }),
  },
  /** As `badges.print`, written to a new file on this machine’s disk. Fault `file-exists`. */
  'files.printBadges': {
    access: 'administrator',
    input: v.object({ ...sheet, out: Path }),
    output: v.object({ count: v.number(), out: v.string() }),
  },
  /**
   * Makes the secret for a person’s authenticator app, which replaces the previous one. It is shown only now. `typed`:
   * the number or code that the person types before the code from the phone.
   */
  'badges.makeRotating': {
    access: 'administrator',
    input: v.object({ who: Id }),
    output: v.object({
      subjectId: v.string(),
      name: v.string(),
      typed: v.string(),
      /** An `otpauth://` address, as authenticator apps scan it in a QR code. */
      address: v.string(),
    }),
  },
  /** Learns a card that was held to a reader. Fault `invalid-input` if it is another person’s. */
  'badges.learnCard': {
    access: 'administrator',
    input: v.object({ who: Id, card: CardNumber }),
    output: v.object({ subjectId: v.string(), name: v.string() }),
  },
  /** A lost badge: it no longer works. Fault `not-found`. */
  'badges.withdraw': {
    access: 'administrator',
    input: v.object({ who: Id, badge: Id }),
    output: v.object({ subjectId: v.string(), name: v.string() }),
  },
} as const satisfies Calls;
