import { sql, type Selectable, type SqlBool, type Transaction } from 'kysely';
import { longestAskedMs } from '../../connectors/delivery/back-off.js';
import type {
  Delivery,
  DeliveryStore,
  DeliverySummary,
  Settlement,
  Source,
} from '../../connectors/delivery/delivery-store.js';
import { orderKeyOf, otherSubjectOf, type OutgoingEvent } from '../../connectors/events.js';
import type { Outcome } from '../../connectors/outcome.js';
import type { HubDatabase } from '../database/open-database.js';
import type { DeliveryTable } from '../database/delivery-tables.js';
import type { HubTables } from '../database/schema.js';
import { inTransaction } from '../database/transaction.js';

/** The deliveries of a hub, in its database. One hub at a time uses it: its data folder is locked. */
export class DatabaseStore implements DeliveryStore {
  constructor(
    private readonly db: HubDatabase,
    private readonly now: () => number = Date.now,
  ) {}

  async takenUpTo(destination: string, source: string): Promise<number> {
    const found = await this.db
      .selectFrom('delivery_sources')
      .select('up_to')
      .where('destination', '=', destination)
      .where('source', '=', source)
      .executeTakeFirst();
    return found?.up_to ?? 0;
  }

  async add(destination: string, events: readonly OutgoingEvent[], source: Source): Promise<void> {
    await inTransaction(this.db, async (trx) => {
      if (events.length > 0) await insertEvents(trx, destination, events);
      await trx
        .insertInto('delivery_sources')
        .values({ destination, source: source.name, up_to: source.upTo })
        .onConflict((conflict) =>
          conflict.columns(['destination', 'source']).doUpdateSet({
            up_to: sql<number>`greatest(delivery_sources.up_to, excluded.up_to)`,
          }),
        )
        .execute();
    });
  }

  async due(destination: string, nowMs: number, limit: number): Promise<Delivery[]> {
    const rows = await this.db
      .selectFrom('deliveries')
      .selectAll()
      .where('destination', '=', destination)
      .where('state', '=', 'waiting')
      // A time beyond the longest wait was set while the clock was wrong.
      .where((eb) =>
        eb.or([
          eb('next_at', '<=', new Date(nowMs)),
          eb('next_at', '>', new Date(nowMs + longestAskedMs)),
        ]),
      )
      .where(
        sql<SqlBool>`not exists (
          select 1 from deliveries as earlier where earlier.destination = deliveries.destination
            and earlier.order_key = deliveries.order_key and earlier.number < deliveries.number
            and earlier.state = 'waiting')`,
      )
      .orderBy('number')
      .limit(limit)
      .execute();
    return rows.map(deliveryOf);
  }

  async settle({ destination, event }: Delivery, settlement: Settlement): Promise<void> {
    if (settlement.state === 'sent') {
      await this.#settleSent(destination, event.id);
      return;
    }
    const { state, attempts, firstAtMs, nextAtMs, outcome } = settlement;
    await this.db
      .updateTable('deliveries')
      .set({
        state,
        attempts,
        first_at: firstAtMs === null ? null : new Date(firstAtMs),
        next_at: new Date(nextAtMs),
        outcome: outcome === null ? null : JSON.stringify(outcome),
      })
      .where('destination', '=', destination)
      .where('event_id', '=', event.id)
      .execute();
  }

  async list(destination: string, state: Delivery['state'], limit = Infinity): Promise<Delivery[]> {
    let query = this.db
      .selectFrom('deliveries')
      .selectAll()
      .where('destination', '=', destination)
      .where('state', '=', state)
      .orderBy('number');
    if (limit !== Infinity) query = query.limit(limit);
    return (await query.execute()).map(deliveryOf);
  }

  async sendAgain(destination: string, eventIds: readonly string[] | null): Promise<number> {
    const now = new Date(this.now());
    const isChosen = sql<SqlBool>`destination = ${destination}
      and (${eventIds}::text[] is null or event_id = any(${eventIds}::text[]))`;
    await this.db
      .updateTable('deliveries')
      .set({ next_at: now })
      .where(isChosen)
      .where('state', '=', 'waiting')
      .where('next_at', '>', now)
      .execute();
    const { numUpdatedRows } = await this.db
      .updateTable('deliveries')
      .set({ state: 'waiting', attempts: 0, first_at: null, next_at: now })
      .where(isChosen)
      .where('state', '=', 'dead')
      .executeTakeFirst();
    return Number(numUpdatedRows);
  }

  async summary(destination: string): Promise<DeliverySummary> {
    const found = await this.db
      .selectFrom('destinations')
      .select(['sent', 'last_sent_at'])
      .where('name', '=', destination)
      .executeTakeFirst();
    const counts = await this.db
      .selectFrom('deliveries')
      .select('state')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('destination', '=', destination)
      .groupBy('state')
      .execute();
    const countOf = (state: Delivery['state']) =>
      counts.find((one) => one.state === state)?.count ?? 0;
    return {
      waiting: countOf('waiting'),
      dead: countOf('dead'),
      sent: found?.sent ?? 0,
      lastSentAtMs: found?.last_sent_at?.getTime() ?? null,
    };
  }

  async startOver(destination: string): Promise<void> {
    await this.db.deleteFrom('delivery_sources').where('destination', '=', destination).execute();
  }

  async remove(destination: string): Promise<void> {
    await inTransaction(this.db, async (trx) => {
      await trx.deleteFrom('deliveries').where('destination', '=', destination).execute();
      await trx.deleteFrom('delivery_sources').where('destination', '=', destination).execute();
      await trx.deleteFrom('destinations').where('name', '=', destination).execute();
    });
  }

  async forget(subjectId: string): Promise<void> {
    await this.db
      .deleteFrom('deliveries')
      .where((eb) => eb.or([eb('order_key', '=', subjectId), eb('other_subject', '=', subjectId)]))
      .execute();
  }

  async #settleSent(destination: string, eventId: string): Promise<void> {
    await inTransaction(this.db, async (trx) => {
      await trx
        .deleteFrom('deliveries')
        .where('destination', '=', destination)
        .where('event_id', '=', eventId)
        .execute();
      await trx
        .updateTable('destinations')
        .set({ sent: sql`sent + 1`, last_sent_at: new Date(this.now()) })
        .where('name', '=', destination)
        .execute();
    });
  }
}

/** Inserts missing events, with the next numbers of the destination. */
async function insertEvents(
  trx: Transaction<HubTables>,
  destination: string,
  events: readonly OutgoingEvent[],
): Promise<void> {
  await trx
    .insertInto('destinations')
    .values({ name: destination })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { last_number: last } = await trx
    .selectFrom('destinations')
    .select('last_number')
    .where('name', '=', destination)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await sql`
    insert into deliveries (destination, event_id, number, order_key, other_subject, event, state, attempts, next_at)
    select ${destination}, added.*, 'waiting', 0, ${new Date(0)}::timestamptz
    from unnest(
      ${events.map(({ id }) => id)}::text[],
      ${events.map((_event, index) => last + index + 1)}::bigint[],
      ${events.map(orderKeyOf)}::text[],
      ${events.map(otherSubjectOf)}::text[],
      ${events.map((event) => JSON.stringify(event))}::text[]
    ) as added
    on conflict (destination, event_id) do nothing`.execute(trx);
  await trx
    .updateTable('destinations')
    .set({ last_number: last + events.length })
    .where('name', '=', destination)
    .execute();
}

/** The program reads only its own events, so they are not checked again. */
function deliveryOf(row: Selectable<DeliveryTable>): Delivery {
  return {
    destination: row.destination,
    event: JSON.parse(row.event) as OutgoingEvent,
    state: row.state,
    attempts: row.attempts,
    firstAtMs: row.first_at?.getTime() ?? null,
    nextAtMs: row.next_at.getTime(),
    outcome: row.outcome === null ? null : (JSON.parse(row.outcome) as Outcome),
  };
}
