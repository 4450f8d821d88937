import * as v from 'valibot';
import { Fault } from '../../../contract/fault.js';
import { Person } from './fields.js';
import type { DeskOperation } from './operation.js';
import { RestPerson, restPerson } from './people.js';
import { readParameters } from './query.js';

/** One person by ID. */
export const person: DeskOperation = {
  method: 'GET',
  path: '/api/v1/people/{id}',
  operationId: 'person',
  summary: 'One person',
  description: 'A person by ID, including one who was erased.',
  scope: 'people:read',
  parameters: {},
  pathParameters: { id: Person },
  answer: { status: 200, description: 'The person.', schema: RestPerson },
  named: { Person: RestPerson },
  run: async ({ db, desk }, { query, path }) => {
    readParameters({}, query);
    const id = path['id']!;
    const row = id.includes('\0')
      ? undefined
      : await db
          .selectFrom('roster')
          .selectAll()
          .where('kind', '=', 'person')
          .where('subject_id', '=', id)
          .executeTakeFirst();
    if (row === undefined) {
      throw new Fault(
        'not-found',
        'There is no person with this ID. The list of people has their IDs; a new person is there after about a second.',
      );
    }
    const { register } = (await desk.site.data()).people.store;
    return { status: 200, body: v.parse(RestPerson, restPerson(row, register)) };
  },
};
