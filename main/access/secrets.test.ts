import { expect, test } from 'vitest';
import { hashSecret, matchesSecret, pinCost } from './secrets.js';

test('only the right PIN matches', async () => {
  const hashed = await hashSecret('2468', pinCost);
  expect(await matchesSecret('2468', hashed, pinCost)).toBe(true);
  for (const other of ['2469', '24680', '246', ''])
    expect(await matchesSecret(other, hashed, pinCost)).toBe(false);
});

test('the same PIN has different hashes, which do not contain it', async () => {
  const [one, other] = [await hashSecret('1357', pinCost), await hashSecret('1357', pinCost)];
  expect(one.hash).not.toBe(other.hash);
  expect(JSON.stringify(one)).not.toContain('1357');
});

test('without a hash no PIN matches', async () => {
  expect(await matchesSecret('2468', null, pinCost)).toBe(false);
});
