import type { Settings } from '../../../contract/calls/settings.js';
import type { Journal } from '../../attendance/journal/journal.js';
import { SerialQueue } from '../../base/serial-queue.js';
import { nextBatch, placeOf, type Place } from '../../uplink/outbox.js';
import { raiseAlarm } from '../alarms.js';
import type { HubDatabase } from '../database/open-database.js';
import { ingest } from '../ingest/ingest.js';

/** The hub's own site, which is a further kiosk in the database. */
export interface OwnSite {
  /** Id of its data folder. */
  readonly id: string;
  readonly journal: Journal;
  readonly settings: Settings;
  /** Version of Rollcall. */
  readonly program: string;
  /** Public keys of the hub. */
  readonly keys: { readonly sign: string; readonly seal: string };
}

/**
 * Stores the site's entries in the database, with the same checks as for kiosks' entries, so that corrections count
 * there.
 */
export class OwnEntries {
  #place: Place | null = null;
  #isKnown = false;
  readonly #queue = new SerialQueue();

  constructor(
    private readonly db: HubDatabase,
    private readonly site: OwnSite,
  ) {}

  /** Stores all new entries. @returns true if there were any. @throws errors of the database. */
  run(isClosed: () => boolean): Promise<boolean> {
    return this.#queue.run(() => this.#run(() => isClosed()));
  }

  /**
   * Stores the entries that the journal has now.
   * @returns false if the database does not accept them, for example because the journal is an older copy.
   * @throws errors of the database.
   */
  async areStored(): Promise<boolean> {
    const { seq } = this.site.journal.head;
    const isStored = (): boolean => this.#place !== null && this.#place.seq >= seq;
    if (!isStored()) await this.#queue.run(() => this.#run(isStored));
    return isStored();
  }

  /** @param isEnough asked before each batch. */
  async #run(isEnough: () => boolean): Promise<boolean> {
    const { journal } = this.site;
    await this.#makeKnown();
    let place = (this.#place ??= await this.#findPlace());
    let isStored = false;
    while (place !== null && journal.head.seq > place.seq && !isEnough()) {
      const batch = await nextBatch(journal, place);
      if (batch === null) break;
      const stored = await this.#store([...batch.items]);
      // The database has less than before, as after a failover to a copy of it.
      if (stored === 'gap') this.#place = null;
      if (stored !== 'accepted') break;
      this.#place = place = batch.last;
      isStored = true;
    }
    return isStored;
  }

  /** Makes the site known to the database. */
  async #makeKnown(): Promise<void> {
    if (this.#isKnown) return;
    const { id, settings, keys } = this.site;
    await this.db
      .insertInto('kiosks')
      .values({
        id,
        name: settings.kioskId,
        state: 'active',
        sign_key: keys.sign,
        seal_key: keys.seal,
        paired_at: new Date(),
        is_desk: true,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute();
    this.#isKnown = true;
  }

  async #store(items: Parameters<typeof ingest>[2]['items']) {
    const { id, journal, settings, program } = this.site;
    const { state } = await ingest(this.db, id, {
      version: 1,
      program,
      name: settings.kioskId,
      head: journal.head,
      clockOffsetMs: 0,
      contradicts: null,
      items,
    });
    return state;
  }

  /**
   * The place in the journal up to which the database has its entries; null if the journal no longer has that entry,
   * which raises an alarm.
   */
  async #findPlace(): Promise<Place | null> {
    const { id, journal } = this.site;
    const { head_seq: seq, head_hash: hash } = await this.db
      .selectFrom('kiosks')
      .select(['head_seq', 'head_hash'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    const place = await placeOf(journal, { seq, hash });
    if (place !== null) return place;
    const sentence = `The hub’s own journal no longer has entry ${seq}: an older copy of its site folder was put back. Corrections at the desk no longer count in the database.`;
    const alarm = { kioskId: id, kind: 'behind', about: String(seq), sentence } as const;
    await raiseAlarm(this.db, alarm, new Date());
    return null;
  }
}
