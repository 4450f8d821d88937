import { expect, test } from 'vitest';
import { FileLayer } from '../storage/testing/file-layer.js';
import { newSite } from './testing/attacked-site.js';
import { openSite } from './testing/busy-site.js';

const journal = 'journal/punches.jsonl';

test('while a slow disk flushes one punch, the kiosk answers, and nine more people share the next flush', async () => {
  const site = await newSite();
  const layer = await FileLayer.over(site.data);
  const app = openSite(site);
  const { api } = app;
  const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'];
  for (const number of numbers.slice(2)) {
    await api['people.addWithPin']({ name: `Person ${number}`, number, pin: '2468' });
  }
  await (await app.data()).journal.settled();
  layer.flushes.length = 0;
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  layer.onFlush = (path) => (path.endsWith('punches.jsonl') ? held : Promise.resolve());
  let answered = 0;
  const punches = numbers.map(async (number) => {
    const pin = number === '2' ? '1357' : '2468';
    const reply = await api['kiosk.pin']({ number, pin, direction: 'in' });
    answered += 1;
    return reply;
  });
  // PINs are checked in turn: when this one is refused, the ten before it wait for the journal.
  const wrong = await api['kiosk.pin']({ number: '99', pin: '0000', direction: 'in' }).catch(
    (error: unknown) => error,
  );
  expect(wrong).toMatchObject({ code: 'wrong-pin' });
  expect(await api['people.list']({})).toHaveLength(10);
  expect(answered).toBe(0);
  expect(layer.flushes.filter((path) => path === journal)).toHaveLength(1);
  release();
  const replies = await Promise.all(punches);
  expect(replies.map(({ kind }) => kind)).toEqual(numbers.map(() => 'recorded'));
  expect(layer.flushes.filter((path) => path === journal)).toHaveLength(2);
  // The head of the journal waits until no one waits at the door.
  expect(layer.flushes).not.toContain('journal/head.sealed');
  expect(await (await app.data()).journal.verify()).toMatchObject({ ok: true, entries: 12 });
  await app.close();
});

test('right PINs write nothing but the punch, and a wrong one is counted before its answer', async () => {
  const site = await newSite();
  const layer = await FileLayer.over(site.data);
  const app = openSite(site);
  const { api } = app;
  const flushed = (): string[] => layer.flushes.filter((path) => path.includes('pin-attempts'));
  await api['kiosk.pin']({ number: '1', pin: '2468', direction: 'in' });
  expect(flushed()).toEqual([]);
  await expect(
    api['kiosk.pin']({ number: '2', pin: '0000', direction: 'in' }),
  ).rejects.toMatchObject({ code: 'wrong-pin' });
  expect(flushed()).toHaveLength(1);
  // It takes the failure away.
  await api['kiosk.pin']({ number: '2', pin: '1357', direction: 'in' });
  expect(flushed()).toHaveLength(2);
  await app.close();
});
