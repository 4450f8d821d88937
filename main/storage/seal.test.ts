import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { seal, unseal } from './seal.js';
import { faultOf } from './testing/fault.js';

const key = randomBytes(32);
const plain = Buffer.from('the values of a face');
const sealed = seal(key, plain, 'anna');

const codeOf = async (bytes: Uint8Array, belongsTo = 'anna', withKey: Uint8Array = key) =>
  (await faultOf(() => unseal(withKey, bytes, belongsTo, 'anna.sealed'))).code;

test.each([0, 1, 15, 16, 17, 100_000])('%i bytes are unsealed unchanged', (length) => {
  const bytes = randomBytes(length);
  expect(unseal(key, seal(key, bytes, 'anna'), 'anna', 'anna.sealed').equals(bytes)).toBe(true);
});

test('sealed bytes can be a view of a larger buffer', () => {
  const within = Buffer.concat([randomBytes(5), sealed, randomBytes(5)]).subarray(5, -5);
  expect(unseal(key, new Uint8Array(within), 'anna', 'anna.sealed').equals(plain)).toBe(true);
});

test('content and key are not visible, and sealing twice gives different bytes', () => {
  expect(sealed.includes('face')).toBe(false);
  expect(sealed.includes(key)).toBe(false);
  const again = seal(key, plain, 'anna');
  // After the format, its version and the key mark everything differs, even the nonce.
  expect(again.subarray(12, 24).equals(sealed.subarray(12, 24))).toBe(false);
  expect(again.subarray(40).equals(sealed.subarray(40))).toBe(false);
});

test('every single flipped bit is detected', async () => {
  const opened: string[] = [];
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed);
    flipped[bit >> 3]! ^= 1 << (bit & 7);
    const code = await codeOf(flipped).catch(() => 'opened');
    if (code === 'opened') opened.push(`byte ${bit >> 3}, bit ${bit & 7}`);
  }
  expect(opened).toEqual([]);
});

test('damage to the format, nonce, tag or content is reported as damage', async () => {
  for (const at of [0, 1, 2, 12, 23, 24, 39, 40, sealed.length - 1]) {
    const flipped = Buffer.from(sealed);
    flipped[at]! ^= 0xff;
    expect([at, await codeOf(flipped)]).toEqual([at, 'data-damaged']);
  }
});

test('bytes that are cut off or extended are reported as damaged', async () => {
  for (let length = 0; length < sealed.length; length++) {
    expect([length, await codeOf(sealed.subarray(0, length))]).toEqual([length, 'data-damaged']);
  }
  expect(await codeOf(Buffer.concat([sealed, Buffer.of(0)]))).toBe('data-damaged');
});

test("one subject's sealed bytes are not accepted for another subject", async () => {
  const fault = await faultOf(() => unseal(key, sealed, 'berta', 'berta.sealed'));
  expect(fault.code).toBe('data-damaged');
  expect(fault.message).toContain('berta.sealed');
});

test('another key is distinguished from damage', async () => {
  expect(await codeOf(sealed, 'anna', randomBytes(32))).toBe('wrong-key');
});

test('bytes of a newer version need an update', async () => {
  const newer = Buffer.from(sealed);
  newer[3] = 2;
  expect(await codeOf(newer)).toBe('data-newer');
});
