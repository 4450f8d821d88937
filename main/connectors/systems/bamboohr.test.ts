import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { BambooHrServer } from '../testing/bamboohr-server.js';
import { correction, personOf, punch, punchEvent } from '../testing/events.js';
import { connectorSuite } from '../testing/suite.js';
import { bambooHrConnector, type BambooHrOptions } from './bamboohr.js';

const access = { apiKey: 'secret', table: {} };

// BambooHR lists the last year only.
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-04-01T00:00Z'), toFake: ['Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
});

connectorSuite('BambooHR', {
  start: () => new BambooHrServer().start(),
  connect: (_server, limits) => bambooHrConnector({ ...access, ...limits }),
  ada: '1001',
  unitMs: 60_000,
});

async function connected(given: Partial<BambooHrOptions> = {}) {
  const server = await new BambooHrServer().start();
  onTestFinished(() => server.stop());
  const connector = bambooHrConnector({ ...access, address: server.address, ...given });
  return {
    server,
    send: (event: Parameters<typeof connector.send>[0]) => connector.send(event, personOf),
  };
}

test('BambooHR refuses a clock-in before an entry that it already has', async () => {
  const { send } = await connected();
  const later = punch('in 2026-03-03T08:00');
  await send(punchEvent(later));
  await send(punchEvent(punch('out 2026-03-03T16:00', later)));
  expect(await send(punchEvent(punch('in 2026-03-02T08:00')))).toEqual({
    kind: 'refused',
    byHand: false,
    reason: 'BambooHR refused the punch: A future clock entry exists.',
  });
});

test('a change that BambooHR cannot undo is left to HR', async () => {
  const { send } = await connected();
  const from = punch('in 2026-03-02T08:00');
  await send(punchEvent(from));
  expect(await send(correction({ withdraws: from }))).toMatchObject({ byHand: true });
  const earlier = punch('in 2026-03-02T07:30');
  expect(await send(correction({ withdraws: from, brings: earlier }))).toEqual({
    kind: 'refused',
    byHand: true,
    reason:
      'BambooHR cannot change this time here. Change it there from 2026-03-02 09:00 to 2026-03-02 08:30.',
  });
});

test('punches older than a year, which cannot be checked, are left to HR', async () => {
  vi.setSystemTime(Date.parse('2027-03-03T00:00Z'));
  const { server, send } = await connected();
  expect(await send(punchEvent(punch('in 2026-03-02T08:00')))).toMatchObject({ byHand: true });
  expect(server.requests.map(({ method }) => method)).toEqual(['GET']);
});
