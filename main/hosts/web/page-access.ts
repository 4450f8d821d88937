import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A browser on a slow computer needs some seconds to start and load the page. */
const codeLifeMs = 60_000;
/** Longer secrets are refused unread. */
const maxSecretLength = 200;

/**
 * Decides which pages may use the services. There are three secrets:
 *
 * - an address token, part of the address that is printed for opening the kiosk by hand. It is valid until
 *   the process ends;
 * - one-time codes, for addresses that other users of this computer can read in the list of processes. A
 *   code expires when it is used, or after a minute;
 * - page tokens. A page gets one in exchange for either of the above, and keeps it. It stays valid after a
 *   restart, so that the kiosk's page connects again by itself.
 */
export class PageAccess {
  readonly addressToken = randomBytes(32).toString('base64url');
  readonly #key: Uint8Array;
  readonly #now: () => number;
  /** When each unused code expires, by code. */
  readonly #codes = new Map<string, number>();

  /**
   * @param key page tokens are signed with it; 32 bytes, the same after a restart.
   * @param now clock in ms.
   */
  constructor(key: Uint8Array, now: () => number = () => performance.now()) {
    this.#key = key;
    this.#now = now;
  }

  /** Creates a one-time code. */
  newCode(): string {
    this.#forgetExpiredCodes();
    const code = randomBytes(32).toString('base64url');
    this.#codes.set(code, this.#now() + codeLifeMs);
    return code;
  }

  /**
   * Exchanges a secret of any kind for a page token. Uses up a one-time code.
   * @returns null if the secret is not valid, or no longer.
   */
  exchange(secret: string | null): string | null {
    if (secret === null) return null;
    this.#forgetExpiredCodes();
    // A code has 256 random bits: the time of a look-up does not help to find it.
    if (!this.#codes.delete(secret) && !this.admits(secret)) return null;
    const id = randomBytes(16).toString('base64url');
    return `${id}.${this.#signatureOf(id)}`;
  }

  /** True for a page token or the address token, which open the WebSocket. */
  admits(secret: string): boolean {
    if (secret.length > maxSecretLength) return false;
    if (isSame(secret, this.addressToken)) return true;
    const [id = '', signature = '', ...rest] = secret.split('.');
    return rest.length === 0 && id !== '' && isSame(signature, this.#signatureOf(id));
  }

  #signatureOf(id: string): string {
    return createHmac('sha256', this.#key).update(id).digest('base64url');
  }

  #forgetExpiredCodes(): void {
    for (const [code, expiresAtMs] of this.#codes) {
      if (expiresAtMs <= this.#now()) this.#codes.delete(code);
    }
  }
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
