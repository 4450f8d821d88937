import { describe, expect, test } from 'vitest';
import { auditSentence, type AuditAction, type NamedAuditEntry } from './audit-sentence.js';

function entry(
  action: AuditAction,
  given: Partial<Pick<NamedAuditEntry, 'target' | 'targetName' | 'before' | 'after'>> = {},
): NamedAuditEntry {
  return {
    seq: 1,
    at: '2026-03-02T08:00:00.000Z',
    actor: 'grace',
    role: 'administrator',
    via: 'screen',
    action,
    target: null,
    targetName: null,
    before: null,
    after: null,
    ...given,
  };
}

const ada = { target: '5f0c', targetName: 'Ada Lovelace' };
const inAt = { seq: 7, direction: 'in', day: '2026-03-02', time: '08:59:00', method: 'face' };
const outAt = {
  seq: 9,
  direction: 'out',
  at: '2026-03-02T15:30:00.000Z',
  offset: '+01:00',
  zone: 'Europe/Berlin',
  reason: 'forgot',
};

describe('an entry is described with names', () => {
  test.each<[NamedAuditEntry, string]>([
    [
      entry('people.enrol', { ...ada, after: { samples: 1 } }),
      'Enrolled Ada Lovelace from 1 photo',
    ],
    [
      entry('people.setDetails', {
        ...ada,
        before: { number: '1' },
        after: { number: '2', department: 'Lab' },
      }),
      'Changed employee number and department of Ada Lovelace',
    ],
    [
      entry('settings.change', { before: { retentionDays: 30 }, after: { retentionDays: 60 } }),
      'Changed settings: retention time',
    ],
    [
      entry('attendance.amend', { ...ada, before: inAt, after: { reason: 'x', seq: 9 } }),
      'Withdrew the clock-in on 2026-03-02 at 08:59 for Ada Lovelace',
    ],
    [
      entry('attendance.amend', { ...ada, after: outAt }),
      'Added a clock-out on 2026-03-02 at 16:30 for Ada Lovelace',
    ],
    [
      entry('attendance.amend', { ...ada, before: inAt, after: outAt }),
      'Replaced the clock-in on 2026-03-02 at 08:59 with a clock-out on 2026-03-02 at 16:30 for Ada Lovelace',
    ],
    [
      entry('exports.make', {
        target: 'days',
        after: { from: '2026-03-01', to: '2026-03-31', rows: 1 },
      }),
      'Exported 2026-03-01 to 2026-03-31 as days (1 row)',
    ],
    [
      entry('accounts.add', { target: 'hana', after: { role: 'hr' } }),
      'Added the account hana (HR)',
    ],
    [
      entry('liveness.record', { after: { kind: 'bent-sheet', hasConsent: true } }),
      'Recorded an attack for the liveness check (bent sheet)',
    ],
    [
      entry('liveness.erase', { after: { recordings: 1, reason: 'retention time over' } }),
      'Erased 1 recording of the liveness check (reason: retention time over)',
    ],
    [entry('people.suspend', { target: '5f0c' }), 'Suspended 5f0c'],
  ])('%#', (given, sentence) => {
    expect(auditSentence(given)).toBe(sentence);
  });
});

test('an action of a newer version is shown by its recorded name', () => {
  expect(auditSentence({ ...entry('people.enrol'), action: 'people.clone' })).toBe('people.clone');
});
