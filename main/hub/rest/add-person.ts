import * as v from 'valibot';
import { Department, Email } from '../../../contract/calls/people.js';
import { EmployeeNumber, Name } from '../../../contract/fields.js';
import { numberKey } from '../../people/records/pad-code.js';
import { Person } from './fields.js';
import { actorOf, type DeskOperation, type OperationAnswer } from './operation.js';
import { withoutHolder } from './number-taken.js';
import { readParameters } from './query.js';
import { parsedBody } from './request-body.js';

const NewPerson = v.strictObject({
  name: Name,
  number: v.pipe(
    EmployeeNumber,
    v.description('Employee number; no two people have the same one.'),
  ),
  department: v.optional(Department),
  email: v.optional(Email),
});

/** Only the ID, so that the database has no names. */
export const PersonId = v.object({ id: Person });

/** Adds a person, who is then enrolled at the desk or a kiosk. */
export const addPerson: DeskOperation = {
  method: 'POST',
  path: '/api/v1/people',
  operationId: 'addPerson',
  summary: 'Add a person',
  description:
    'Adds a person by name and employee number. They can clock in once somebody has enrolled their face, or set a PIN or a badge. The API does not accept photos or PINs.',
  scope: 'people:write',
  parameters: {},
  body: { name: 'NewPerson', schema: NewPerson },
  answer: { status: 201, description: 'The ID of the person.', schema: PersonId },
  named: { NewPerson },
  run: async ({ desk }, { query, body, token }) => {
    readParameters({}, query);
    const person = parsedBody(NewPerson, body);
    const { subjectId } = await desk.calls(actorOf(token, 'administrator'), (client) =>
      withoutHolder(person.number, () => client['people.add'](person)),
    );
    return added(subjectId);
  },
  find: async ({ desk }, { body }) => {
    const { name, number } = parsedBody(NewPerson, body);
    const { all } = (await desk.site.data()).people.store.register;
    const key = numberKey(number);
    const found = all.find(
      (one) => one.number !== undefined && numberKey(one.number) === key && one.name === name,
    );
    return found === undefined ? null : added(found.subjectId);
  },
};

function added(id: string): OperationAnswer {
  return { status: 201, body: { id } };
}
