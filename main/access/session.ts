import { userInfo } from 'node:os';
import type { Account, AuditEntry, Role } from '../../contract/calls/access.js';

/** Whoever does something, for the audit log. */
export type Actor = Pick<AuditEntry, 'actor' | 'role' | 'via'>;

/** The one who is signed in. */
export interface SignedIn extends Actor {
  readonly role: Role;
}

/** Who is signed in on one screen; nobody at first. Time is on a clock that only goes forward. */
export class Session {
  #actor: SignedIn | null;
  #latestMs = 0;
  readonly #onSignOut: (() => void)[] = [];
  readonly #onClose: (() => void)[] = [];

  constructor(actor: SignedIn | null = null) {
    this.#actor = actor;
  }

  get actor(): SignedIn | null {
    return this.#actor;
  }

  signIn({ name, role }: Account, nowMs: number): void {
    this.#actor = { actor: name, role, via: 'screen' };
    this.#latestMs = nowMs;
  }

  signOut(): void {
    this.#actor = null;
    for (const forget of this.#onSignOut) forget();
  }

  /** Whatever is held for whoever is signed in is let go of by this. */
  onSignOut(forget: () => void): void {
    this.#onSignOut.push(forget);
  }

  /** Called when the screen is closed. */
  onClose(release: () => void): void {
    this.#onClose.push(release);
  }

  /** Ends the session: the screen is gone. */
  close(): void {
    this.signOut();
    for (const release of this.#onClose) release();
  }

  /**
   * Takes note that something was done, and signs out where nothing was for too long.
   * @returns true where that just happened.
   */
  touch(nowMs: number, idleMs: number): boolean {
    const isOver =
      this.#actor !== null && this.#actor.via === 'screen' && nowMs - this.#latestMs > idleMs;
    if (isOver) this.signOut();
    this.#latestMs = nowMs;
    return isOver;
  }
}

/** Whoever can open the data folder on the command line is its administrator. */
export function commandLineSession(): Session {
  return new Session({ actor: systemName(), role: 'administrator', via: 'command-line' });
}

function systemName(): string {
  try {
    return userInfo().username;
  } catch {
    // A container's user may have no name.
    return 'command line';
  }
}
