import { userInfo } from 'node:os';
import type { Account, AuditEntry, Role } from '../../contract/calls/access.js';

/** The person or service that does something, for the audit log. */
export type Actor = Pick<AuditEntry, 'actor' | 'role' | 'via'>;

/** The signed-in person. */
export interface SignedIn extends Actor {
  readonly role: Role;
  /** Departments of a team; other roles are not limited. */
  readonly departments?: readonly string[] | undefined;
}

/**
 * Who is signed in on one screen; at first, no one. Times are milliseconds of a monotonic clock, such as
 * `performance.now()`.
 */
export class Session {
  #actor: SignedIn | null;
  #lastActiveMs = 0;
  #isClosed = false;
  readonly #onSignOut: (() => void)[] = [];
  readonly #onClose: (() => void)[] = [];

  constructor(actor: SignedIn | null = null) {
    this.#actor = actor;
  }

  /** The signed-in person; null if no one is signed in. */
  get actor(): SignedIn | null {
    return this.#actor;
  }

  /** True once the screen is closed. */
  get isClosed(): boolean {
    return this.#isClosed;
  }

  signIn({ name, role, departments }: Account, nowMs: number): void {
    this.#actor = { actor: name, role, via: 'screen', departments };
    this.#lastActiveMs = nowMs;
  }

  signOut(): void {
    this.#actor = null;
    for (const callback of this.#onSignOut) callback();
  }

  /** @param callback called at sign-out, to discard what is held for the signed-in person. */
  onSignOut(callback: () => void): void {
    this.#onSignOut.push(callback);
  }

  /** @param callback called when the screen is closed. */
  onClose(callback: () => void): void {
    this.#onClose.push(callback);
  }

  /** Ends the session when the screen is closed. */
  close(): void {
    this.#isClosed = true;
    this.signOut();
    for (const callback of this.#onClose) callback();
  }

  /**
   * Records activity. Signs out if there was none for longer than `idleMs`.
   * @returns true if this call signed out.
   */
  touch(nowMs: number, idleMs: number): boolean {
    const hasTimedOut =
      this.#actor !== null && this.#actor.via === 'screen' && nowMs - this.#lastActiveMs > idleMs;
    if (hasTimedOut) this.signOut();
    this.#lastActiveMs = nowMs;
    return hasTimedOut;
  }
}

/** The sessions of all screens, to end those of an account. */
export class Sessions {
  readonly #open = new Set<WeakRef<Session>>();

  /** Adds a session until its screen is closed. */
  add(session: Session): void {
    const reference = new WeakRef(session);
    this.#open.add(reference);
    session.onClose(() => {
      this.#open.delete(reference);
    });
  }

  /** Signs out on all screens. */
  signOutAll(): void {
    for (const reference of this.#open) reference.deref()?.signOut();
  }

  /**
   * Signs out an account on all screens: it was removed, or its password or role was changed.
   * @param except the session that made the change.
   */
  signOutAccount(name: string, except: Session): void {
    for (const reference of this.#open) {
      const session = reference.deref();
      if (session !== except && session?.actor?.actor === name) session.signOut();
    }
  }
}

/** A session of the command line. Anyone who can open the data folder is its administrator. */
export function commandLineSession(): Session {
  return new Session({ actor: systemUserName(), role: 'administrator', via: 'command-line' });
}

function systemUserName(): string {
  try {
    return userInfo().username;
  } catch {
    // The user of a container may have no name.
    return 'command line';
  }
}
