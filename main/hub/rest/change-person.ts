import * as v from 'valibot';
import { Department, Email } from '../../../contract/calls/people.js';
import { EmployeeNumber, Name } from '../../../contract/fields.js';
import { Fault } from '../../../contract/fault.js';
import type { Client } from '../../../contract/transport/connect.js';
import { personOf } from '../../people/records/person-record.js';
import { PersonId } from './add-person.js';
import { Person } from './fields.js';
import { actorOf, type DeskOperation } from './operation.js';
import { withoutHolder } from './number-taken.js';
import { readParameters } from './query.js';
import { parsedBody } from './request-body.js';

const PersonChange = v.pipe(
  v.strictObject({
    name: v.optional(Name),
    number: v.optional(v.nullable(EmployeeNumber)),
    department: v.optional(v.nullable(Department)),
    email: v.optional(v.nullable(Email)),
    status: v.pipe(
      v.optional(v.picklist(['active', 'suspended', 'left'])),
      v.description(
        '“suspended”: cannot clock in for now. “left”: cannot clock in, and their data is erased after the retention time.',
      ),
    ),
  }),
  v.check((change) => Object.keys(change).length > 0, 'has nothing to change'),
);

/** The calls of the desk that set a status. */
const callOf = {
  active: 'people.reinstate',
  suspended: 'people.suspend',
  left: 'people.leave',
} as const satisfies Record<string, keyof Client>;

/** Changes details of a person, suspends or reinstates them, or marks them as having left. */
export const changePerson: DeskOperation = {
  method: 'PATCH',
  path: '/api/v1/people/{id}',
  operationId: 'changePerson',
  summary: 'Change a person',
  description:
    'Changes the given fields, and leaves the others; null clears a field. Kiosks get the change within seconds while they are connected.',
  scope: 'people:write',
  parameters: {},
  pathParameters: { id: Person },
  body: { name: 'PersonChange', schema: PersonChange },
  answer: { status: 200, description: 'The ID of the person.', schema: PersonId },
  named: { PersonChange },
  run: async ({ desk }, { query, path, body, token }) => {
    readParameters({}, query);
    const { name, status, ...details } = parsedBody(PersonChange, body);
    const who = path['id']!;
    const before = (await desk.site.data()).people.store.register.find(who);
    if (before === undefined) {
      throw new Fault('not-found', 'There is no person with this ID, or they were erased.');
    }
    const present = personOf(before, null);
    await desk.calls(actorOf(token, 'administrator'), async (client) => {
      // First the steps that can be refused, such as setting a number that somebody else has.
      if (Object.keys(details).length > 0) {
        await withoutHolder(details.number, () => client['people.setDetails']({ who, ...details }));
      }
      if (name !== undefined && name !== present.name) await client['people.rename']({ who, name });
      if (status !== undefined && status !== present.status) await client[callOf[status]]({ who });
    });
    return { status: 200, body: { id: who } };
  },
  // Each step has the same result if it is done again.
  find: () => Promise.resolve(null),
};
