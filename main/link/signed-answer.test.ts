import { expect, test } from 'vitest';
import { newKeys, publicKeysOf } from './keys.js';
import { openBox, sealBox } from './sealed-box.js';
import { readAnswer, signAnswer } from './signed-answer.js';

const [hub, kiosk, other] = [newKeys(), newKeys(), newKeys()];
const plain = Buffer.from('{"items":[]}');

test('a box opens with one key, for one purpose, unchanged', () => {
  const box = sealBox(publicKeysOf(kiosk).seal, plain, 'roster page');
  expect(openBox(kiosk.seal, box, 'roster page')).toEqual(plain);
  const changed = Buffer.from(box);
  changed[box.length - 1]! ^= 1;
  expect([
    openBox(other.seal, box, 'roster page'),
    openBox(kiosk.seal, box, 'people changes'),
    openBox(kiosk.seal, changed, 'roster page'),
    openBox(kiosk.seal, box.subarray(0, 20), 'roster page'),
  ]).toEqual([null, null, null, null]);
  expect(sealBox(publicKeysOf(kiosk).seal, plain, 'roster page')).not.toEqual(box);
});

test('an answer that is forged, meant for another kiosk, replayed or of another version is refused', () => {
  const asked = {
    kind: 'rollcall-roster',
    kiosk: 'gate',
    nonce: 'a'.repeat(24),
    since: 7,
  } as const;
  const { sign } = publicKeysOf(hub);
  const signed = signAnswer(hub.sign, asked, plain, new Date());
  expect(readAnswer(signed, sign, asked)?.sealed).toEqual(plain);
  const forged = signAnswer(other.sign, asked, plain, new Date());
  const changed = { ...signed, text: signed.text.replace('"since":7', '"since":8') };
  expect([
    readAnswer(forged, sign, asked),
    readAnswer(changed, sign, { ...asked, since: 8 }),
    readAnswer(signed, sign, { ...asked, kiosk: 'back' }),
    readAnswer(signed, sign, { ...asked, nonce: 'b'.repeat(24) }),
    readAnswer(signed, sign, { ...asked, since: 6 }),
    readAnswer(signed, sign, { ...asked, kind: 'rollcall-people' }),
  ]).toEqual([null, null, null, null, null, null]);
});
