import { expect, onTestFinished, test } from 'vitest';
import { correction, personOf, punch, punchEvent } from '../testing/events.js';
import { KimaiServer } from '../testing/kimai-server.js';
import { connectorSuite } from '../testing/suite.js';
import { kimaiConnector, type KimaiOptions } from './kimai.js';

const access = { token: 'secret', project: 3, activity: 4, table: {} };

connectorSuite('Kimai', {
  start: () => new KimaiServer().start(),
  connect: (_server, limits) => kimaiConnector({ ...access, ...limits }),
  ada: '21',
  unitMs: 1000,
});

async function connected(given: Partial<KimaiOptions> = {}) {
  const server = await new KimaiServer().start();
  onTestFinished(() => server.stop());
  const connector = kimaiConnector({ ...access, address: server.address, ...given });
  return {
    server,
    send: (event: Parameters<typeof connector.send>[0]) => connector.send(event, personOf),
  };
}

test('finds its entries where Kimai rounds to a quarter of an hour', async () => {
  const { server, send } = await connected();
  server.roundingMs = 900_000;
  const from = punch('in 2026-03-02T08:07');
  const to = punch('out 2026-03-02T16:20', from);
  for (const one of [from, to, from, to]) await send(punchEvent(one));
  expect(server.records()).toEqual([
    { employee: '21', in: '2026-03-02T08:00:00.000Z', out: '2026-03-02T16:30:00.000Z' },
  ]);
  expect(await send(correction({ withdraws: to }))).toMatchObject({ byHand: true });
});

test('creates no entry that would make Kimai end another one', async () => {
  const { server, send } = await connected();
  await send(punchEvent(punch('in 2026-03-02T08:00')));
  expect(await send(punchEvent(punch('in 2026-03-03T08:00')))).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('a running entry') as unknown,
  });
  expect(server.records()).toMatchObject([{ out: null }]);
});

test('tells a refused change from an entry, although both have status 200', async () => {
  const { server, send } = await connected();
  const from = punch('in 2026-03-02T08:00');
  await send(punchEvent(from));
  const before = punch('out 2026-03-02T07:00', from);
  expect(await send(punchEvent(before))).toEqual({
    kind: 'refused',
    byHand: false,
    reason:
      'Kimai refused the punch: Validation Failed End date must not be earlier then start date.',
  });
  expect(server.records()).toMatchObject([{ out: null }]);
});

test('a project that does not exist is refused with its reason', async () => {
  const { send } = await connected({ project: 99 });
  expect(await send(punchEvent(punch('in 2026-03-02T08:00')))).toMatchObject({
    kind: 'refused',
    reason: 'Kimai refused the punch: Validation Failed This value is not valid.',
  });
});
