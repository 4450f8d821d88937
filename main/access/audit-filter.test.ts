import { expect, test } from 'vitest';
import type { AuditEntry } from '../../contract/calls/access.js';
import { auditFilter } from './audit-filter.js';

const entry: AuditEntry = {
  seq: 1,
  // 3 March in Berlin.
  at: '2026-03-02T23:30:00.000Z',
  actor: 'grace',
  role: 'administrator',
  via: 'screen',
  action: 'people.enrol',
  target: 'a1',
  before: null,
  after: null,
};

test.each([
  [{}, true],
  [{ action: 'people.enrol' }, true],
  [{ action: 'people.leave' }, false],
  [{ subject: 'people' }, true],
  [{ subject: 'peop' }, false],
  [{ actor: 'grace', target: 'a1' }, true],
  [{ actor: 'grace', target: 'b2' }, false],
  [{ actor: 'hana' }, false],
  [{ from: '2026-03-03', to: '2026-03-03' }, true],
  [{ to: '2026-03-02' }, false],
  [{ from: '2026-03-04' }, false],
])('%j', (filter, expected) => {
  expect(auditFilter(filter, 'Europe/Berlin')(entry)).toBe(expected);
});
