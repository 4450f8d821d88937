import { expect, test, vi } from 'vitest';
import { Session } from './session.js';

const minute = 60_000;

test('nobody is signed in at first', () => {
  expect(new Session().actor).toBeNull();
});

test('whoever is signed in stays so while something is done, and no longer', () => {
  const session = new Session();
  session.signIn({ name: 'grace', role: 'administrator' }, 0);
  expect(session.touch(4 * minute, 5 * minute)).toBe(false);
  expect(session.touch(8 * minute, 5 * minute)).toBe(false);
  expect(session.actor).toEqual({ actor: 'grace', role: 'administrator', via: 'screen' });
  expect(session.touch(14 * minute, 5 * minute)).toBe(true);
  expect(session.actor).toBeNull();
  // It is said once.
  expect(session.touch(30 * minute, 5 * minute)).toBe(false);
});

test('the command line does not idle', () => {
  const session = new Session({ actor: 'root', role: 'administrator', via: 'command-line' });
  expect(session.touch(60 * minute, minute)).toBe(false);
  expect(session.actor).not.toBeNull();
});

test('what is held for whoever is signed in is let go of, also when they idle', () => {
  const session = new Session();
  const forget = vi.fn();
  session.onSignOut(forget);
  const account = { name: 'grace', role: 'administrator' } as const;
  session.signIn(account, 0);
  session.touch(9 * minute, minute);
  expect(forget).toHaveBeenCalledTimes(1);
  session.signIn(account, 9 * minute);
  expect(forget).toHaveBeenCalledTimes(1);
  session.signOut();
  expect(forget).toHaveBeenCalledTimes(2);
});
