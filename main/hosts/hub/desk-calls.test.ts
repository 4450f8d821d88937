import { expect, test } from 'vitest';
import { contract } from '../../../contract/contract.js';
import { mayCall } from '../../access/permissions.js';
import { isDeskCall } from './desk-calls.js';

const calls = Object.keys(contract);

test('before sign-in, the desk has only the calls that sign-in needs', () => {
  expect(calls.filter((call) => mayCall(null, call) && isDeskCall(call)).sort()).toEqual([
    'admin.setUp',
    'admin.signIn',
    'admin.signOut',
    'admin.state',
    'kiosk.brand',
  ]);
});

test('calls that belong to a door, join a hub or use files of the machine are refused', () => {
  expect(calls.filter((call) => !isDeskCall(call)).sort()).toEqual([
    'attendance.punch',
    'backup.restore',
    'backup.write',
    'evaluate.allPairs',
    'evaluate.calibration',
    'evaluate.detection',
    'evaluate.identification',
    'evaluate.liveness',
    'evaluate.verification',
    'faces.align',
    'faces.classify',
    'faces.cluster',
    'faces.embed',
    'faces.identify',
    'faces.tag',
    'faces.verify',
    'files.export',
    'files.importAbsences',
    'files.printBadges',
    'files.verifyExport',
    'journal.merge',
    'kiosk.answer',
    'kiosk.askHelp',
    'kiosk.card',
    'kiosk.confirm',
    'kiosk.frame',
    'kiosk.pin',
    'kiosk.skipTurn',
    'kiosk.start',
    'kiosk.supervise',
    'kiosk.takeBack',
    'kiosk.useCamera',
    'models.import',
    'people.enrol',
    'uplink.join',
    'uplink.leave',
    'uplink.state',
    'uplink.waiting',
  ]);
  expect(isDeskCall('people.rob')).toBe(false);
});
