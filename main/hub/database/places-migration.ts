import type { Kysely } from 'kysely';

/**
 * Sites and access groups. As long as there are none, every kiosk gets everyone, as before.
 *
 * `view_sent` begins below `view`: a kiosk has started with a view when it has asked for everything once.
 */
export async function places(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('places')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('places_name').unique().on('places').column('name').execute();
  await db.schema
    .createTable('group_doors')
    .addColumn('group_id', 'uuid', (column) => column.notNull())
    .addColumn('door_id', 'uuid', (column) => column.notNull())
    .addPrimaryKeyConstraint('group_doors_key', ['group_id', 'door_id'])
    .execute();
  await db.schema
    .createTable('person_places')
    .addColumn('subject_id', 'text', (column) => column.notNull())
    .addColumn('place_id', 'uuid', (column) => column.notNull())
    .addPrimaryKeyConstraint('person_places_key', ['subject_id', 'place_id'])
    .execute();
  await db.schema
    .createIndex('person_places_place')
    .on('person_places')
    .column('place_id')
    .execute();
  await db.schema
    .alterTable('kiosks')
    .addColumn('site_id', 'uuid')
    .addColumn('view', 'bigint', (column) => column.notNull().defaultTo(1))
    .addColumn('view_sent', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('pairing_codes').addColumn('site_id', 'uuid').execute();
  await db.schema
    .alterTable('roster')
    .addColumn('access', 'text')
    .addColumn('access_version', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
}
