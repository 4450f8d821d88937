import { sql } from 'kysely';
import { Fault } from '../../../contract/fault.js';
import { isPublicKey } from '../../link/keys.js';
import type { PairRequest } from '../../link/messages.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';
import type { PairingCodes } from './codes.js';

/**
 * Pins the keys of a kiosk that has a code. A kiosk that was here before keeps its entries and gets its new keys: its
 * journal continues where it ended, or is a fork.
 * @param request whose signature by `signKey` was checked.
 * @returns false if the code is wrong, was used, or has expired.
 */
export async function pairKiosk(
  db: HubDatabase,
  codes: PairingCodes,
  { kiosk, name, secret, signKey, sealKey }: PairRequest,
  now = new Date(),
): Promise<boolean> {
  if (!isPublicKey(signKey, 'ed25519') || !isPublicKey(sealKey, 'x25519')) return false;
  const pinned = { name, state: 'active', sign_key: signKey, seal_key: sealKey } as const;
  return inTransaction(db, async (trx) => {
    const code = await codes.use(trx, secret, now);
    if (code === null) return false;
    const site = code.siteId === null ? {} : { site_id: code.siteId };
    await trx
      .insertInto('kiosks')
      .values({ id: kiosk, ...pinned, ...site, paired_at: now })
      .onConflict((conflict) =>
        conflict
          .column('id')
          // It may have other people now; it asks for all of them anyway, since it joins.
          .doUpdateSet((eb) => ({
            ...{ ...pinned, ...site, paired_at: now, revoked_at: null, continued_by: null },
            view: sql<number>`${eb.ref('kiosks.view')} + 1`,
          })),
      )
      .execute();
    return true;
  });
}

/**
 * Finds a kiosk that was not revoked.
 * @param which its id or its name.
 * @throws Fault `not-found`, `ambiguous`.
 */
export async function findActiveKiosk(
  db: HubDatabase,
  which: string,
): Promise<{ readonly id: string; readonly name: string }> {
  const kiosks = await db
    .selectFrom('kiosks')
    .select(['id', 'name'])
    .where('state', '=', 'active')
    .where('is_desk', '=', false)
    .execute();
  const found = kiosks.filter(({ id, name }) => id === which || name === which);
  const [kiosk] = found;
  if (kiosk === undefined) {
    throw new Fault(
      'not-found',
      `There is no kiosk ${which}, or it was already revoked. To list the kiosks, run "rollcall hub status".`,
    );
  }
  if (found.length > 1) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new Fault('ambiguous', `Several kiosks are called ${which}. Name one by its ID: ${ids}.`);
  }
  return kiosk;
}

/**
 * Refuses a kiosk from now on. Its entries stay.
 * @param which its id or its name.
 * @throws Fault as `findActiveKiosk`.
 */
export async function revokeKiosk(
  db: HubDatabase,
  which: string,
  now = new Date(),
): Promise<{ readonly id: string; readonly name: string }> {
  const kiosk = await findActiveKiosk(db, which);
  await db
    .updateTable('kiosks')
    .set({ state: 'revoked', revoked_at: now })
    .where('id', '=', kiosk.id)
    .execute();
  return kiosk;
}
