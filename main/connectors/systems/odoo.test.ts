import { expect, onTestFinished, test } from 'vitest';
import { correction, personOf, punch, punchEvent } from '../testing/events.js';
import { OdooServer } from '../testing/odoo-server.js';
import { connectorSuite } from '../testing/suite.js';
import { odooConnector, type OdooOptions } from './odoo.js';

const access = { apiKey: 'key', database: 'company', employeeField: 'barcode', table: {} };

connectorSuite('Odoo', {
  start: () => new OdooServer().start(),
  connect: (_server, limits) => odooConnector({ ...access, ...limits }),
  ada: '7',
  unitMs: 1000,
});

async function connected(given: Partial<OdooOptions> = {}) {
  const server = await new OdooServer().start();
  onTestFinished(() => server.stop());
  const connector = odooConnector({ ...access, address: server.address, ...given });
  return {
    server,
    send: (event: Parameters<typeof connector.send>[0]) => connector.send(event, personOf),
  };
}

test('a second clock-in while Odoo has an open attendance is refused with what Odoo says', async () => {
  const { send } = await connected();
  await send(punchEvent(punch('in 2026-03-02T08:00')));
  expect(await send(punchEvent(punch('in 2026-03-03T08:00')))).toEqual({
    kind: 'refused',
    byHand: false,
    reason:
      "Odoo refused the punch: Cannot create new attendance record, the employee hasn't checked out.",
  });
});

test('a clock-out never ends the attendance of another day, and brings its own clock-in', async () => {
  const { server, send } = await connected();
  await send(punchEvent(punch('in 2026-03-02T08:00')));
  const lost = punch('in 2026-03-03T08:00');
  const out = punch('out 2026-03-03T16:00', lost);
  expect(await send(punchEvent(lost))).toMatchObject({ kind: 'refused' });
  expect(await send(punchEvent(out))).toMatchObject({ kind: 'sent' });
  expect(await send(punchEvent(lost))).toMatchObject({ kind: 'already-there' });
  expect(server.records()).toMatchObject([
    { in: '2026-03-02T08:00:12.000Z', out: null },
    { in: '2026-03-03T08:00:12.000Z', out: '2026-03-03T16:00:12.000Z' },
  ]);
  expect(await send(punchEvent({ ...out, partner: null }))).toEqual({
    kind: 'refused',
    byHand: false,
    reason:
      'The clock-in before 2026-03-03 17:00 is missing, and Odoo cannot store a clock-out without a clock-in. Add the clock-in, then send this again.',
  });
});

test('a clock-out that someone changed in Odoo is not overwritten', async () => {
  const { server, send } = await connected();
  const from = punch('in 2026-03-02T08:00');
  await send(punchEvent(from));
  server.attendances[0]!.check_out = '2026-03-02 12:00:00';
  expect(await send(punchEvent(punch('out 2026-03-02T16:00', from)))).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('ended at 2026-03-02 13:00') as unknown,
  });
});

test('withdrawing removes the end, then the attendance; an end alone is left to HR', async () => {
  const { server, send } = await connected();
  const from = punch('in 2026-03-02T08:00');
  const to = punch('out 2026-03-02T16:00', from);
  await send(punchEvent(from));
  await send(punchEvent(to));
  expect(await send(correction({ withdraws: from }))).toMatchObject({
    kind: 'refused',
    byHand: true,
  });
  expect(await send(correction({ withdraws: to }))).toMatchObject({ kind: 'sent' });
  expect(server.records()).toMatchObject([{ out: null }]);
  expect(await send(correction({ withdraws: from }))).toMatchObject({ kind: 'sent' });
  expect(server.records()).toEqual([]);
});

test('a punch that belongs to someone else is moved from one person to the other', async () => {
  const { server, send } = await connected();
  const wrong = punch('in 2026-03-02T08:00');
  await send(punchEvent(wrong));
  const right = punch('in 2026-03-02T08:00');
  const event = correction({ withdraws: wrong, brings: right, bringsFor: 'ben' });
  expect(await send(event)).toMatchObject({ kind: 'sent' });
  expect(await send(event)).toMatchObject({ kind: 'already-there' });
  expect(server.records()).toEqual([{ employee: '8', in: '2026-03-02T08:00:12.000Z', out: null }]);
});

test('the table of ids comes before the field of Odoo', async () => {
  const { server, send } = await connected({ table: { '4711': '8' } });
  expect(await send(punchEvent(punch('in 2026-03-02T08:00'), 'new'))).toMatchObject({
    kind: 'sent',
  });
  expect(server.records()).toMatchObject([{ employee: '8' }]);
});

test('an employee number that two people have in Odoo is refused', async () => {
  const { server, send } = await connected();
  server.employees.push({ id: 9, barcode: '1001' });
  expect(await send(punchEvent(punch('in 2026-03-02T08:00')))).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('more than once') as unknown,
  });
});
