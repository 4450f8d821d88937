import { sql } from 'kysely';
import type { SiteItemKind } from '../../link/roster-messages.js';
import { lockedCounter } from '../database/counter.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';

/** A person, or something else of the site, and the version of the latest change. */
export interface VersionRow {
  readonly kind: 'person' | SiteItemKind;
  /** Of the person, or `SiteItem.id`. */
  readonly id: string;
  /** 0 for settings that were never changed at the hub: they are the kiosks' own. */
  readonly version: number;
  /** Null for what was erased or removed. */
  readonly digest: string | null;
  readonly intoId: string | null;
  /** As `RosterTable.access` and `access_version`; null and 0 for what is no person. */
  readonly access: string | null;
  readonly accessVersion: number;
}

/** A change that gets the next version. */
export type Change = Omit<VersionRow, 'version' | 'accessVersion'> & {
  /** True if people are expected elsewhere from this version on. */
  readonly isMoved?: boolean;
};

/** The primary key of a row. */
export function keyOf({ kind, id }: Pick<VersionRow, 'kind' | 'id'>): string {
  return kind === 'person' ? id : `${kind}/${id}`;
}

/** All rows by `keyOf`, and the last version that was given. */
export async function readRows(
  db: HubDatabase,
): Promise<{ readonly rows: Map<string, VersionRow>; readonly latest: number }> {
  const stored = await db.selectFrom('roster').selectAll().execute();
  const rows = stored.map((row) => {
    const { subject_id: key, kind, version, digest, into_id: intoId, access } = row;
    const id = kind === 'person' ? key : key.slice(kind.length + 1);
    const accessVersion = row.access_version;
    return [key, { kind, id, version, digest, intoId, access, accessVersion }] as const;
  });
  const { value } = await db
    .selectFrom('counters')
    .select('value')
    .where('name', '=', 'roster')
    .executeTakeFirstOrThrow();
  return { rows: new Map(rows), latest: value };
}

/** Adds rows with their own versions; those that are there stay. */
export async function addRows(db: HubDatabase, rows: readonly VersionRow[]): Promise<void> {
  await db
    .insertInto('roster')
    .values(
      rows.map((row) => {
        const { kind, version, digest } = row;
        return {
          subject_id: keyOf(row),
          kind,
          version,
          digest,
          into_id: null,
          changed_at: new Date(),
        };
      }),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/**
 * Gives changes the next versions, in the database and then in `rows`.
 * @param rows by `keyOf`.
 * @returns the last version that was given.
 */
export async function storeChanges(
  db: HubDatabase,
  changes: readonly Change[],
  rows: Map<string, VersionRow>,
): Promise<number> {
  const now = new Date();
  const first = await inTransaction(db, async (trx) => {
    const value = await lockedCounter(trx, 'roster');
    // Somebody with this id was erased before, and is again.
    const erased = changes.filter(({ digest }) => digest === null);
    await sql`
      delete from roster_erasures
      where subject_id = any(${erased.map(keyOf)}::text[])`.execute(trx);
    await sql`
      insert into roster (subject_id, kind, version, digest, into_id, access, access_version, changed_at)
      select given.subject_id, given.kind, given.version, given.digest, given.into_id, given.access,
        case when given.is_moved then given.version else 0 end, ${now}::timestamptz
      from unnest(
        ${changes.map(keyOf)}::text[],
        ${changes.map(({ kind }) => kind)}::text[],
        ${changes.map((_change, index) => value + index + 1)}::bigint[],
        ${changes.map(({ digest }) => digest)}::text[],
        ${changes.map(({ intoId }) => intoId)}::text[],
        ${changes.map(({ access }) => access)}::text[],
        ${changes.map(({ isMoved }) => isMoved === true)}::boolean[]
      ) as given (subject_id, kind, version, digest, into_id, access, is_moved)
      on conflict (subject_id) do update set version = excluded.version, digest = excluded.digest,
        into_id = excluded.into_id, access = excluded.access,
        access_version = greatest(excluded.access_version, roster.access_version),
        changed_at = excluded.changed_at`.execute(trx);
    await trx
      .updateTable('counters')
      .set({ value: value + changes.length })
      .where('name', '=', 'roster')
      .execute();
    return value + 1;
  });
  for (const [index, { isMoved, ...change }] of changes.entries()) {
    const version = first + index;
    const before = rows.get(keyOf(change))?.accessVersion ?? 0;
    const accessVersion = isMoved === true ? version : before;
    rows.set(keyOf(change), { ...change, version, accessVersion });
  }
  return first + changes.length - 1;
}
