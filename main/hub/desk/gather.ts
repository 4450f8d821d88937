import { parseLine } from '../../attendance/journal/entry-line.js';
import type { Journal } from '../../attendance/journal/journal.js';
import type { HubDatabase } from '../database/open-database.js';
import { copyEntry, originsIn } from './copy-entry.js';
import { chainOf, partOf } from '../pairing/chain.js';
import { giveSiteName } from './site-names.js';

/** Entries of one kiosk that are copied before it is the next kiosk's turn. */
const batchSize = 500;

/**
 * Copies the entries of the kiosks into the journal of the hub's site. The journal itself shows the progress, so no
 * entry is missing or duplicated after the process was killed.
 */
export class Gathering {
  /** The last entry that was checked, by id of the kiosk. */
  readonly #seenOf = new Map<string, number>();

  constructor(
    private readonly db: HubDatabase,
    private readonly journal: Journal,
    /** Name of the site itself. */
    private readonly ownName: () => string,
  ) {}

  /** Copies all entries that have arrived. @throws Fault as `copyEntry`; errors of the database. */
  async run(isClosed: () => boolean): Promise<void> {
    for (let isMore = true; isMore && !isClosed();) {
      isMore = false;
      const kiosks = await this.#kiosks();
      const siteNames = new Set(kiosks.map(({ siteName }) => siteName));
      for (const kiosk of kiosks) {
        if (isClosed()) return;
        if (await this.#takeBatch(kiosk, siteNames)) isMore = true;
      }
    }
  }

  /** The kiosks that have sent entries, each with its name in the journal. */
  async #kiosks(): Promise<{ id: string; headSeq: number; siteName: string }[]> {
    const rows = await this.db
      .selectFrom('kiosks')
      .select(['id', 'name', 'head_seq', 'site_name'])
      .where('is_desk', '=', false)
      .where('head_seq', '>', 0)
      .orderBy('id')
      .execute();
    const taken = new Set([this.ownName(), ...rows.map(({ site_name }) => site_name ?? '')]);
    const kiosks = [];
    for (const row of rows) {
      const { standing } = this.journal;
      const siteName = row.site_name ?? (await giveSiteName(this.db, row, taken, standing));
      taken.add(siteName);
      kiosks.push({ id: row.id, headSeq: row.head_seq, siteName });
    }
    return kiosks;
  }

  /** @returns true if there are more. */
  async #takeBatch(
    { id, headSeq, siteName }: { id: string; headSeq: number; siteName: string },
    siteNames: ReadonlySet<string>,
  ): Promise<boolean> {
    const { standing } = this.journal;
    const seen = this.#seenOf.get(id) ?? (await standing.lastImported(siteName));
    if (seen >= headSeq) return false;
    const chain = await chainOf(this.db, id);
    const nameOf = (seq: number): string => partOf(chain, seq).siteName ?? siteName;
    const rows = await this.db
      .selectFrom('entries')
      .select(['seq', 'line'])
      .where('kiosk_id', '=', id)
      .where('seq', '>', seen)
      .orderBy('seq')
      .limit(batchSize)
      .execute();
    const entries = rows.map(({ line }) => parseLine(line)!);
    const origin = { name: siteName, nameOf, siteNames };
    const imported = new Map(
      await standing.importedAs(entries.flatMap((entry) => originsIn(entry, origin))),
    );
    for (const entry of entries) {
      await copyEntry(this.journal, entry, { ...origin, imported });
      this.#seenOf.set(id, entry.seq);
    }
    // Numbers after the last row belong to entries that the kiosk has lost.
    if (rows.length < batchSize) this.#seenOf.set(id, Math.max(headSeq, rows.at(-1)?.seq ?? 0));
    return rows.length === batchSize;
  }
}
