import { Migrator, sql, type Kysely, type Migration, type MigrationProvider } from 'kysely';
import { Fault } from '../../../contract/fault.js';
import { genesisHash } from '../../storage/chain.js';
import { places } from './places-migration.js';
import { sentVersions } from './sent-versions-migration.js';

/*
 * The migrations of the hub's database, by name, in order. A released one never changes: add another. Only what
 * every server with PostgreSQL's wire protocol has: types, unique keys, indexes.
 */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-kiosks-and-entries': { up: kiosksAndEntries },
  '0002-arrivals-and-api': { up: arrivalsAndApi },
  '0003-desk': { up: desk },
  '0004-roster': { up: roster },
  '0006-site-items': { up: siteItems },
  '0007-chains': { up: chains },
  '0008-api-writes': { up: apiWrites },
  '0009-deliveries': { up: deliveries },
  '0010-places': { up: places },
  '0011-origins': { up: origins },
  '0012-lost-confirmations': { up: lostConfirmations },
  '0013-sent-versions': { up: sentVersions },
};

async function kiosksAndEntries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kiosks')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sign_key', 'text', (column) => column.notNull())
    .addColumn('seal_key', 'text', (column) => column.notNull())
    .addColumn('paired_at', 'timestamptz', (column) => column.notNull())
    .addColumn('revoked_at', 'timestamptz')
    .addColumn('last_seen_at', 'timestamptz')
    .addColumn('version', 'text', (column) => column.notNull().defaultTo(''))
    .addColumn('head_seq', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('head_hash', 'text', (column) => column.notNull().defaultTo(genesisHash))
    .addColumn('journal_seq', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('clock_offset_ms', 'bigint')
    .execute();
  await db.schema
    .createTable('entries')
    .addColumn('kiosk_id', 'uuid', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('clock_offset_ms', 'bigint')
    .addColumn('received_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('entries_key', ['kiosk_id', 'seq'])
    .execute();
  await db.schema
    .createTable('punches')
    .addColumn('kiosk_id', 'uuid', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('offset_minutes', 'integer', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('direction', 'text')
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('flags', 'text', (column) => column.notNull())
    .addColumn('origin_kiosk', 'text')
    .addColumn('origin_seq', 'bigint')
    .addColumn('withdrawn_by', 'bigint')
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('punches_key', ['kiosk_id', 'seq'])
    .execute();
  // For a range of time, of everyone and of one person.
  await db.schema
    .createIndex('punches_at')
    .on('punches')
    .columns(['at', 'kiosk_id', 'seq'])
    .execute();
  await db.schema
    .createIndex('punches_subject')
    .on('punches')
    .columns(['subject_id', 'at'])
    .execute();
  await db.schema
    .createTable('merges')
    .addColumn('kiosk_id', 'uuid', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('into_id', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('merges_key', ['kiosk_id', 'seq'])
    .execute();
  await db.schema
    .createTable('quarantine')
    .addColumn('kiosk_id', 'uuid', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('received_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('quarantine_key', ['kiosk_id', 'seq', 'hash'])
    .execute();
  await db.schema
    .createTable('alarms')
    .addColumn('kiosk_id', 'uuid', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('about', 'text', (column) => column.notNull())
    .addColumn('sentence', 'text', (column) => column.notNull())
    .addColumn('first_at', 'timestamptz', (column) => column.notNull())
    .addColumn('last_at', 'timestamptz', (column) => column.notNull())
    .addColumn('times', 'integer', (column) => column.notNull().defaultTo(1))
    .addPrimaryKeyConstraint('alarms_key', ['kiosk_id', 'kind', 'about'])
    .execute();
  await db.schema
    .createTable('pairing_codes')
    .addColumn('code_mac', 'text', (column) => column.primaryKey())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .execute();
}

async function arrivalsAndApi(db: Kysely<unknown>): Promise<void> {
  await addArrivals(db);
  await addApi(db);
}

async function addArrivals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('arrivals')
    .addColumn('kiosk_id', 'uuid', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('position', 'bigint', (column) => column.unique())
    .addPrimaryKeyConstraint('arrivals_key', ['kiosk_id', 'seq'])
    .execute();
  await db.schema.createIndex('arrivals_at').on('arrivals').column('at').execute();
  await sql`create index arrivals_new on arrivals (at, kiosk_id, seq) where position is null`.execute(
    db,
  );
  await db.schema
    .createTable('counters')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'bigint', (column) => column.notNull())
    .execute();
  await sql`insert into counters (name, value) values ('arrivals', 0)`.execute(db);
  // Entries that are already stored count as one arrival of each kiosk.
  await sql`
    insert into arrivals (kiosk_id, seq, at)
    select id, head_seq, coalesce(last_seen_at, paired_at) from kiosks where head_seq > 0`.execute(
    db,
  );
  for (const table of ['entries', 'punches']) {
    await db.schema.alterTable(table).addColumn('arrival', 'bigint').execute();
    await sql`
      update ${sql.table(table)} set arrival = kiosks.head_seq from kiosks
      where kiosks.id = ${sql.ref(`${table}.kiosk_id`)}`.execute(db);
    await db.schema
      .alterTable(table)
      .alterColumn('arrival', (column) => column.setNotNull())
      .execute();
  }
  await db.schema
    .createIndex('punches_arrival')
    .on('punches')
    .columns(['kiosk_id', 'arrival', 'seq'])
    .execute();
  await sql`
    create index entries_corrections on entries (kiosk_id, arrival, seq)
    where kind in ('amendment', 'correction')`.execute(db);
}

async function addApi(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_tokens')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('made_at', 'timestamptz', (column) => column.notNull())
    .addColumn('revoked_at', 'timestamptz')
    .execute();
  await sql`create unique index api_tokens_name on api_tokens (name) where revoked_at is null`.execute(
    db,
  );
  await db.schema
    .createTable('api_uses')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('token_id', 'uuid', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('parameters', 'text', (column) => column.notNull())
    .addColumn('status', 'integer', (column) => column.notNull())
    .addColumn('items', 'integer', (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('api_uses_token')
    .on('api_uses')
    .columns(['token_id', 'at'])
    .execute();
  await db.schema.createIndex('api_uses_at').on('api_uses').column('at').execute();
}

/** The hub's own site is a further kiosk, whose corrections change the punches of the others. */
async function desk(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('kiosks')
    .addColumn('is_desk', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('site_name', 'text')
    .execute();
  await db.schema
    .createIndex('kiosks_site_name')
    .unique()
    .on('kiosks')
    .column('site_name')
    .execute();
  await db.schema
    .alterTable('punches')
    .addColumn('withdrawn_by_kiosk', 'uuid')
    .addColumn('arrival_kiosk', 'uuid')
    .execute();
  await sql`update punches set arrival_kiosk = kiosk_id`.execute(db);
  await db.schema
    .alterTable('punches')
    .alterColumn('arrival_kiosk', (column) => column.setNotNull())
    .execute();
  await db.schema.dropIndex('punches_arrival').execute();
  await db.schema
    .createIndex('punches_arrival')
    .on('punches')
    .columns(['arrival_kiosk', 'arrival', 'seq', 'kiosk_id'])
    .execute();
  await db.schema
    .alterTable('alarms')
    .addColumn('acknowledged_at', 'timestamptz')
    .addColumn('acknowledged_by', 'text')
    .execute();
}

async function roster(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('roster')
    .addColumn('subject_id', 'text', (column) => column.primaryKey())
    .addColumn('version', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text')
    .addColumn('into_id', 'text')
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('roster_erasures')
    .addColumn('kiosk_id', 'uuid', (column) => column.notNull())
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('confirmed_at', 'timestamptz', (column) => column.notNull())
    .addPrimaryKeyConstraint('roster_erasures_key', ['kiosk_id', 'subject_id'])
    .execute();
  await db.schema
    .alterTable('kiosks')
    .addColumn('roster_applied', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await sql`insert into counters (name, value) values ('roster', 0)`.execute(db);
}

/** Settings, absences and sign-offs of the site get versions as people do. */
async function siteItems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('roster')
    .addColumn('kind', 'text', (column) => column.notNull().defaultTo('person'))
    .execute();
}

/** A kiosk may continue with a new id after a fork, from the last entry that both sides have. */
async function chains(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('kiosks')
    .addColumn('restart_allowed_at', 'timestamptz')
    .addColumn('restart_allowed_by', 'text')
    .addColumn('continued_by', 'uuid')
    .addColumn('continues_id', 'uuid')
    .addColumn('continues_seq', 'bigint')
    .addColumn('continues_hash', 'text')
    .execute();
}

/** Programs change people and attendance, and read people by change and shift days by range. */
async function apiWrites(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_answers')
    .addColumn('token_id', 'uuid', (column) => column.notNull())
    .addColumn('key_mac', 'text', (column) => column.notNull())
    .addColumn('request_mac', 'text', (column) => column.notNull())
    .addColumn('at', 'timestamptz', (column) => column.notNull())
    .addColumn('journal_seq', 'bigint', (column) => column.notNull())
    .addColumn('status', 'integer')
    .addColumn('answer', 'text')
    .addPrimaryKeyConstraint('api_answers_key', ['token_id', 'key_mac'])
    .execute();
  await db.schema.createIndex('api_answers_at').on('api_answers').column('at').execute();
  await db.schema.createIndex('roster_version').on('roster').column('version').execute();
  await db.schema
    .alterTable('punches')
    .addColumn('reviewed', 'boolean', (column) => column.notNull().defaultTo(false))
    .execute();
  await sql`
    update punches set reviewed = true from entries, kiosks,
      json_array_elements_text(entries.line::json -> 'reviews') as review (seq)
    where kiosks.is_desk and entries.kiosk_id = kiosks.id and entries.kind in ('review', 'copied')
      and entries.line::json ->> 'kind' = 'review'
      and punches.kiosk_id = entries.kiosk_id and punches.seq = review.seq::bigint`.execute(db);
}

/** Deliveries to other systems. Their number within a destination is their order; no number is given twice. */
async function deliveries(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('destinations')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('last_number', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('sent', 'bigint', (column) => column.notNull().defaultTo(0))
    .addColumn('last_sent_at', 'timestamptz')
    .execute();
  await db.schema
    .createTable('deliveries')
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('event_id', 'text', (column) => column.notNull())
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('order_key', 'text', (column) => column.notNull())
    .addColumn('other_subject', 'text')
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('first_at', 'timestamptz')
    .addColumn('next_at', 'timestamptz', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addPrimaryKeyConstraint('deliveries_key', ['destination', 'event_id'])
    .execute();
  await db.schema
    .createIndex('deliveries_state')
    .on('deliveries')
    .columns(['destination', 'state', 'number'])
    .execute();
  await db.schema
    .createIndex('deliveries_order')
    .on('deliveries')
    .columns(['destination', 'order_key', 'number'])
    .execute();
  await db.schema
    .createTable('delivery_sources')
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('up_to', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('delivery_sources_key', ['destination', 'source'])
    .execute();
}

/**
 * For the site's journal, to find entries that it took over by kiosk and number. Rows that a kiosk recorded itself are
 * not in this index.
 */
async function origins(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index punches_origin on punches (origin_kiosk, origin_seq)
    where origin_kiosk is not null`.execute(db);
}

/** Confirmations that the hub took back permanently when it worked on two requests of a kiosk at once. */
async function lostConfirmations(db: Kysely<unknown>): Promise<void> {
  await sql`
    insert into roster_erasures (kiosk_id, subject_id, confirmed_at)
    select kiosks.id, roster.subject_id, now() from kiosks
    join roster on roster.version <= kiosks.roster_applied
    where roster.kind = 'person' and roster.digest is null
    on conflict do nothing`.execute(db);
}

const provider: MigrationProvider = { getMigrations: () => Promise.resolve({ ...migrations }) };

/**
 * Makes or updates the tables. Two hubs that start at the same time do this one after the other.
 * @throws Fault `data-newer` if the database has a migration that this version does not know; errors of the server.
 */
export async function migrateToLatest<Tables>(db: Kysely<Tables>): Promise<void> {
  const applied = await appliedIn(db);
  const unknown = applied.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length > 0) {
    throw new Fault(
      'data-newer',
      `The database was used by a newer version of Rollcall (${unknown.join(', ')}). Update Rollcall. Nothing was changed.`,
    );
  }
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error instanceof Error) throw error;
}

/** Names of the migrations that a database has had; none for a new one. */
async function appliedIn<Tables>(db: Kysely<Tables>): Promise<string[]> {
  const { rows: tables } = await sql<{ found: string | null }>`
    select to_regclass('kysely_migration')::text as found`.execute(db);
  if (tables[0]?.found == null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return rows.map(({ name }) => name);
}
