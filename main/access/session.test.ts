import { expect, test, vi } from 'vitest';
import { Session } from './session.js';

const minute = 60_000;

test('at first no one is signed in', () => {
  expect(new Session().actor).toBeNull();
});

test('a signed-in person is signed out after too long without activity', () => {
  const session = new Session();
  session.signIn({ name: 'grace', role: 'administrator' }, 0);
  expect(session.touch(4 * minute, 5 * minute)).toBe(false);
  expect(session.touch(8 * minute, 5 * minute)).toBe(false);
  expect(session.actor).toEqual({ actor: 'grace', role: 'administrator', via: 'screen' });
  expect(session.touch(14 * minute, 5 * minute)).toBe(true);
  expect(session.actor).toBeNull();
  // Reported only once.
  expect(session.touch(30 * minute, 5 * minute)).toBe(false);
});

test('a command line session does not time out', () => {
  const session = new Session({ actor: 'root', role: 'administrator', via: 'command-line' });
  expect(session.touch(60 * minute, minute)).toBe(false);
  expect(session.actor).not.toBeNull();
});

test('sign-out callbacks are called at sign-out and after too long without activity', () => {
  const session = new Session();
  const callback = vi.fn();
  session.onSignOut(callback);
  const account = { name: 'grace', role: 'administrator' } as const;
  session.signIn(account, 0);
  session.touch(9 * minute, minute);
  expect(callback).toHaveBeenCalledTimes(1);
  session.signIn(account, 9 * minute);
  expect(callback).toHaveBeenCalledTimes(1);
  session.signOut();
  expect(callback).toHaveBeenCalledTimes(2);
});
