import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a nonce is valid, in ms. A kiosk uses it with its next request, or asks for another one. */
const validMs = 120_000;

/**
 * Numbers that are valid for one request each, so that nobody can record a request and send it again. They are not
 * stored when they are issued, since anyone can ask for them; only those of valid requests are stored. A restart makes
 * all of them invalid. Their age does not depend on a clock that can be changed.
 */
export class Nonces {
  readonly #key = randomBytes(32);
  /** Used nonces and when they end, oldest first. */
  readonly #used = new Map<string, number>();

  issue(): string {
    const body = `${Math.round(performance.now() + validMs)}.${randomBytes(9).toString('base64url')}`;
    return `${body}.${this.#mac(body)}`;
  }

  /** True if a nonce was issued here, is not too old, and was not used. */
  isGood(nonce: string): boolean {
    const end = nonce.lastIndexOf('.');
    const body = nonce.slice(0, Math.max(0, end));
    const [given, right] = [Buffer.from(nonce.slice(end + 1)), Buffer.from(this.#mac(body))];
    return (
      given.length === right.length &&
      timingSafeEqual(given, right) &&
      Number.parseInt(body) > performance.now() &&
      !this.#used.has(nonce)
    );
  }

  /** Call it with the nonce of a request whose signature is valid. */
  use(nonce: string): void {
    const nowMs = performance.now();
    for (const [old, endMs] of this.#used) {
      if (endMs > nowMs) break;
      this.#used.delete(old);
    }
    this.#used.set(nonce, nowMs + validMs);
  }

  #mac(body: string): string {
    return createHmac('sha256', this.#key).update(body).digest('base64url').slice(0, 22);
  }
}
