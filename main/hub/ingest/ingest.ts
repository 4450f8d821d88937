import type { Transaction } from 'kysely';
import { maxClockOffsetMs, type SyncRequest } from '../../link/messages.js';
import { follows, type LogHead } from '../../storage/chain.js';
import { raiseAlarm, type Alarm } from '../alarms.js';
import type { HubDatabase } from '../database/open-database.js';
import { inTransaction } from '../database/transaction.js';
import type { HubTables } from '../database/schema.js';
import { readBatch, type ReadBatch } from './batch.js';
import { storeEntries } from './store-entries.js';

type Batch = Exclude<ReadBatch, { brokenAt: number }>;

/** What became of a kiosk's entries. `head` is the last entry that the hub has. */
export type Ingested =
  | { readonly state: 'accepted' | 'behind'; readonly head: LogHead }
  | { readonly state: 'gap'; readonly wanted: number; readonly head: LogHead }
  | { readonly state: 'fork' | 'broken'; readonly seq: number }
  | { readonly state: 'revoked' };

/**
 * Takes a kiosk's entries. Each entry counts once, no matter how often and in which order it arrives. An entry that
 * contradicts one that is here is quarantined, and nothing is overwritten; alarms are stored.
 * @param request from the kiosk with this id, whose signature was checked.
 * @param contradicts number of the entry in the receipt of `request.contradicts`; null for none.
 */
export async function ingest(
  db: HubDatabase,
  kioskId: string,
  request: SyncRequest,
  contradicts: number | null = null,
  now = new Date(),
): Promise<Ingested> {
  // Before the transaction, because other requests of this kiosk wait for it.
  const batch = request.items.length === 0 ? null : readBatch(request.items);
  return inTransaction(db, async (trx) => {
    const kiosk = await trx
      .selectFrom('kiosks')
      .select(['name', 'state', 'head_seq', 'head_hash', 'is_desk'])
      .where('id', '=', kioskId)
      .forUpdate()
      .executeTakeFirstOrThrow();
    // While it waited, the kiosk went on under another id: these entries come again under that one, and would count twice.
    if (kiosk.state === 'revoked') return { state: 'revoked' };
    const head = { seq: kiosk.head_seq, hash: kiosk.head_hash };
    const step = new Step(trx, { id: kioskId, isDesk: kiosk.is_desk }, request.name, now, head);
    await step.sawKiosk(request);
    if (contradicts !== null) await step.contradicted(contradicts, request.head.seq);
    // No alarm: the request may only be late. The kiosk compares the receipt with its journal, and reports it.
    if (request.head.seq < head.seq) return { state: 'behind', head };
    if (batch === null) return { state: 'accepted', head };
    if ('brokenAt' in batch) return step.broken(batch.brokenAt);
    return step.take(batch, request.clockOffsetMs);
  });
}

/** One transaction of one kiosk. */
class Step {
  constructor(
    private readonly trx: Transaction<HubTables>,
    private readonly kiosk: { readonly id: string; readonly isDesk: boolean },
    private readonly name: string,
    private readonly now: Date,
    private readonly head: LogHead,
  ) {}

  async sawKiosk({ name, program, head, clockOffsetMs }: SyncRequest): Promise<void> {
    await this.trx
      .updateTable('kiosks')
      .set({
        name,
        version: program,
        journal_seq: head.seq,
        clock_offset_ms: clockOffsetMs,
        last_seen_at: this.now,
      })
      .where('id', '=', this.kiosk.id)
      .execute();
    if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > maxClockOffsetMs) {
      const minutes = Math.round(clockOffsetMs / 60_000);
      await this.#alarm(
        'clock',
        '',
        `The clock of ${name} is ${Math.abs(minutes)} min ${minutes > 0 ? 'behind' : 'ahead of'} the hub's. Set it.`,
      );
    }
  }

  /** @param seq of a receipt that the kiosk has, and that its journal does not fit. */
  async contradicted(seq: number, last: number): Promise<void> {
    await this.#alarm(
      'behind',
      String(seq),
      `The journal of ${this.name} no longer has entry ${seq} as the hub confirmed it; it ends with entry ${last}. An older copy of its data was put back, or entries were removed. The hub keeps all that it has.`,
    );
  }

  async broken(seq: number): Promise<Ingested> {
    await this.#alarm(
      'broken',
      String(seq),
      `${this.name} sent an entry ${seq} that was changed, or does not follow the one before it. It was refused.`,
    );
    return { state: 'broken', seq };
  }

  async take(batch: Batch, clockOffsetMs: number | null): Promise<Ingested> {
    const { head, trx, kiosk, now } = this;
    const kioskId = kiosk.id;
    if (batch.before > head.seq) return { state: 'gap', wanted: head.seq + 1, head };
    const fork = await this.#findFork(batch);
    if (fork !== null) return this.#quarantine(batch, fork);
    const added = batch.entries.filter(({ entry }) => entry.seq > head.seq);
    const lost = batch.lost.filter(({ to }) => to > head.seq);
    if (added.length === 0 && lost.length === 0) return { state: 'accepted', head };
    const first = added[0]?.entry;
    if (first?.seq === head.seq + 1 && !follows(first, head)) return this.broken(first.seq);
    for (const { from, to } of lost) {
      await this.#alarm(
        'lost',
        `${from}-${to}`,
        `${this.name} can no longer read its entries ${from} to ${to}. Check its disk.`,
      );
    }
    if (added.length > 0) {
      await storeEntries(trx, { kioskId, isDesk: kiosk.isDesk, clockOffsetMs, now }, added);
    }
    await trx
      .updateTable('kiosks')
      .set({ head_seq: batch.head.seq, head_hash: batch.head.hash })
      .where('id', '=', kioskId)
      .execute();
    return { state: 'accepted', head: batch.head };
  }

  /** The first entry of a batch that differs from the one with its number; null for none. */
  async #findFork({ entries }: Batch): Promise<number | null> {
    const known = entries.filter(({ entry }) => entry.seq <= this.head.seq);
    if (known.length === 0) return null;
    const stored = await this.trx
      .selectFrom('entries')
      .select(['seq', 'hash'])
      .where('kiosk_id', '=', this.kiosk.id)
      .where('seq', '>=', known[0]!.entry.seq)
      .where('seq', '<=', known.at(-1)!.entry.seq)
      .execute();
    const hashOf = new Map(stored.map(({ seq, hash }) => [seq, hash]));
    const fork = known.find(({ entry }) => (hashOf.get(entry.seq) ?? entry.hash) !== entry.hash);
    return fork?.entry.seq ?? null;
  }

  async #quarantine({ entries }: Batch, seq: number): Promise<Ingested> {
    const { kiosk, now, name, trx } = this;
    const kioskId = kiosk.id;
    const rows = entries
      .filter(({ entry }) => entry.seq >= seq)
      .map(({ entry, line }) => ({
        kiosk_id: kioskId,
        seq: entry.seq,
        hash: entry.hash,
        line,
        received_at: now,
      }));
    await trx
      .insertInto('quarantine')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await this.#alarm(
      'fork',
      String(seq),
      `${name} has an entry ${seq} that differs from the one it sent before: its data was put back and used again, or copied to another machine. The hub keeps the first one; the others are in quarantine and do not count.`,
    );
    return { state: 'fork', seq };
  }

  #alarm(kind: Alarm['kind'], about: string, sentence: string): Promise<void> {
    return raiseAlarm(this.trx, { kioskId: this.kiosk.id, kind, about, sentence }, this.now);
  }
}
