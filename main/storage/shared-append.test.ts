import { expect, test } from 'vitest';
import { Journal } from '../attendance/journal/journal.js';
import { newPunch } from '../attendance/testing/entries.js';
import { InMemoryLog } from './testing/in-memory-log.js';

/** A store whose appends wait until they are released. */
class SlowLog extends InMemoryLog {
  readonly writes: number[] = [];
  #waiting: (() => void)[] = [];
  problem: Error | null = null;

  override async append(...lines: readonly string[]): Promise<void> {
    this.writes.push(lines.length);
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.problem !== null) throw this.problem;
    await super.append(...lines);
  }

  /** Completes the waiting write, and everything that follows from it. */
  async release(): Promise<void> {
    for (const resolve of this.#waiting.splice(0)) resolve();
    await new Promise(setImmediate);
  }
}

const openOn = (store: InMemoryLog) => Journal.open(store, () => undefined, store.guard);

function record(journal: Journal, subjectId: string) {
  return journal.record(subjectId, () => newPunch({ subjectId }));
}

test('punches that arrive during a write share the next one, and each person has one punch in it', async () => {
  const store = new SlowLog();
  const journal = await openOn(store);
  const people = ['ada', 'ben', 'ben', 'chloe', 'ben'];
  const order: number[] = [];
  const punches = people.map(async (subjectId) => {
    const recorded = await record(journal, subjectId);
    if ('entry' in recorded) order.push(recorded.entry.seq);
  });
  await new Promise(setImmediate);
  for (let write = 0; write < 5; write++) await store.release();
  await Promise.all(punches);
  // Ada and Ben and Chloe, then Ben, then Ben.
  expect(store.writes).toEqual([3, 1, 1]);
  expect(order).toEqual([1, 2, 3, 4, 5]);
  expect(await journal.verify()).toEqual({ ok: true, entries: 5, problem: null });
});

test('each punch sees the clock of the punches that share its write', async () => {
  const store = new SlowLog();
  const journal = await openOn(store);
  const seen: (number | null)[] = [];
  const at = (minute: number) => `2026-03-02T08:0${minute}:00.000Z`;
  const punches = [1, 2, 3].map((minute) =>
    journal.record(`subject-${minute}`, ({ lastOfAnyone }) => {
      seen.push(lastOfAnyone?.atMs ?? null);
      return newPunch({ subjectId: `subject-${minute}`, at: at(minute) });
    }),
  );
  await new Promise(setImmediate);
  await store.release();
  await Promise.all(punches);
  expect(store.writes).toEqual([3]);
  expect(seen).toEqual([null, Date.parse(at(1)), Date.parse(at(2))]);
});

test('if a write fails, all punches that share it are refused, and the next punch follows the last saved one', async () => {
  const store = new SlowLog();
  const journal = await openOn(store);
  store.problem = new Error('no room');
  const refused = Promise.allSettled(['ada', 'ben'].map((who) => record(journal, who)));
  await new Promise(setImmediate);
  await store.release();
  expect((await refused).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  store.problem = null;
  const next = record(journal, 'ada');
  await new Promise(setImmediate);
  await store.release();
  expect(await next).toMatchObject({ entry: { seq: 1 } });
  expect(await journal.verify()).toEqual({ ok: true, entries: 1, problem: null });
});

test('a decision that fails or records nothing does not affect the others', async () => {
  const store = new SlowLog();
  const journal = await openOn(store);
  const results = Promise.allSettled([
    record(journal, 'ada'),
    journal.record('ben', () => ({ skipped: 'just punched' })),
    journal.record('chloe', () => {
      throw new Error('no zone');
    }),
    record(journal, 'david'),
  ]);
  await new Promise(setImmediate);
  await store.release();
  expect(await results).toMatchObject([
    { value: { entry: { seq: 1 } } },
    { value: { skipped: 'just punched' } },
    { reason: { message: 'no zone' } },
    { value: { entry: { seq: 2 } } },
  ]);
  expect(store.writes).toEqual([2]);
});

test('an administrator’s entry gets its turn although people clock in all the time', async () => {
  const store = new SlowLog();
  const journal = await openOn(store);
  const brings = { ...newPunch(), subjectId: 'ada' };
  const first = record(journal, 'ada');
  await new Promise(setImmediate);
  const review = journal.amend({
    at: brings.at,
    offset: brings.offset,
    zone: brings.zone,
    kioskId: 'kiosk-1',
    author: 'hana',
    reason: 'test',
    withdraws: null,
    brings: {
      subjectId: 'ada',
      direction: 'out',
      at: '2026-03-02T16:00:00.000Z',
      offset: '+01:00',
      zone: 'Europe/Berlin',
    },
  });
  const later = ['ben', 'ben', 'ben'].map((who) => record(journal, who));
  for (let write = 0; write < 6; write++) await store.release();
  await Promise.all([first, ...later]);
  expect((await review).seq).toBeLessThan(5);
  expect(await journal.verify()).toMatchObject({ ok: true, entries: 5 });
});
