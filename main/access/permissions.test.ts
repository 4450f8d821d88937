import { describe, expect, test } from 'vitest';
import type { Role } from '../../contract/calls/access.js';
import { contract, type CallName } from '../../contract/contract.js';
import { mayCall } from './permissions.js';

const calls = Object.keys(contract) as CallName[];
const allowedTo = (role: Role | null): CallName[] => calls.filter((call) => mayCall(role, call));

test('everybody at the screen: the kiosk’s own calls, and signing in', () => {
  expect(allowedTo(null).sort()).toEqual([
    'admin.setUp',
    'admin.signIn',
    'admin.signOut',
    'admin.state',
    'kiosk.frame',
    'kiosk.pin',
    'kiosk.start',
    'kiosk.takeBack',
  ]);
});

test('HR: attendance and exports besides', () => {
  const more = allowedTo('hr').filter((call) => !mayCall(null, call));
  expect(more.sort()).toEqual([
    'attendance.amend',
    'attendance.days',
    'attendance.log',
    'attendance.month',
    'attendance.present',
    'attendance.review',
    'attendance.shape',
    'attendance.toResolve',
    'attendance.verify',
    'downloads.read',
    'exports.layouts',
    'exports.make',
    'exports.schedule',
    'people.names',
  ]);
});

test('an administrator: everything', () => {
  expect(allowedTo('administrator')).toEqual(calls);
});

describe('a name that is no call', () => {
  test.each(['toString', '__proto__', 'people.rob'])(
    '%s may be made by nobody but administrators',
    (call) => {
      expect([mayCall(null, call), mayCall('hr', call)]).toEqual([false, false]);
    },
  );
});
