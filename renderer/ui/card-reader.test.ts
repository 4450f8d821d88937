import { expect, test } from 'vitest';
import { CardReader } from './card-reader.js';

/** Presses keys at a fixed pace. @returns the card; null for none. */
function press(codes: readonly string[], everyMs: number, reader = new CardReader()) {
  const read = codes.map((code, at) =>
    reader.key({ code, timeStamp: 1000 + at * everyMs, repeat: false }),
  );
  expect(read.slice(0, -1).every((one) => one === null)).toBe(true);
  return read.at(-1);
}

const digits = Array.from('0012345678', (digit) => `Digit${digit}`);

test('a burst that ends with Enter is a card, with any keyboard layout', () => {
  expect(press([...digits, 'Enter'], 8)).toBe('0012345678');
  const letters = ['ShiftLeft', 'KeyA', 'KeyF', 'Numpad1', 'Numpad2', 'KeyB', 'KeyC'];
  expect(press([...letters, 'NumpadEnter'], 20)).toBe('AF12BC');
});

test('typing by a person is not a card: slow, too short, or with a pause inside', () => {
  expect(press([...digits, 'Enter'], 60)).toBeNull();
  expect(press(['Digit2', 'Digit4', 'Digit6', 'Digit8', 'Enter'], 8)).toBeNull();
  const reader = new CardReader();
  press(digits.slice(0, 5), 8, reader);
  expect(reader.key({ code: 'Digit1', timeStamp: 2000, repeat: false })).toBeNull();
  expect(reader.key({ code: 'Enter', timeStamp: 2010, repeat: false })).toBeNull();
});

test('other keys end a burst, and a held key is not a card reader', () => {
  expect(press([...digits.slice(0, 5), 'Tab', ...digits.slice(5), 'Enter'], 8)).toBeNull();
  const reader = new CardReader();
  for (let at = 0; at < 10; at++) reader.key({ code: 'KeyA', timeStamp: at * 30, repeat: at > 0 });
  expect(reader.key({ code: 'Enter', timeStamp: 300, repeat: false })).toBeNull();
});
