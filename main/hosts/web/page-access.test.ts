import { expect, test } from 'vitest';
import { PageAccess } from './page-access.js';

const key = Uint8Array.from({ length: 32 }, (_, at) => at);

test('a code works once', () => {
  const access = new PageAccess(key);
  const code = access.newCode();
  const token = access.exchange(code);
  expect(access.admits(token!)).toBe(true);
  expect(access.exchange(code)).toBeNull();
  // It does not open the services by itself.
  expect(access.admits(access.newCode())).toBe(false);
});

test('a code expires after a minute', () => {
  let nowMs = 0;
  const access = new PageAccess(key, () => nowMs);
  const [early, late] = [access.newCode(), access.newCode()];
  nowMs = 59_999;
  expect(access.exchange(early)).not.toBeNull();
  nowMs = 60_000;
  expect(access.exchange(late)).toBeNull();
});

test('page tokens are valid after a restart with the same key, the rest is not', () => {
  const access = new PageAccess(key);
  const token = access.exchange(access.addressToken)!;
  const code = access.newCode();
  const restarted = new PageAccess(key);
  expect(restarted.admits(token)).toBe(true);
  expect(restarted.exchange(token)).not.toBeNull();
  expect(restarted.admits(access.addressToken)).toBe(false);
  expect(restarted.exchange(code)).toBeNull();
  expect(new PageAccess(key.map((byte) => byte ^ 1)).admits(token)).toBe(false);
});

test('every page gets its own token', () => {
  const access = new PageAccess(key);
  const tokens = [1, 2, 3].map(() => access.exchange(access.addressToken));
  expect(new Set(tokens).size).toBe(3);
});

test('altered tokens are refused', () => {
  const access = new PageAccess(key);
  const token = access.exchange(access.addressToken)!;
  const [id, signature] = token.split('.') as [string, string];
  const altered = [
    '',
    '.',
    id,
    `${id}.`,
    `.${signature}`,
    `${id}x.${signature}`,
    `${id}.${signature}.`,
    `${id}.${signature}x`,
    `${signature}.${id}`,
    `${token}${'x'.repeat(10_000)}`,
    ...Array.from(token).map((letter, at) => {
      const other = letter === 'A' ? 'Q' : 'A';
      return letter === '.' ? `${token}.` : `${token.slice(0, at)}${other}${token.slice(at + 1)}`;
    }),
  ];
  expect(altered.filter((one) => access.admits(one))).toEqual([]);
});
