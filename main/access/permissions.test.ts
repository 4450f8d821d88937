import { describe, expect, test } from 'vitest';
import { contract } from '../../contract/contract.js';
import { mayCall } from './permissions.js';

const calls = Object.keys(contract);

test('nobody signed in: the kiosk’s own calls, and those to sign in', () => {
  const open = calls.filter((call) => mayCall(null, call));
  expect(open.sort()).toEqual([
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

test('an administrator: everything', () => {
  expect(calls.filter((call) => !mayCall('administrator', call))).toEqual([]);
});

describe('HR', () => {
  test.each(['attendance.log', 'exports.make', 'attendance.verify', 'downloads.read'])(
    'may %s',
    (call) => {
      expect(mayCall('hr', call)).toBe(true);
    },
  );

  test.each([
    'people.list',
    'people.enrol',
    'people.forget',
    'people.setPin',
    'faces.identify',
    'accounts.add',
    'accounts.list',
    'audit.list',
    'uploads.begin',
    'models.list',
    'attendance.punch',
    'evaluate.verification',
  ])('may not %s', (call) => {
    expect(mayCall('hr', call)).toBe(false);
  });
});
