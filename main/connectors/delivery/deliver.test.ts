import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import type { Destination } from '../connector.js';
import type { OutgoingEvent } from '../events.js';
import { reauthorise, refused, sent, wait, type Outcome } from '../outcome.js';
import { odooConnector } from '../systems/odoo.js';
import { personOf, punch, punchEvent } from '../testing/events.js';
import { OdooServer } from '../testing/odoo-server.js';
import { backOffMs, giveUpMs } from './back-off.js';
import { deliver } from './deliver.js';
import { FileDeliveryStore } from './file-store.js';

/** Days of `ada` and `ben`, each day with an in and an out. */
function days(count: number): OutgoingEvent[] {
  return ['ada', 'ben'].flatMap((subjectId) =>
    Array.from({ length: count }, (_, at) => {
      const date = `2026-03-${String(at + 1).padStart(2, '0')}`;
      const from = punch(`in ${date}T08:00`);
      return [from, punch(`out ${date}T16:00`, from)].map((one) => punchEvent(one, subjectId));
    }).flat(),
  );
}

async function storeWith(events: readonly OutgoingEvent[]) {
  const file = join(await temporaryFolder(), 'deliveries.jsonl');
  const store = await FileDeliveryStore.open(
    file,
    () => undefined,
    () => 0,
  );
  await store.add('odoo', events, { name: 'kiosk-1', upTo: events.length });
  onTestFinished(() => store.close());
  return store;
}

/** A destination that answers with the given outcomes, and then with success. */
function answering(outcomes: Outcome[]): Destination & { readonly got: string[] } {
  const got: string[] = [];
  return {
    title: 'Test',
    got,
    send: (event) => {
      got.push(event.id);
      return Promise.resolve(outcomes.shift() ?? sent(null));
    },
  };
}

test('past entries are delivered in order for each person', async () => {
  const server = await new OdooServer().start();
  onTestFinished(() => server.stop());
  const events = days(3);
  const store = await storeWith(events);
  const access = { apiKey: 'key', database: 'company', employeeField: 'barcode', table: {} };
  const destination = odooConnector({ address: server.address, ...access });
  server.troubles.push('half', 'down');
  let nowMs = 0;
  const now = () => nowMs;
  for (; nowMs < 3_600_000; nowMs += 60_000) {
    await deliver({ store, id: 'odoo', destination, personOf, now });
  }
  expect(server.records()).toHaveLength(6);
  expect(server.records().every(({ out }) => out !== null)).toBe(true);
  expect(await store.summary('odoo')).toMatchObject({ sent: events.length, waiting: 0, dead: 0 });
});

test('a crash after sending and before noting it makes no second record', async () => {
  const server = await new OdooServer().start();
  onTestFinished(() => server.stop());
  const events = days(2);
  const store = await storeWith(events);
  const access = { apiKey: 'key', database: 'company', employeeField: 'barcode', table: {} };
  const destination = odooConnector({ address: server.address, ...access });
  const run = () => deliver({ store, id: 'odoo', destination, personOf, now: () => 0 });
  const settle = store.settle.bind(store);
  for (let crash = 0; crash < events.length; crash++) {
    store.settle = () => Promise.reject(new Error('power failed'));
    await expect(run()).rejects.toThrow('power failed');
    let isFirst = true;
    store.settle = (...args) => {
      if (!isFirst) return Promise.reject(new Error('power failed'));
      isFirst = false;
      return settle(...args);
    };
    await run().catch(() => undefined);
  }
  expect(server.records()).toHaveLength(4);
  expect(await store.summary('odoo')).toMatchObject({ sent: events.length, waiting: 0 });
});

test('a waiting delivery is tried again after longer and longer pauses, then is left to HR', async () => {
  const [event] = days(1);
  const store = await storeWith([event!]);
  const destination: Destination = {
    title: 'Test',
    send: () => Promise.resolve(wait('Odoo could not be reached.')),
  };
  const times: number[] = [];
  for (let nowMs = 0; nowMs < 2 * giveUpMs; nowMs += 10_000) {
    const report = await deliver({
      ...{ store, id: 'odoo', destination, personOf, now: () => nowMs, random: () => 1 },
    });
    if (report.waiting + report.dead > 0) times.push(nowMs);
  }
  const gaps = times.slice(1).map((time, at) => time - times[at]!);
  expect(gaps.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
  expect(Math.max(...gaps)).toBe(6 * 3_600_000);
  expect(times.at(-1)).toBeGreaterThanOrEqual(giveUpMs);
  const [dead] = await store.list('odoo', 'dead');
  expect(dead).toMatchObject({ outcome: { reason: 'Odoo could not be reached.' } });
  await store.sendAgain('odoo', [event!.id]);
  await deliver({ store, id: 'odoo', destination: answering([]), personOf });
  expect(await store.summary('odoo')).toMatchObject({ sent: 1, dead: 0 });
});

test('a refused entry does not hold up the person’s other entries, and a refused key holds up everything', async () => {
  const events = days(1);
  const store = await storeWith(events);
  const run = (destination: Destination, nowMs: number) =>
    deliver({ store, id: 'odoo', destination, personOf, now: () => nowMs });
  const key = answering([refused('No.'), reauthorise('Enter a new key.')]);
  expect(await run(key, 0)).toEqual({
    ...{ sent: 0, alreadyThere: 0, waiting: 1, dead: 1 },
    stopped: 'Enter a new key.',
  });
  expect(key.got).toHaveLength(2);
  const rest = answering([]);
  expect(await run(rest, 3_600_000)).toMatchObject({ sent: 3, stopped: null });
  expect(await store.list('odoo', 'dead')).toMatchObject([{ event: events[0] }]);
});

test('a system that is down is not tried again after three attempts', async () => {
  const store = await storeWith(
    ['ada', 'ben', 'new', 'none'].map((who) => punchEvent(punch('in 2026-03-02T08:00'), who)),
  );
  const destination = answering(Array.from({ length: 4 }, () => wait('It is down.')));
  const report = await deliver({ store, id: 'odoo', destination, personOf, now: () => 0 });
  expect(report).toMatchObject({ waiting: 3, stopped: 'It is down.' });
});

test('entries of an erased person are not sent anywhere', async () => {
  const store = await storeWith([punchEvent(punch('in 2026-03-02T08:00'), 'erased')]);
  const destination = answering([]);
  await deliver({ store, id: 'odoo', destination, personOf, now: () => 0 });
  expect(destination.got).toEqual([]);
  expect(await store.list('odoo', 'dead')).toMatchObject([
    { outcome: { reason: 'The person was erased.' } },
  ]);
});

test('a system that asks for more time gets it, but not weeks', () => {
  expect(backOffMs(1, 300_000, () => 0)).toBe(300_000);
  expect(backOffMs(1, 30 * 86_400_000, () => 0)).toBe(86_400_000);
  expect(backOffMs(1, null, () => 0)).toBe(15_000);
});
