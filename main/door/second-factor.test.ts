import { expect, test } from 'vitest';
import type { DoorState } from '../../contract/calls/kiosk.js';
import type { Door } from './door.js';
import { SecondFactor } from './second-factor.js';

/** A gallery in which Ada and Bea look alike, and Carl looks like no one else. */
const gallery = {
  has: () => true,
  lookAlikesOf: (id: string) => (id === 'ada' ? ['bea'] : id === 'bea' ? ['ada'] : []),
};
const factorWith = (asksLookAlikes: boolean): SecondFactor =>
  new SecondFactor({ settings: { asksLookAlikes }, people: { gallery } } as never);
const face = { modelId: 'model', distance: 0.4, margin: 0.2 };
const looking: DoorState = { kind: 'looking' };

/** What a door was asked to show, by track. */
function recordingDoor(): { readonly door: Door; readonly shown: [number, DoorState][] } {
  const shown: [number, DoorState][] = [];
  const show = (trackId: number, state: DoorState): void => {
    shown.push([trackId, state]);
  };
  return { door: { show } as unknown as Door, shown };
}

test('only people with look-alikes are asked, and only if the setting is on', () => {
  expect(factorWith(true).ask({ subjectId: 'ada', ...face }, 1, 0)).toEqual({
    kind: 'second-factor',
  });
  expect(factorWith(true).ask({ subjectId: 'carl', ...face }, 1, 0)).toBeNull();
  expect(factorWith(false).ask({ subjectId: 'ada', ...face }, 1, 0)).toBeNull();
});

test('the PIN of the same person within a minute gets the match of the face', () => {
  const factor = factorWith(true);
  factor.ask({ subjectId: 'ada', ...face }, 1, 0);
  expect(factor.take('ada', 59_000)).toEqual(face);
  expect(factor.take('ada', 61_000)).toBeNull();
  expect(factor.take('carl', 1_000)).toBeNull();
});

test('the look-alike’s PIN clocks the look-alike in without the face, and the door continues', () => {
  const factor = factorWith(true);
  const { door, shown } = recordingDoor();
  factor.ask({ subjectId: 'ada', ...face }, 7, 0);
  expect(factor.take('bea', 1_000)).toBeNull();
  factor.endFor('bea', door, looking);
  expect(shown).toEqual([[7, looking]]);
  // No one is asked any more.
  expect(factor.take('ada', 1_000)).toBeNull();
});
