import type { Kysely } from 'kysely';
import { newPairingSecret, pairingCode } from '../../link/pairing-code.js';
import { macKeyOf, macOf } from '../../storage/chain.js';
import type { MacKey } from '../../storage/mac-key.js';
import type { HubTables } from '../database/schema.js';

/** How long a code is valid, in ms: long enough to walk to the kiosk. */
const validMs = 15 * 60_000;
/**
 * Wrong codes that are accepted in one such time, of all kiosks together: with 2^35 secrets, a guess is then right
 * once in 300 million such times for each open code.
 */
const maxWrong = 100;

/** The codes that pair kiosks. The database has only MACs of them. */
export class PairingCodes {
  readonly #key: MacKey;
  #wrong = 0;
  #windowEndMs = 0;

  /**
   * @param siteKey of the hub, 32 bytes.
   * @param fingerprint of the hub's certificate.
   */
  constructor(
    siteKey: Uint8Array,
    private readonly fingerprint: string,
  ) {
    this.#key = macKeyOf(siteKey, 'pairing codes');
  }

  /** Makes a code. @param siteId the site that the kiosk gets; null for the one that it had, or none. */
  async make(
    db: Kysely<HubTables>,
    siteId: string | null = null,
    now = new Date(),
  ): Promise<{ readonly code: string; readonly validUntil: string }> {
    const secret = newPairingSecret();
    const expires = new Date(now.getTime() + validMs);
    await db.deleteFrom('pairing_codes').where('expires_at', '<', now).execute();
    await db
      .insertInto('pairing_codes')
      .values({ code_mac: macOf(this.#key, secret), expires_at: expires, site_id: siteId })
      .execute();
    return { code: pairingCode(secret, this.fingerprint), validUntil: expires.toISOString() };
  }

  /** Uses a code, which works once and until it expires. @returns what it is for; null if it is wrong. */
  async use(
    trx: Kysely<HubTables>,
    secret: string,
    now: Date,
  ): Promise<{ readonly siteId: string | null } | null> {
    const used = await trx
      .updateTable('pairing_codes')
      .set({ used_at: now })
      .where('code_mac', '=', macOf(this.#key, secret))
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('site_id')
      .executeTakeFirst();
    if (used === undefined) this.#wrong += 1;
    return used === undefined ? null : { siteId: used.site_id };
  }

  /** True while too many wrong codes were tried. */
  get isLocked(): boolean {
    const nowMs = performance.now();
    if (nowMs > this.#windowEndMs) {
      this.#wrong = 0;
      this.#windowEndMs = nowMs + validMs;
    }
    return this.#wrong >= maxWrong;
  }
}
