import { expect, onTestFinished, test, vi } from 'vitest';
import type { Direction } from '../../contract/calls/kiosk.js';
import { Fault } from '../../contract/fault.js';
import { BadgeDoor } from './badge-door.js';
import type { DoorData } from './door-data.js';
import type { WithoutFace } from './other-ways.js';
import { Unrecorded } from './unrecorded.js';

const frame = { format: 'RGBA', width: 16, height: 16, data: new Uint8Array(1024) } as const;

/** A door whose camera shows a text; `badge` is ada's. */
function openDoor(direction: 'ask' | 'in-turns') {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const tried: string[] = [];
  const punched: WithoutFace[] = [];
  const badges = { printed: true, rotating: false, cards: false };
  const subjectWith = (_kind: string, text: string) => {
    tried.push(text);
    if (text !== 'badge') throw new Fault('wrong-badge', 'This badge is not known here.');
    return Promise.resolve('ada');
  };
  const data = { settings: { direction, badges }, pins: { subjectWith } } as unknown as DoorData;
  let text: string | null = null;
  const reader = { offer: () => undefined, take: () => text, close: () => Promise.resolve() };
  const punch = (who: WithoutFace) => {
    punched.push(who);
    return Promise.resolve({ kind: 'asking', question: {} } as never);
  };
  const door = new BadgeDoor(data, reader, punch, new Unrecorded(() => undefined));
  /** Shows a text after some time. @returns the kind of state. */
  const see = async (shown: string | null, afterMs: number, chosen: Direction | null = null) => {
    vi.advanceTimersByTime(afterMs);
    text = shown;
    return (await door.see(frame, chosen))?.kind ?? null;
  };
  return { see, tried, punched };
}

test('a badge that stays in view is tried once, and again after it was away', async () => {
  const { see, tried } = openDoor('in-turns');
  expect(await see('badge', 100)).toBe('asking');
  for (let at = 0; at < 20; at++) expect(await see('badge', 250)).toBeNull();
  // While a dialog is open, there are no frames.
  expect(await see('badge', 30_000)).toBeNull();
  expect(tried).toEqual(['badge']);
  for (let at = 0; at < 20; at++) expect(await see(null, 250)).toBeNull();
  expect(await see('badge', 250)).toBe('asking');
  expect(await see('other', 250)).toBe('wrong-badge');
  expect(tried).toEqual(['badge', 'badge', 'other']);
});

test('where people choose in or out, the badge waits for the choice', async () => {
  const { see, tried, punched } = openDoor('ask');
  expect(await see('badge', 100)).toBe('choose-direction');
  expect(await see(null, 500)).toBe('choose-direction');
  expect(tried).toEqual([]);
  expect(await see(null, 500, 'out')).toBe('asking');
  expect(punched).toEqual([{ subjectId: 'ada', method: 'qr', direction: 'out' }]);
  // A choice that comes too late is for the next person.
  await see('other', 250);
  expect(await see(null, 2000)).toBeNull();
});
