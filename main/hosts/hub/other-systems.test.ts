import { randomUUID } from 'node:crypto';
import { Validator } from '@seriousme/openapi-schema-validator';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { ExportRequest } from '../../../contract/calls/exports.js';
import { newPunch } from '../../attendance/testing/entries.js';
import type { StandingPunch } from '../../attendance/journal/standing-punch.js';
import { OdooServer } from '../../connectors/testing/odoo-server.js';
import { Receiver } from '../../connectors/testing/receiver.js';
import { ingest } from '../../hub/ingest/ingest.js';
import { checkerOf } from '../../hub/testing/documented-answers.js';
import { addKiosk, memoryJournal, syncRequest } from '../../hub/testing/kiosk-journal.js';
import { get, type Got } from '../../hub/testing/rest-client.js';
import { startHubWithDesk, type HubWithDesk } from '../testing/hub-with-desk.js';

const all = [
  ...(['people:read', 'people:write', 'corrections:write'] as const),
  ...(['punches:read', 'days:read', 'corrections:read', 'exports:read'] as const),
] as const;

/** The fields of an answer that is no page. */
const fieldsOf = ({ body }: Got) => body as unknown as Record<string, unknown>;

let hub: HubWithDesk;
let token: string;
beforeAll(async () => {
  hub = await startHubWithDesk();
  token = await hub.token('payroll', all);
});
afterAll(() => hub.close());

function ask(path: string, method = 'GET', body?: unknown, key?: string): Promise<Got> {
  const sent = body === undefined ? null : { body, ...(key !== undefined && { key }) };
  return get(hub, `/api/v1/${path}`, token, method, sent);
}

/** Adds a person by the API. @returns the id. */
async function addPerson(name: string, number: string): Promise<string> {
  const added = await ask('people', 'POST', { name, number }, `add ${number}`);
  expect(added.status).toBe(201);
  return fieldsOf(added)['id'] as string;
}

/** Records punches of a person at a new kiosk, and waits until the desk has them. */
async function recordPunches(kiosk: string, subjectId: string, times: readonly string[]) {
  const { journal, lines } = await memoryJournal();
  for (const [index, at] of times.entries()) {
    const direction = index % 2 === 0 ? 'in' : 'out';
    await journal.record('', () => newPunch({ at, subjectId, direction }));
  }
  const kioskId = await addKiosk(hub.hub.db, kiosk);
  await ingest(hub.hub.db, kioskId, syncRequest(lines, { name: kiosk }));
  const { journal: site } = await hub.app.data();
  const origins = times.map((_at, index) => ({ kioskId: kiosk, seq: index + 1 }));
  await vi.waitFor(async () => {
    expect((await site.standing.importedAs(origins)).size).toBe(times.length);
  }, 10_000);
  return kioskId;
}

const day = ['2026-03-02T08:00:00.000Z', '2026-03-02T16:30:00.000Z'];

test('people are added and changed by programs, each request once, and every change is listed', async () => {
  const person = { name: 'Ada Lovelace', number: '0042' };
  const id = await addPerson(person.name, person.number);
  // The answer was lost, so the client sends it again.
  expect(await ask('people', 'POST', person, 'add 0042')).toMatchObject({
    status: 201,
    body: { id },
  });
  expect((await ask('people', 'POST', { ...person, name: 'Eve' }, 'add 0042')).status).toBe(422);
  const taken = await ask('people', 'POST', { ...person, name: 'Eve' }, 'second');
  expect([taken.status, taken.body.detail]).toEqual([
    400,
    expect.stringContaining('number 0042 already belongs'),
  ]);
  // A program that only writes people must not learn who has a number.
  expect(JSON.stringify(taken.body)).not.toContain('Ada');
  expect((await ask('people', 'POST', person)).body.detail).toContain('Idempotency-Key');
  const wrong = await ask('people', 'POST', { name: '', pin: '1234' }, 'third');
  expect(wrong.body.errors!.map(({ parameter }) => parameter).sort()).toEqual(
    ['name', 'number', 'pin'].sort(),
  );
  const change = { department: 'Works', status: 'suspended' };
  expect((await ask(`people/${id}`, 'PATCH', change, 'change')).status).toBe(200);
  expect((await ask('people/nobody', 'PATCH', change, 'nobody')).status).toBe(404);
  // A name is no ID.
  expect((await ask('people/Ada%20Lovelace', 'PATCH', change, 'name')).status).toBe(404);

  const listed = await vi.waitFor(async () => {
    const page = await ask('people');
    expect(page.body.items).toMatchObject([
      { id, ...person, department: 'Works', status: 'suspended' },
    ]);
    return page;
  }, 10_000);
  const { updatedAt } = listed.body.items[0]!;
  expect((await ask(`people?updatedSince=${String(updatedAt)}`)).body.items).toHaveLength(1);
  expect(await ask(`people/${id}`)).toMatchObject({
    status: 200,
    body: { hasFace: false, email: null },
  });

  // Only what changes after that comes, and an erased person comes without details.
  await hub.app.api['people.forget']({ who: id });
  const erased = await vi.waitFor(async () => {
    const page = await ask(`people?cursor=${listed.body.next!}`);
    expect(page.body.items).toHaveLength(1);
    return page.body.items[0];
  }, 10_000);
  expect(erased).toMatchObject({ id, status: 'erased', name: null, number: null });

  const { audit } = await hub.app.data();
  const made = (await audit.list(Infinity)).filter(({ via }) => via === 'api');
  expect(made.map(({ action, actor, target }) => [action, actor, target]).reverse()).toEqual([
    ['people.add', 'payroll', id],
    ['people.setDetails', 'payroll', id],
    ['people.suspend', 'payroll', id],
  ]);
  const stored = await hub.hub.db.selectFrom('api_answers').selectAll().execute();
  expect(JSON.stringify(stored)).not.toMatch(/Ada|Works|add 0042/);
});

test('a program that gives a person a number that is taken does not learn whose it is', async () => {
  await addPerson('Grace Hopper', '0077');
  const id = await addPerson('Alan Turing', '0078');
  const taken = await ask(
    `people/${id}`,
    'PATCH',
    { number: '0077', department: 'Works' },
    'taken',
  );
  expect([taken.status, taken.body.detail]).toEqual([
    400,
    expect.stringContaining('number 0077 already belongs to another person'),
  ]);
  expect(JSON.stringify(taken.body)).not.toMatch(/Grace|Hopper/);
  // Nothing of the refused change took effect.
  const { people } = await hub.app.data();
  expect(people.detailsOf(id)).toMatchObject({ name: 'Alan Turing', department: null });
  for (const who of ['Grace Hopper', 'Alan Turing']) await hub.app.api['people.forget']({ who });
});

test('a program corrects attendance once, also if the hub was killed before it answered', async () => {
  const id = await addPerson('Grace Hopper', '7');
  const kioskId = await recordPunches('gate', id, day);
  const correction = {
    withdraws: { kioskId, entry: 2 },
    adds: { at: '2026-03-02T17:15:00Z' },
    reason: 'worked longer',
  };
  const answers = await Promise.all(
    [1, 2].map(() => ask('corrections', 'POST', correction, 'once')),
  );
  const statuses = answers.map(({ status }) => status).sort();
  expect([
    [201, 201],
    [201, 409],
  ]).toContainEqual(statuses);
  const made = fieldsOf(answers.find(({ status }) => status === 201)!);
  // As if the hub had been killed between the correction and its answer.
  await hub.hub.db.updateTable('api_answers').set({ status: null, answer: null }).execute();
  expect(fieldsOf(await ask('corrections', 'POST', correction, 'once'))).toEqual(made);
  const { journal } = await hub.app.data();
  const standing: StandingPunch[] = [];
  for await (const table of journal.standing.tablesOfPeople({ subjectIds: [id] })) {
    standing.push(...table.bySubject({ subjectIds: [id] }));
  }
  expect(standing.map(({ atMs }) => new Date(atMs).toISOString())).toEqual([
    day[0],
    '2026-03-02T17:15:00.000Z',
  ]);

  const gone = await ask('corrections', 'POST', { ...correction, reason: 'again' }, 'again');
  expect([gone.status, gone.body.detail]).toEqual([404, expect.stringContaining('withdrawn')]);
  const seconds = {
    ...correction,
    withdraws: null,
    adds: { person: id, direction: 'in', at: '2026-03-03T08:00:01Z' },
  };
  expect((await ask('corrections', 'POST', seconds, 'seconds')).body.errors).toMatchObject([
    { parameter: 'adds.at' },
  ]);
  const listed = await vi.waitFor(async () => {
    const { body } = await ask('corrections');
    expect(body.items).toHaveLength(1);
    return body.items;
  }, 10_000);
  expect(listed).toMatchObject([
    { ...made, author: 'payroll', withdraws: 2, withdrawsKioskId: kioskId },
  ]);
});

test('shift days come from the database, as the desk shows them', async () => {
  const id = await addPerson('Edith Clarke', '21');
  const other = await addPerson('Mary Jackson', '22');
  await recordPunches('yard', id, ['2026-05-04T06:00:00.000Z', '2026-05-04T14:30:00.000Z']);
  const { journal } = await hub.app.data();
  const { at, offset, zone } = newPunch({ at: '2026-05-05T07:00:00.000Z' });
  await journal.import({
    ...{ at, offset, zone, subjectId: other, direction: 'in', method: 'face', flags: [] },
    ...{ kioskId: 'annex', originSeq: 1, author: 'hub' },
  });
  await hub.app.api['attendance.review']({ punches: [journal.head.seq], reason: 'left early' });
  // The desk shows it at once, before the hub has looked for new entries.
  const reviewed = { from: '2026-05-01', to: '2026-05-31', subjectId: other };
  expect(await hub.app.api['attendance.days'](reviewed)).toMatchObject([{ toResolve: false }]);
  const range = 'from=2026-05-01&to=2026-05-31';
  const listed = await vi.waitFor(async () => {
    const { body } = await ask(`days?${range}`);
    expect(body.items.map(({ toResolve }) => toResolve)).toEqual([false, false]);
    return body.items;
  }, 10_000);
  for (const person of [id, other]) {
    const [shown] = await hub.app.api['attendance.days']({
      from: '2026-05-01',
      to: '2026-05-31',
      subjectId: person,
      everyDay: false,
    });
    const { subjectId, name, department, suggested, stints, looks, ...rest } = shown!;
    expect([name, department, suggested, looks]).toBeDefined();
    const item = listed.find((one) => one['person'] === subjectId)!;
    expect(item).toMatchObject(rest);
    const withoutNumbers = JSON.parse(
      JSON.stringify(stints, (key, value: unknown) => (key === 'seq' ? undefined : value)),
    ) as unknown;
    expect(item['stints']).toEqual(withoutNumbers);
  }
  const first = await ask(`days?${range}&limit=1`);
  expect(first.body).toMatchObject({ items: [listed[0]], more: true });
  const second = await ask(`days?${range}&limit=1&cursor=${first.body.next!}`);
  expect(second.body).toMatchObject({ items: [listed[1]], more: false });
  expect((await ask(`days?${range}&person=${other}`)).body.items).toEqual([
    listed.find(({ person }) => person === other),
  ]);
  expect((await ask(`days?${range}&cursor=${first.body.next!}&limit=1`)).body).toEqual(second.body);
  // Of one site: who clocked in there, wherever they belong.
  const { places } = hub.hub.roster!;
  const north = await places.add({ kind: 'site', name: 'North', doorIds: [] });
  const [yard] = await hub.hub.db
    .selectFrom('kiosks')
    .select('id')
    .where('name', '=', 'yard')
    .execute();
  await places.moveKiosk(yard!.id, north.id);
  const there = listed.filter(({ person }) => person === id);
  expect((await ask(`days?${range}&site=North`)).body).toMatchObject({ items: there, more: false });
  const april = await ask('days?from=2026-04-01&to=2026-04-30&site=North');
  expect(april.body.items).toEqual([]);
  const ofSite = await ask(`punches?site=North&from=2026-05-01T00:00:00Z`);
  expect(ofSite.body.items.map(({ person }) => person)).toEqual([id, id]);
  expect((await ask(`days?${range}&site=South`)).body.errors).toMatchObject([
    { parameter: 'site' },
  ]);
  const exported = await ask(`export?layout=days&${range}&site=${north.id}`);
  expect([exported.text.includes('Edith Clarke'), exported.text.includes('Mary Jackson')]).toEqual([
    true,
    false,
  ]);
  const desk = hub.app.api;
  const may = { layout: 'days', from: '2026-05-01', to: '2026-05-31', siteId: north.id } as const;
  const request = v.parse(ExportRequest, may);
  const preview = await desk['exports.preview'](request);
  expect([preview.rows, preview.first[0]![2]]).toEqual([1, 'Edith Clarke']);
  const timesheet = v.parse(ExportRequest, { ...may, layout: 'timesheet' });
  expect(await desk['exports.make'](timesheet)).toMatchObject({ rows: 1 });
  await expect(desk['exports.preview']({ ...request, siteId: randomUUID() })).rejects.toMatchObject(
    { code: 'not-found' },
  );
  expect((await ask('days?from=2026-01-01&to=2026-12-31')).body.detail).toContain(
    'at most 62 days',
  );
  const file = await ask(`export?layout=days&${range}&person=${id}`);
  expect(file.headers['content-type']).toBe('text/csv; charset=utf-8');
  const [head, day, ...more] = file.text.split('\r\n');
  expect([head!.split(',').slice(0, 3), day!.split(',').slice(0, 3), more]).toEqual([
    ['subject_id', 'number', 'name'],
    [id, '21', 'Edith Clarke'],
    [''],
  ]);
  const lines = (await ask(`export?layout=punches&${range}`)).text.split('\r\n');
  expect(lines).toHaveLength(5);
  expect((await ask(`export?layout=adp&${range}`)).status).toBe(400);
  expect((await ask('days')).body.errors!.map(({ parameter }) => parameter)).toEqual([
    'from',
    'to',
  ]);
});

test('the document describes what the desk answers', async () => {
  const id = await addPerson('Ruth Teitelbaum', '31');
  await recordPunches('door', id, day);
  const { body: document } = await ask('openapi.json');
  expect(await new Validator().validate(document)).toEqual({ valid: true });
  const check = checkerOf(document);
  const { paths } = document as unknown as { paths: Record<string, Record<string, object>> };
  expect(
    Object.entries(paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((one) => `${one} ${path.slice(8)}`))
      .sort(),
  ).toEqual(
    [
      ...[
        'get punches',
        'get corrections',
        'get present',
        'get kiosks',
        'get people',
        'get days',
        'get export',
      ],
      ...['get people/{id}', 'post people', 'patch people/{id}', 'post corrections'],
    ].sort(),
  );
  await vi.waitFor(async () => {
    expect((await ask(`people/${id}`)).status).toBe(200);
  }, 10_000);
  const json = 'application/json';
  check(
    '/api/v1/export',
    200,
    'text/csv',
    (await ask('export?layout=days&from=2026-03-01&to=2026-03-31')).text,
  );
  check('/api/v1/people', 200, json, (await ask('people')).body);
  check('/api/v1/people/{id}', 200, json, (await ask(`people/${id}`)).body);
  check('/api/v1/days', 200, json, (await ask('days?from=2026-03-01&to=2026-03-31')).body);
  const person = { name: 'Eve', number: '32' };
  check('/api/v1/people', 201, json, (await ask('people', 'POST', person, 'eve')).body, 'post');
  const problem = 'application/problem+json';
  const conflict = await ask('people', 'POST', { ...person, name: 'Adam' }, 'eve');
  check('/api/v1/people', 422, problem, conflict.body, 'post');
  const missing = await ask('people/nobody', 'PATCH', { status: 'left' }, 'gone');
  check('/api/v1/people/{id}', 404, problem, missing.body, 'patch');
  expect((await ask('days', 'DELETE')).headers['allow']).toBe('GET');
});

test('punches at kiosks go to a webhook and an HR system, and what failed is sent again', async () => {
  const { api } = hub.app;
  const [receiver, odoo] = [await new Receiver().start(), await new OdooServer().start()];
  onTestFinished(() => receiver.stop());
  onTestFinished(() => odoo.stop());
  const id = await addPerson('Betty Holberton', '41');
  const from = '2026-07-01';
  const hook = { name: 'hook', system: 'webhook', address: receiver.address, from } as const;
  await api['connectors.add']({
    connector: { ...hook, table: {}, unencrypted: false },
    secret: '',
  });
  const company = { address: odoo.address, from, database: 'company', table: {} } as const;
  const connector = { ...company, name: 'odoo', system: 'odoo', unencrypted: false } as const;
  await api['connectors.add']({ connector, secret: 'key' });
  const kioskId = await recordPunches('mill', id, [
    '2026-07-01T06:00:00.000Z',
    '2026-07-01T14:00:00.000Z',
  ]);
  const messages = () =>
    receiver.requests.map(({ body, headers }) => ({
      id: headers['webhook-id'],
      ...(body as { type: string; data: Record<string, unknown> }),
    }));
  await vi.waitFor(async () => {
    await api['connectors.send']({ name: 'hook', again: false });
    const punches = messages().filter(({ type }) => type === 'punch');
    expect(punches.map(({ data }) => [data['entry'], data['direction']])).toEqual([
      ['mill.1', 'in'],
      ['mill.2', 'out'],
    ]);
    expect(punches[0]!.id).toMatch(/^mill\.1\.[0-9a-f]{64}$/);
  }, 10_000);
  const added = messages().find(
    ({ type, data }) => type === 'person' && (data['person'] as { id: string }).id === id,
  );
  expect(added).toMatchObject({ data: { change: 'added', person: { employeeNumber: '41' } } });

  // Odoo does not know the person yet.
  await vi.waitFor(async () => {
    await api['connectors.send']({ name: 'odoo', again: false });
    expect((await api['connectors.failed']({ name: 'odoo' })).count).toBe(2);
  }, 10_000);
  const { failed } = await api['connectors.failed']({ name: 'odoo' });
  expect(failed).toMatchObject([{ person: 'Betty Holberton', what: 'in' }, { what: 'out' }]);
  odoo.employees.push({ id: 9, barcode: '41' });
  const [first] = failed;
  const entries = [first!.entry];
  expect(await api['connectors.sendAgain']({ name: 'odoo', entries })).toEqual({ count: 1 });
  expect(await api['connectors.sendAgain']({ name: 'odoo', entries: null })).toEqual({ count: 1 });
  const stint = { employee: '9', in: '2026-07-01T06:00:00.000Z', out: '2026-07-01T14:00:00.000Z' };
  await vi.waitFor(async () => {
    await api['connectors.send']({ name: 'odoo', again: false });
    expect(odoo.records()).toEqual([stint]);
  }, 10_000);

  // A correction by a program, and the whole day once more, which writes nothing twice.
  const correction = {
    withdraws: { kioskId, entry: 2 },
    adds: { at: '2026-07-01T15:00:00Z' },
    reason: 'stayed',
  };
  expect((await ask('corrections', 'POST', correction, 'stayed')).status).toBe(201);
  const corrected = [{ ...stint, out: '2026-07-01T15:00:00.000Z' }];
  await vi.waitFor(async () => {
    await api['connectors.send']({ name: 'odoo', again: false });
    expect(odoo.records()).toEqual(corrected);
  }, 10_000);
  const days = { from: '2026-07-01', to: '2026-12-31' };
  expect((await api['connectors.replay']({ name: 'odoo', ...days })).count).toBeGreaterThan(1);
  await api['connectors.send']({ name: 'odoo', again: false });
  expect(odoo.records()).toEqual(corrected);
  await expect(
    api['connectors.replay']({ name: 'odoo', from: '2026-07-02', to: '2026-07-01' }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  expect(
    (await api['connectors.list']({})).map(({ waiting, failed: dead }) => [waiting, dead]),
  ).toEqual([
    [0, 0],
    [0, 0],
  ]);
});
