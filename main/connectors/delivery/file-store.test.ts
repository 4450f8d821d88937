import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../storage/testing/folder.js';
import type { PunchEvent } from '../events.js';
import { wait } from '../outcome.js';
import { punch, punchEvent } from '../testing/events.js';
import { FileDeliveryStore } from './file-store.js';

const source = { name: 'kiosk-1', upTo: 3 };

async function opened() {
  const file = join(await temporaryFolder(), 'deliveries.jsonl');
  const notices: string[] = [];
  const open = () =>
    FileDeliveryStore.open(
      file,
      (sentence) => notices.push(sentence),
      () => 1000,
    );
  return { file, notices, open };
}

/** Two punches of `ada` and one of `ben`. */
function threePunches(): [PunchEvent, PunchEvent, PunchEvent] {
  const first = punch('in 2026-03-02T08:00');
  return [
    punchEvent(first),
    punchEvent(punch('out 2026-03-02T16:00', first)),
    punchEvent(punch('in 2026-03-02T08:05'), 'ben'),
  ];
}

test('the next deliveries are the oldest of each person whose time has come', async () => {
  const { open } = await opened();
  const store = await open();
  const [first, second, other] = threePunches();
  await store.add('odoo', [first, second, other], source);
  const due = await store.due('odoo', 0, 10);
  expect(due.map(({ event }) => event)).toEqual([first, other]);
  const outcome = wait('Odoo could not be reached.');
  const later = { state: 'waiting', attempts: 1, firstAtMs: 5, nextAtMs: 50, outcome } as const;
  await store.settle(due[0]!, later);
  // Neither the first, whose time has not come, nor the second, which has to wait for it.
  expect((await store.due('odoo', 49, 10)).map(({ event }) => event)).toEqual([other]);
  expect(await store.due('odoo', 50, 1)).toMatchObject([{ event: first, attempts: 1, outcome }]);
  expect(await store.due('frappe', 50, 10)).toEqual([]);
  // The clock was a day ahead when the time was set.
  expect(await store.due('odoo', 49 - 86_400_000, 10)).toMatchObject([{ event: first }]);
  await store.close();
});

test('after reopening, all unsent deliveries are there, sent ones are not, and nothing is added twice', async () => {
  const { open } = await opened();
  const store = await open();
  const [first, second, other] = threePunches();
  await store.add('odoo', [first, second, other], source);
  await store.add('odoo', [first], { name: 'kiosk-1', upTo: 2 });
  const [one, two] = await store.due('odoo', 0, 10);
  await store.settle(one!, { state: 'sent' });
  const refusal = { kind: 'refused', reason: 'No.', byHand: false } as const;
  const dead = { state: 'dead', attempts: 1, firstAtMs: 7, nextAtMs: 0, outcome: refusal } as const;
  await store.settle(two!, dead);
  await store.close();
  const again = await open();
  expect(await again.takenUpTo('odoo', 'kiosk-1')).toBe(3);
  expect(await again.takenUpTo('odoo', 'kiosk-2')).toBe(0);
  expect(await again.list('odoo', 'dead')).toMatchObject([{ event: other, outcome: refusal }]);
  expect(await again.summary('odoo')).toEqual({
    sent: 1,
    lastSentAtMs: 1000,
    dead: 1,
    waiting: 1,
  });
  expect(await again.sendAgain('odoo', [second.id])).toBe(0);
  expect(await again.sendAgain('odoo', null)).toBe(1);
  expect((await again.due('odoo', 1000, 10)).map(({ event }) => event)).toEqual([second, other]);
  await again.close();
});

test('a person who is erased leaves no trace in the file', async () => {
  const { file, open } = await opened();
  const store = await open();
  const [first, second, other] = threePunches();
  await store.add('odoo', [first, second, other], source);
  await store.settle((await store.due('odoo', 0, 1))[0]!, { state: 'sent' });
  expect(await readFile(file, 'utf8')).toContain('"ada"');
  await store.forget('ada');
  expect(await readFile(file, 'utf8')).not.toContain('"ada"');
  // The file still works, and remembers what was taken.
  await store.add('odoo', [other], { name: 'kiosk-1', upTo: 9 });
  await store.close();
  const again = await open();
  expect(await again.takenUpTo('odoo', 'kiosk-1')).toBe(9);
  expect(await again.summary('odoo')).toMatchObject({ sent: 1, waiting: 1 });
  await again.close();
});

test('a damaged line is reported, and the journal is read again', async () => {
  const { file, notices, open } = await opened();
  const store = await open();
  const [first, , other] = threePunches();
  await store.add('odoo', [first], source);
  await store.add('odoo', [other], { name: 'kiosk-1', upTo: 4 });
  await store.close();
  const text = await readFile(file, 'utf8');
  await writeFile(file, `#${text.slice(1)}`);
  const again = await open();
  expect(notices).toEqual([expect.stringContaining('1 line of')]);
  expect(await again.takenUpTo('odoo', 'kiosk-1')).toBe(0);
  expect((await again.due('odoo', 0, 10)).map(({ event }) => event)).toEqual([other]);
  await again.close();
});
