import { expect, test } from 'vitest';
import { addressProblem } from './allowed-address.js';
import { retryAfterMs } from './retry-after.js';

test.each([
  ['https://hr.example.com/frappe'],
  ['http://127.0.0.1:8000'],
  ['http://localhost:8000/'],
  ['http://[::1]:8000/'],
])('%s may be used', (address) => {
  expect(addressProblem(address, false)).toBeNull();
});

test.each([
  ['hr.example.com', 'must be an address such as'],
  ['http://hr.example.com', 'must begin with https://, because'],
  ['http://127.0.0.1.example.com', 'must begin with https://, because'],
  ['http://localhost.example.com', 'must begin with https://, because'],
  ['http://[::2]/', 'must begin with https://, because'],
  ['file:///etc/passwd', 'must begin with https://'],
  ['https://user:secret@hr.example.com', 'must not contain a user name'],
  ['https://hr.example.com/?key=secret', 'must end before "?"'],
])('%s may not be used', (address, problem) => {
  expect(addressProblem(address, false)).toContain(problem);
});

test('an administrator may allow an address without encryption', () => {
  expect(addressProblem('http://hr.example.com', true)).toBeNull();
  expect(addressProblem('ftp://hr.example.com', true)).not.toBeNull();
});

test('Retry-After may be seconds or a date', () => {
  const now = Date.parse('2026-03-02T10:00:00Z');
  expect(retryAfterMs('120', now)).toBe(120_000);
  expect(retryAfterMs('Mon, 02 Mar 2026 10:05:00 GMT', now)).toBe(300_000);
  expect(retryAfterMs('Mon, 02 Mar 2026 09:00:00 GMT', now)).toBe(0);
  expect(retryAfterMs('soon', now)).toBeNull();
  expect(retryAfterMs(null, now)).toBeNull();
});
