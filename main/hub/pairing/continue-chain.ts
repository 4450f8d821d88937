import { sql, type Selectable, type Transaction } from 'kysely';
import { Fault } from '../../../contract/fault.js';
import { hashStart, type RestartRequest } from '../../link/messages.js';
import { emptyHead, type LogHead } from '../../storage/chain.js';
import type { HubTables, KioskTable } from '../database/schema.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';
import { findActiveKiosk } from './kiosks.js';

/**
 * How long the permission to continue is valid, in ms: later, somebody else may have an old copy of the kiosk's disk.
 */
const allowedMs = 86_400_000;
const contradictions = ['fork', 'behind', 'broken'] as const;

/**
 * Lets a kiosk whose journal contradicts the hub's continue. The kiosk does so when it next contacts the hub within a
 * day.
 * @param which its id or its name. @param by account, or `hub` for a command.
 * @throws Fault as `findActiveKiosk`; `invalid-input` if nothing of it contradicts.
 */
export async function allowRestart(
  db: HubDatabase,
  which: string,
  by: string,
  now = new Date(),
): Promise<{ readonly id: string; readonly name: string }> {
  const kiosk = await findActiveKiosk(db, which);
  const alarm = await db
    .selectFrom('alarms')
    .select('kind')
    .where('kiosk_id', '=', kiosk.id)
    .where('kind', 'in', contradictions)
    .executeTakeFirst();
  if (alarm === undefined) {
    throw new Fault(
      'invalid-input',
      `The journal of ${kiosk.name} matches the hub’s entries. There is nothing to do.`,
    );
  }
  await db
    .updateTable('kiosks')
    .set({ restart_allowed_at: now, restart_allowed_by: by })
    .where('id', '=', kiosk.id)
    .execute();
  return kiosk;
}

/** True if an administrator lets a kiosk continue with a new id. */
export async function mayRestart(
  db: HubDatabase,
  kioskId: string,
  now = new Date(),
): Promise<boolean> {
  const { restart_allowed_at: allowedAt } = await db
    .selectFrom('kiosks')
    .select('restart_allowed_at')
    .where('id', '=', kioskId)
    .executeTakeFirstOrThrow();
  return isAllowed(allowedAt, now);
}

/** True if there is a permission that is still valid. @param allowedAt as `KioskTable.restart_allowed_at`. */
export function isAllowed(allowedAt: Date | null, now = new Date()): boolean {
  return allowedAt !== null && now.getTime() - allowedAt.getTime() < allowedMs;
}

/**
 * Begins a new chain for a kiosk at the last entry that it has in common with the hub. Nothing is overwritten: the
 * hub's entries of the old chain stay and count under the old id, which may send nothing more.
 * @param isProven true if the hub allowed this chain before its database was restored, as its own receipt says.
 * @returns the entry that the new chain begins after; null if it is not allowed, or if the request cannot be true.
 */
export function continueChain(
  db: HubDatabase,
  kioskId: string,
  { chain, base, hashes }: RestartRequest,
  { isProven = false, now = new Date() } = {},
): Promise<LogHead | null> {
  return inTransaction(db, async (trx) => {
    const old = await trx
      .selectFrom('kiosks')
      .selectAll()
      .where('id', '=', kioskId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    const begun = await trx
      .selectFrom('kiosks')
      .selectAll()
      .where('id', '=', chain)
      .executeTakeFirst();
    // Its answer was lost.
    if (old.continued_by === chain && begun !== undefined) {
      return { seq: begun.head_seq, hash: begun.head_hash };
    }
    const mayBegin = isProven || isAllowed(old.restart_allowed_at, now);
    if (!mayBegin || begun !== undefined) return null;
    const rows = await trx
      .selectFrom('entries')
      .select(['seq', 'hash'])
      .where('kiosk_id', '=', kioskId)
      .where('seq', '>=', base.seq)
      .where('seq', '<=', base.seq + hashes.length)
      .orderBy('seq')
      .execute();
    const common = commonHead(rows, base, hashes, {
      seq: old.continues_seq ?? 0,
      hash: old.continues_hash ?? emptyHead.hash,
    });
    if (common !== null) await beginChain(trx, old, chain, common, now);
    return common;
  });
}

async function beginChain(
  trx: Transaction<HubTables>,
  old: Selectable<KioskTable>,
  chain: string,
  common: LogHead,
  now: Date,
): Promise<void> {
  await trx
    .insertInto('kiosks')
    .values({
      ...{ id: chain, name: old.name, state: 'active', paired_at: now },
      ...{ sign_key: old.sign_key, seal_key: old.seal_key, version: old.version },
      ...{ head_seq: common.seq, head_hash: common.hash, journal_seq: common.seq },
      ...{ continues_id: old.id, continues_seq: common.seq, continues_hash: common.hash },
      ...{ site_id: old.site_id, view: old.view, view_sent: old.view_sent },
      ...{ roster_sent: old.roster_sent },
    })
    .execute();
  await trx
    .insertInto('group_doors')
    .columns(['group_id', 'door_id'])
    .expression(
      trx
        .selectFrom('group_doors')
        .select(['group_id', sql<string>`${chain}::uuid`.as('door_id')])
        .where('door_id', '=', old.id),
    )
    .execute();
  await trx
    .updateTable('kiosks')
    .set({ state: 'revoked', revoked_at: now, continued_by: chain, restart_allowed_at: null })
    .where('id', '=', old.id)
    .execute();
  await trx
    .updateTable('alarms')
    .set({ acknowledged_at: now, acknowledged_by: old.restart_allowed_by })
    .where('kiosk_id', '=', old.id)
    .where('kind', 'in', contradictions)
    .execute();
}

/** The last entry that is the same on both sides; null if not even the first one is. @param first of the old chain. */
function commonHead(
  rows: readonly LogHead[],
  base: LogHead,
  hashes: readonly string[],
  first: LogHead,
): LogHead | null {
  const hashOf = new Map(rows.map(({ seq, hash }) => [seq, hash]));
  hashOf.set(first.seq, first.hash);
  // What comes before the old chain was compared when it began.
  const skipped = Math.max(0, first.seq - base.seq);
  let common = skipped === 0 ? base : first;
  const isSame =
    skipped === 0
      ? hashOf.get(base.seq) === base.hash
      : hashes[skipped - 1] === hashStart(first.hash);
  if (!isSame) return null;
  for (const start of hashes.slice(skipped)) {
    const seq: number = common.seq + 1;
    const hash = hashOf.get(seq);
    if (hash === undefined || hashStart(hash) !== start) break;
    common = { seq, hash };
  }
  return { seq: common.seq, hash: common.hash };
}
