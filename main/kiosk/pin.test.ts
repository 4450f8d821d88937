import { expect, test } from 'vitest';
import { isPin, sealPin } from './pin.js';

test('the right PIN is known again, and no other', async () => {
  const sealed = await sealPin('2468');
  expect(await isPin('2468', sealed)).toBe(true);
  for (const other of ['2469', '24680', '246', '']) expect(await isPin(other, sealed)).toBe(false);
});

test('two people with the same PIN do not have the same seal, and the PIN is not in it', async () => {
  const [one, other] = [await sealPin('1357'), await sealPin('1357')];
  expect(one.hash).not.toBe(other.hash);
  expect(JSON.stringify(one)).not.toContain('1357');
});

test('without a seal no PIN is right', async () => {
  expect(await isPin('2468', null)).toBe(false);
});
