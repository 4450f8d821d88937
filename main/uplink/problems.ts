import { isFault } from '../../contract/fault.js';
import { counted } from '../../contract/plural.js';
import { HubRefusal } from '../link/hub-client.js';

/** What an administrator reads about the connection to the hub. */
export const contradiction =
  'The journal no longer has entries that the hub has confirmed: an older copy of the data was put back, or entries were removed. The hub keeps them, and accepts no new ones until an administrator has checked this.';

/** Why the door asks for PINs. @param days as `Settings.faceLeaseDays`. */
export function leaseIsOver(days: number): string {
  return `This kiosk has had no answer from its hub for ${counted(days, 'day', 'days')}. Until the hub answers, people clock in with their PIN only. Check the network, or leave the hub.`;
}

/** Absences that stay at this kiosk only. @param count at least 1. */
export function absencesClash(count: number): string {
  return `Of the absences that this kiosk had before it joined its hub, ${counted(count, 'absence', 'absences')} could not be copied to the hub, because the person has another one on the same days. They exist only here. Compare both lists, and correct them at the hub’s desk.`;
}

/** Pause after a refusal that only an administrator can resolve, in ms. */
export const standstillMs = 3_600_000;

/** The hub has another entry with this number. */
export class Standstill extends Error {
  constructor(seq: number) {
    super(
      `The hub refused entry ${seq} of this kiosk’s journal, because it does not match the entries that this kiosk sent before. An older copy of the data may have been put back, or two machines use copies of it. New entries are kept here, and do not count at the hub.`,
    );
  }
}

/** True for a refusal that a new attempt does not change. */
export function isFinal(error: unknown): boolean {
  if (isFault(error)) return error.code === 'not-allowed' || error.code === 'invalid-input';
  return error instanceof HubRefusal && finalSentences[error.reason] !== undefined;
}

const tooMuchToDo = 'The hub is overloaded. Entries wait here until it has time.';

const finalSentences: Readonly<Record<string, string | undefined>> = {
  revoked: 'This kiosk was removed from its hub, which accepts no more entries from it.',
  unknown: 'The hub does not know this kiosk. Join again with a new code.',
  signature: 'The hub has a different key for this kiosk. Join again with a new code.',
};

/** A failure for people. */
export function sentenceOf(error: unknown): string {
  if (error instanceof HubRefusal) {
    if (error.retryAfterMs !== null) return tooMuchToDo;
    return finalSentences[error.reason] ?? 'The hub could not take the entries now.';
  }
  return error instanceof Error ? error.message : String(error);
}
