import { expect, test } from 'vitest';
import { hashSecret, isSecret, pinCost } from './secrets.js';

test('the right PIN is known again, and no other', async () => {
  const sealed = await hashSecret('2468', pinCost);
  expect(await isSecret('2468', sealed, pinCost)).toBe(true);
  for (const other of ['2469', '24680', '246', ''])
    expect(await isSecret(other, sealed, pinCost)).toBe(false);
});

test('two people with the same PIN do not have the same seal, and the PIN is not in it', async () => {
  const [one, other] = [await hashSecret('1357', pinCost), await hashSecret('1357', pinCost)];
  expect(one.hash).not.toBe(other.hash);
  expect(JSON.stringify(one)).not.toContain('1357');
});

test('without a seal no PIN is right', async () => {
  expect(await isSecret('2468', null, pinCost)).toBe(false);
});
