import { expect, onTestFinished, test } from 'vitest';
import { correction, personOf, punch, punchEvent } from '../testing/events.js';
import { FrappeServer } from '../testing/frappe-server.js';
import { connectorSuite } from '../testing/suite.js';
import { frappeConnector, type FrappeOptions } from './frappe.js';

const access = {
  token: 'key:secret',
  employeeField: 'attendance_device_id',
  zone: null,
  table: {},
};

connectorSuite('Frappe HR', {
  start: () => new FrappeServer().start(),
  connect: (_server, limits) => frappeConnector({ ...access, ...limits }),
  ada: 'HR-EMP-1',
  unitMs: 1,
});

async function connected(given: Partial<FrappeOptions> = {}) {
  const server = await new FrappeServer().start();
  onTestFinished(() => server.stop());
  const connector = frappeConnector({ ...access, address: server.address, ...given });
  return {
    server,
    send: (event: Parameters<typeof connector.send>[0]) => connector.send(event, personOf),
  };
}

test('times are on the wall clock of the punch, or in the zone of the site', async () => {
  const { server, send } = await connected();
  await send(punchEvent(punch('in 2026-07-01T06:00')));
  expect(server.checkins).toMatchObject([
    { time: '2026-07-01 08:00:12.345000', log_type: 'IN', device_id: 'kiosk-1' },
  ]);
  const other = await connected({ zone: 'Asia/Kolkata' });
  await other.send(punchEvent(punch('in 2026-07-01T06:00')));
  expect(other.server.checkins).toMatchObject([{ time: '2026-07-01 11:30:12.345000' }]);
});

test('a refusal gives Frappe’s reason without its HTML', async () => {
  const { server, send } = await connected();
  server.employees[0]!.status = 'Inactive';
  expect(await send(punchEvent(punch('in 2026-03-02T08:00')))).toEqual({
    kind: 'refused',
    byHand: false,
    reason: 'Frappe HR refused the punch: Transactions cannot be created for an Inactive Employee.',
  });
});

test('a withdrawn check-in is deleted, unless attendance was counted from it', async () => {
  const { server, send } = await connected();
  const [first, second] = [punch('in 2026-03-02T08:00'), punch('in 2026-03-03T08:00')];
  for (const one of [first, second]) await send(punchEvent(one));
  server.checkins[1]!.attendance = 'HR-ATT-1';
  const event = correction({ withdraws: first });
  expect(await send(event)).toMatchObject({ kind: 'sent' });
  expect(await send(event)).toMatchObject({ kind: 'already-there' });
  expect(await send(correction({ withdraws: second }))).toMatchObject({
    kind: 'refused',
    byHand: true,
    reason:
      'Frappe HR has already counted attendance from the check-in of 2026-03-03 09:00. Cancel that attendance there and delete it.',
  });
  expect(server.checkins).toHaveLength(1);
});

test('a correction from in to out changes the check-in, and a correction of the person moves it', async () => {
  const { server, send } = await connected();
  const wrong = punch('in 2026-03-02T16:00');
  await send(punchEvent(wrong));
  const right = { ...punch('out 2026-03-02T16:00'), atMs: wrong.atMs };
  await send(correction({ withdraws: wrong, brings: right }));
  expect(server.checkins).toMatchObject([{ employee: 'HR-EMP-1', log_type: 'OUT' }]);
  const event = correction({ withdraws: right, brings: right, bringsFor: 'ben' });
  await send(event);
  await send(event);
  expect(server.checkins).toMatchObject([{ employee: 'HR-EMP-2', log_type: 'OUT' }]);
});
