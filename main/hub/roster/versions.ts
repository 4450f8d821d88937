import { sql } from 'kysely';
import { macKeyOf, macOf } from '../../storage/chain.js';
import type { MacKey } from '../../storage/mac-key.js';
import { recordedErasures } from '../../people/shared/recorded-erasures.js';
import { marksOf } from '../../people/shared/shared-person.js';
import type { PersonRecord } from '../../people/records/person-record.js';
import { lockedCounter } from '../database/counter.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';
import type { HubSite, SiteData } from '../site.js';

/** A person and the version of their latest change. */
export interface VersionRow {
  readonly subjectId: string;
  readonly version: number;
  /** Null for a person who was erased. */
  readonly digest: string | null;
  readonly intoId: string | null;
}

type Change = Omit<VersionRow, 'version'>;

/** How far a kiosk may be ahead of this hub, in versions: no site makes more changes. */
const maxAhead = 1e9;

/**
 * Gives each change of a person in the hub's site a version. The data folder of the site is the source: what differs
 * from the table, by a MAC of the record, gets the next versions. So a change is found also if the hub was killed
 * between the folder and the database. A record that is missing counts as erased only if the site's audit log says so:
 * a lost file must not erase people at the kiosks.
 *
 * Versions are given in a transaction that locks their counter, so they appear in order.
 */
export class RosterVersions {
  readonly #macKey: MacKey;
  #rows: Map<string, VersionRow> | null = null;
  /** What was compared last. */
  #seen: { readonly people: readonly PersonRecord[]; readonly auditSeq: number } | null = null;
  #latest = 0;

  /** @param siteKey of the hub, 32 bytes. */
  constructor(
    private readonly db: HubDatabase,
    private readonly site: HubSite,
    siteKey: Uint8Array,
  ) {
    this.#macKey = macKeyOf(siteKey, 'roster digests');
  }

  /** The version of the latest change that was found; 0 for none. */
  get latest(): number {
    return this.#latest;
  }

  /** The rows with a version after `since`, oldest first. */
  after(since: number): VersionRow[] {
    const rows = [...(this.#rows?.values() ?? [])].filter(({ version }) => version > since);
    return rows.sort((one, other) => one.version - other.version);
  }

  of(subjectId: string): VersionRow | null {
    return this.#rows?.get(subjectId) ?? null;
  }

  /** Looks for changes; costs nothing if there are none. @returns true if it found any. */
  async refresh(): Promise<boolean> {
    const data = await this.site.data();
    const { audit, people } = data;
    const { all } = people.store.register;
    const auditSeq = audit.seq;
    if (this.#rows !== null && this.#seen?.people === all && this.#seen.auditSeq === auditSeq) {
      return false;
    }
    const rows = (this.#rows ??= await this.#load());
    const erased = await erasedIn(data, all, rows);
    const changes = [...this.#changed(all, rows), ...erased];
    if (changes.length > 0) await this.#store(changes, rows);
    this.#seen = { people: all, auditSeq };
    return changes.length > 0;
  }

  /**
   * Moves all versions after that of a kiosk which is ahead of this hub, whose database was restored from a backup.
   * Everybody gets everything again.
   * @returns false if the version cannot be true.
   */
  async moveAfter(version: number): Promise<boolean> {
    if (version > this.#latest + maxAhead) return false;
    await inTransaction(this.db, async (trx) => {
      const value = await lockedCounter(trx, 'roster');
      if (value >= version) return;
      await sql`update roster set version = version + ${version}::bigint`.execute(trx);
      await trx
        .updateTable('counters')
        .set({ value: value + version })
        .where('name', '=', 'roster')
        .execute();
    });
    this.#rows = await this.#load();
    return true;
  }

  async #load(): Promise<Map<string, VersionRow>> {
    const stored = await this.db.selectFrom('roster').selectAll().execute();
    const rows = stored.map(({ subject_id: subjectId, version, digest, into_id: intoId }) => {
      return [subjectId, { subjectId, version, digest, intoId }] as const;
    });
    this.#latest = rows.reduce((latest, [, { version }]) => Math.max(latest, version), 0);
    return new Map(rows);
  }

  #changed(all: readonly PersonRecord[], rows: ReadonlyMap<string, VersionRow>): Change[] {
    return all.flatMap((record) => {
      const { subjectId } = record;
      const digest = macOf(this.#macKey, JSON.stringify([subjectId, ...marksOf(record)]));
      return rows.get(subjectId)?.digest === digest ? [] : [{ subjectId, digest, intoId: null }];
    });
  }

  async #store(changes: readonly Change[], rows: Map<string, VersionRow>): Promise<void> {
    const now = new Date();
    const first = await inTransaction(this.db, async (trx) => {
      const value = await lockedCounter(trx, 'roster');
      // Somebody with this id was erased before, and is again.
      const erased = changes.filter(({ digest }) => digest === null);
      await sql`
        delete from roster_erasures
        where subject_id = any(${erased.map(({ subjectId }) => subjectId)}::text[])`.execute(trx);
      await sql`
        insert into roster (subject_id, version, digest, into_id, changed_at)
        select given.subject_id, given.version, given.digest, given.into_id, ${now}::timestamptz
        from unnest(
          ${changes.map(({ subjectId }) => subjectId)}::text[],
          ${changes.map((_change, index) => value + index + 1)}::bigint[],
          ${changes.map(({ digest }) => digest)}::text[],
          ${changes.map(({ intoId }) => intoId)}::text[]
        ) as given (subject_id, version, digest, into_id)
        on conflict (subject_id) do update set version = excluded.version, digest = excluded.digest,
          into_id = excluded.into_id, changed_at = excluded.changed_at`.execute(trx);
      await trx
        .updateTable('counters')
        .set({ value: value + changes.length })
        .where('name', '=', 'roster')
        .execute();
      return value + 1;
    });
    for (const [index, change] of changes.entries()) {
      rows.set(change.subjectId, { ...change, version: first + index });
    }
    this.#latest = first + changes.length - 1;
  }
}

/** The people whose record is gone because they were erased, or merged into another one. */
async function erasedIn(
  data: SiteData,
  all: readonly PersonRecord[],
  rows: ReadonlyMap<string, VersionRow>,
): Promise<Change[]> {
  const there = new Set(all.map(({ subjectId }) => subjectId));
  const gone = [...rows.values()]
    .filter(({ subjectId, digest }) => digest !== null && !there.has(subjectId))
    .map(({ subjectId }) => subjectId);
  if (gone.length === 0) return [];
  const erased = await recordedErasures(data, 0);
  return gone.flatMap((subjectId) => {
    const intoId = erased.get(subjectId);
    const isBack = data.people.store.register.find(subjectId) !== undefined;
    return intoId === undefined || isBack ? [] : [{ subjectId, digest: null, intoId }];
  });
}
