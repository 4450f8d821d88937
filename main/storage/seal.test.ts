import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.js';
import { faultOf } from './testing/fault.js';

const key = randomBytes(32);
const plain = Buffer.from('the values of a face');
const sealed = seal(key, plain, 'anna');

const codeOf = async (bytes: Uint8Array, belongsTo = 'anna', withKey: Uint8Array = key) =>
  (await faultOf(() => unseal(withKey, bytes, belongsTo, 'anna.sealed'))).code;

test.each([0, 1, 15, 16, 17, 100_000])('%i bytes come back as they were sealed', (length) => {
  const bytes = randomBytes(length);
  expect(unseal(key, seal(key, bytes, 'anna'), 'anna', 'anna.sealed').equals(bytes)).toBe(true);
});

test('sealed bytes can be opened from the middle of a larger buffer', () => {
  const within = Buffer.concat([randomBytes(5), sealed, randomBytes(5)]).subarray(5, -5);
  expect(unseal(key, new Uint8Array(within), 'anna', 'anna.sealed').equals(plain)).toBe(true);
});

test('nothing of the content or the key shows, and no two seals of one content are alike', () => {
  expect(sealed.includes('face')).toBe(false);
  expect(sealed.includes(key)).toBe(false);
  const again = seal(key, plain, 'anna');
  // Past the format, its version and the key's mark there is nothing in common: not the nonce either.
  expect(again.subarray(12, 24).equals(sealed.subarray(12, 24))).toBe(false);
  expect(again.subarray(40).equals(sealed.subarray(40))).toBe(false);
});

test('a flip of any one bit is refused', async () => {
  const opened: string[] = [];
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    const code = await codeOf(flipped).catch(() => 'opened');
    if (code === 'opened') opened.push(`byte ${bit >> 3}, bit ${bit & 7}`);
  }
  expect(opened).toEqual([]);
});

test('what is damaged is called so: the format, the nonce, the tag and the content', async () => {
  for (const at of [0, 1, 2, 12, 23, 24, 39, 40, sealed.length - 1]) {
    const flipped = Buffer.from(sealed);
    flipped[at]! ^= 0xff;
    expect([at, await codeOf(flipped)]).toEqual([at, 'data-damaged']);
  }
});

test('bytes cut off at any length, or with more behind, are damaged', async () => {
  for (let length = 0; length < sealed.length; length++) {
    expect([length, await codeOf(sealed.subarray(0, length))]).toEqual([length, 'data-damaged']);
  }
  expect(await codeOf(Buffer.concat([sealed, Buffer.of(0)]))).toBe('data-damaged');
});

test("one subject's sealed bytes are refused in the place of another's", async () => {
  const fault = await faultOf(() => unseal(key, sealed, 'berta', 'berta.sealed'));
  expect(fault.code).toBe('data-damaged');
  expect(fault.message).toContain('berta.sealed');
});

test('another key is told apart from damage', async () => {
  expect(await codeOf(sealed, 'anna', randomBytes(32))).toBe('wrong-key');
});

test('bytes of a newer version ask for an update', async () => {
  const newer = Buffer.from(sealed);
  newer[3] = 2;
  expect(await codeOf(newer)).toBe('data-newer');
});
