import * as v from 'valibot';
import { personOf } from '../../people/records/person-record.js';
import type { PersonRegister } from '../../people/records/person-register.js';
import type { HubDatabase } from '../database/open-database.js';
import { personCursor, readPersonCursor } from './cursor.js';
import { Utc } from './fields.js';
import type { DeskOperation } from './operation.js';
import { InstantText, pageParameters, readParameters } from './query.js';
import { pageOf } from './route.js';

const Text = v.nullable(v.string());

/** A person as programs see them. */
export const RestPerson = v.object({
  id: v.pipe(v.string(), v.description('Never changes.')),
  status: v.pipe(
    v.picklist(['active', 'suspended', 'left', 'erased']),
    v.description(
      'Only active people can clock in. Only the ID and the punches of an erased person remain.',
    ),
  ),
  mergedInto: v.pipe(
    Text,
    v.description('The person whose record has replaced this one; null if there is none.'),
  ),
  name: Text,
  number: v.pipe(Text, v.description('Employee number.')),
  department: Text,
  email: Text,
  hasFace: v.pipe(v.boolean(), v.description('True if the kiosks can recognise them.')),
  hasPin: v.boolean(),
  updatedAt: v.pipe(Utc, v.description('When the hub noticed the latest change, UTC.')),
});
export type RestPerson = v.InferOutput<typeof RestPerson>;

/** A person's row in the table of versions. */
export interface VersionedPerson {
  readonly subject_id: string;
  readonly version: number;
  readonly into_id: string | null;
  readonly digest: string | null;
  readonly changed_at: Date;
}

/** @param register of the hub's site, which has the details. */
export function restPerson(row: VersionedPerson, register: PersonRegister): RestPerson {
  const record = row.digest === null ? undefined : register.find(row.subject_id);
  const updatedAt = row.changed_at.toISOString();
  const { subject_id: id, into_id: mergedInto } = row;
  if (record === undefined) {
    const nothing = { name: null, number: null, department: null, email: null };
    const status = 'erased';
    return { id, status, mergedInto, ...nothing, hasFace: false, hasPin: false, updatedAt };
  }
  const { status, name, number, department, email, samples, hasPin } = personOf(record, null);
  const details = { name, number, department, email };
  return { id, status, mergedInto, ...details, hasFace: samples > 0, hasPin, updatedAt };
}

const parameters = {
  updatedSince: v.optional(
    v.pipe(InstantText, v.description('Only people who changed at this time or later.')),
  ),
  ...pageParameters,
};
type Query = v.InferOutput<v.StrictObjectSchema<typeof parameters, undefined>>;

const page = pageOf(RestPerson);

/** Everyone in the order of their latest change, so that a client gets each change once. */
export const people: DeskOperation = {
  method: 'GET',
  path: '/api/v1/people',
  operationId: 'people',
  summary: 'People',
  description:
    'The people of the hub in the order of their latest change. A person who changes comes again: replace what you have. Changes are listed about a second after they were made.',
  scope: 'people:read',
  parameters,
  answer: { status: 200, description: 'A page of the list.', schema: page },
  named: { Person: RestPerson },
  run: async ({ db, desk }, { query }) => {
    const read = readParameters(parameters, query);
    const rows = await rowsOf(db, read);
    const { register } = (await desk.site.data()).people.store;
    const last = rows.at(-1);
    const body = v.parse(page, {
      items: rows.map((row) => restPerson(row, register)),
      next: last === undefined ? (read.cursor ?? null) : personCursor(last),
      more: rows.length === read.limit,
    });
    return { status: 200, body };
  },
};

async function rowsOf(
  db: HubDatabase,
  { cursor, limit, updatedSince }: Query,
): Promise<VersionedPerson[]> {
  let rows = db.selectFrom('roster').selectAll().where('kind', '=', 'person');
  if (cursor !== undefined) {
    rows = rows.where('version', '>', await readPersonCursor(db, cursor));
  }
  if (updatedSince !== undefined) rows = rows.where('changed_at', '>=', new Date(updatedSince));
  return rows.orderBy('version').limit(limit).execute();
}
