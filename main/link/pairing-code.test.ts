import { expect, test } from 'vitest';
import { newPairingSecret, pairingCode, readPairingCode } from './pairing-code.js';

const fingerprint = '00ab'.padEnd(64, 'c3');

test('a code gives the secret and the beginning of the fingerprint, however it is typed', () => {
  for (let count = 0; count < 50; count++) {
    const secret = newPairingSecret();
    const code = pairingCode(secret, fingerprint);
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}$/);
    const said = { secret, fingerprintStart: fingerprint.slice(0, 20) };
    expect(readPairingCode(code)).toEqual(said);
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(readPairingCode(` ${typed} `)).toEqual(said);
  }
});

test('an incomplete code and nearly every typing mistake are noticed', () => {
  const code = pairingCode('K7QF2M9', fingerprint).replaceAll('-', '');
  expect([
    readPairingCode(''),
    readPairingCode(code.slice(1)),
    readPairingCode(`${code}0`),
  ]).toEqual([null, null, null]);
  const mistakes = Array.from(code).flatMap((right, index) =>
    Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ')
      .filter((other) => other !== right)
      .map((other) => code.slice(0, index) + other + code.slice(index + 1)),
  );
  const unnoticed = mistakes.filter((mistake) => readPairingCode(mistake) !== null);
  // One in 32 by chance.
  expect(unnoticed.length / mistakes.length).toBeLessThan(0.05);
});
