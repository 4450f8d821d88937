import { expect, test } from 'vitest';
import { Journal } from '../attendance/journal/journal.js';
import { newPunch } from '../attendance/testing/entries.js';
import { InMemoryLog } from '../storage/testing/in-memory-log.js';
import { journalEvents } from './journal-events.js';

const options = { afterSeq: 0, fromDay: '2026-01-01', longestShiftMs: 16 * 3_600_000 };
const time = { at: '2026-03-03T09:00:00.000Z', offset: '+01:00', zone: 'Europe/Berlin' };
const byHr = { ...time, kioskId: 'kiosk-1', author: 'hr', reason: 'forgot' };

async function opened() {
  const store = new InMemoryLog();
  const journal = await Journal.open(store, () => undefined, store.guard);
  const record = (at: string, direction: 'in' | 'out', subjectId = 'subject-1') =>
    journal.record(subjectId, () => newPunch({ at: `${at}:00.000Z`, direction, subjectId }));
  return { journal, record };
}

test('each punch has its id, and the other side of its stint', async () => {
  const { journal, record } = await opened();
  await record('2026-03-02T07:00', 'in');
  await record('2026-03-02T07:05', 'in', 'subject-2');
  await record('2026-03-02T15:00', 'out');
  const { events, upTo } = await journalEvents(journal, options);
  expect(upTo).toBe(3);
  expect(events).toMatchObject([
    {
      kind: 'punch',
      id: expect.stringMatching(/^kiosk-1\.1\.[0-9a-f]{64}$/) as unknown,
      subjectId: 'subject-1',
      punch: {
        mark: 'kiosk-1.1',
        direction: 'in',
        offsetMinutes: 60,
        partner: { mark: 'kiosk-1.3' },
      },
    },
    { subjectId: 'subject-2', punch: { partner: null } },
    { punch: { mark: 'kiosk-1.3', direction: 'out', partner: { mark: 'kiosk-1.1' } } },
  ]);
  expect(await journalEvents(journal, { ...options, afterSeq: 3 })).toEqual({
    events: [],
    upTo: 3,
    start: 0,
  });
  const next = { ...options, fromDay: '2026-03-03' };
  const { start, ...none } = await journalEvents(journal, next);
  expect(none).toEqual({ events: [], upTo: 3 });
  // From where the last line begins, only what is new is read.
  await record('2026-03-04T07:00', 'in');
  const later = await journalEvents(journal, { ...options, afterSeq: 3 }, start);
  expect(later).toMatchObject({ events: [{ punch: { mark: 'kiosk-1.4' } }], upTo: 4 });
  expect(later.start).toBeGreaterThan(start);
});

test('a punch that HR moved before it was sent is sent once, as corrected', async () => {
  const { journal, record } = await opened();
  await record('2026-03-02T07:00', 'in');
  await record('2026-03-02T15:00', 'out');
  const brings = { ...time, at: '2026-03-02T06:30:00.000Z', subjectId: 'subject-1' };
  await journal.amend({ ...byHr, withdraws: 1, brings: { ...brings, direction: 'in' } });
  const all = await journalEvents(journal, options);
  expect(all.events).toMatchObject([
    { kind: 'punch', punch: { mark: 'kiosk-1.2', partner: { mark: 'kiosk-1.3' } } },
    {
      kind: 'correction',
      reason: 'forgot',
      withdraws: { mark: 'kiosk-1.1', partner: null },
      brings: { mark: 'kiosk-1.3', partner: { mark: 'kiosk-1.2' } },
    },
  ]);
  const later = await journalEvents(journal, { ...options, afterSeq: 2 });
  expect(later.events).toEqual(all.events.slice(1));
});

test('a punch that the person took back is withdrawn; looks and reviews are not sent', async () => {
  const { journal, record } = await opened();
  await record('2026-03-02T07:00', 'in');
  const first = await journalEvents(journal, options);
  const { kioskId } = newPunch();
  await journal.takeBack({ seq: 1 }, { ...time, kioskId, reason: 'not-me' });
  await record('2026-03-02T07:01', 'in', 'subject-2');
  await journal.review({ ...byHr, reviews: [3] });
  const { method, distance, margin, flags, modelId } = newPunch();
  const look = {
    ...time,
    subjectId: 'subject-2',
    kioskId,
    method,
    distance,
    margin,
    flags,
    modelId,
  };
  await journal.record('subject-2', () => ({ ...look, kind: 'seen' }));
  await journal.takeBack({ seq: 5 }, { ...time, kioskId, reason: 'just-passing' });
  const { events } = await journalEvents(journal, { ...options, afterSeq: first.upTo });
  expect(events).toMatchObject([
    { kind: 'correction', withdraws: { mark: 'kiosk-1.1' }, brings: null, subjectId: 'subject-1' },
    { kind: 'punch', subjectId: 'subject-2' },
  ]);
});

test('punches count for the record that was kept, and the merge is an event', async () => {
  const { journal, record } = await opened();
  await record('2026-03-02T07:00', 'in', 'subject-2');
  await journal.merge({ ...byHr, subjectId: 'subject-2', into: 'subject-1' });
  expect((await journalEvents(journal, options)).events).toMatchObject([
    { kind: 'punch', subjectId: 'subject-1' },
    { kind: 'merge', subjectId: 'subject-2', into: 'subject-1' },
  ]);
});
