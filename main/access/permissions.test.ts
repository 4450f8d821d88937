import { describe, expect, test } from 'vitest';
import type { Role } from '../../contract/calls/access.js';
import { contract, type CallName } from '../../contract/contract.js';
import { mayCall } from './permissions.js';

const calls = Object.keys(contract) as CallName[];
const allowedTo = (role: Role | null): CallName[] => calls.filter((call) => mayCall(role, call));

test('without signing in: the calls of the kiosk, and sign-in', () => {
  expect(allowedTo(null).sort()).toEqual([
    'admin.setUp',
    'admin.signIn',
    'admin.signOut',
    'admin.state',
    'kiosk.answer',
    'kiosk.askHelp',
    'kiosk.brand',
    'kiosk.card',
    'kiosk.confirm',
    'kiosk.frame',
    'kiosk.pin',
    'kiosk.skipTurn',
    'kiosk.start',
    'kiosk.supervise',
    'kiosk.takeBack',
    'kiosk.useCamera',
  ]);
});

test('a team: attendance of its departments, and no exports', () => {
  const additional = allowedTo('team').filter((call) => !mayCall(null, call));
  expect(additional.sort()).toEqual([
    'absences.list',
    'attendance.amend',
    'attendance.days',
    'attendance.log',
    'attendance.month',
    'attendance.offsets',
    'attendance.present',
    'attendance.review',
    'attendance.toResolve',
    'holidays.list',
    'overview.dashboard',
    'overview.today',
    'people.names',
    'signOffs.list',
  ]);
});

test('HR: also attendance and exports', () => {
  const additional = allowedTo('hr').filter((call) => !mayCall(null, call));
  expect(additional.sort()).toEqual([
    'absences.add',
    'absences.import',
    'absences.list',
    'absences.remove',
    'attendance.amend',
    'attendance.days',
    'attendance.log',
    'attendance.month',
    'attendance.offsets',
    'attendance.present',
    'attendance.review',
    'attendance.shape',
    'attendance.toResolve',
    'attendance.verify',
    'audit.reports',
    'connectors.check',
    'connectors.failed',
    'connectors.list',
    'connectors.replay',
    'connectors.send',
    'connectors.sendAgain',
    'downloads.read',
    'exports.layouts',
    'exports.make',
    'exports.presets',
    'exports.preview',
    'exports.ranges',
    'exports.removePreset',
    'exports.savePreset',
    'exports.schedule',
    'holidays.list',
    'holidays.places',
    'hub.places',
    'overview.dashboard',
    'overview.health',
    'overview.today',
    'people.names',
    'signOffs.add',
    'signOffs.list',
    'signOffs.reopen',
    'uploads.append',
    'uploads.begin',
    'uploads.drop',
  ]);
});

test('an administrator: everything', () => {
  expect(allowedTo('administrator')).toEqual(calls);
});

describe('a name that is not a call', () => {
  test.each(['toString', '__proto__', 'people.rob'])(
    '%s is allowed only for administrators',
    (call) => {
      expect([mayCall(null, call), mayCall('hr', call)]).toEqual([false, false]);
    },
  );
});
