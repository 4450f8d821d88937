import { expect, test } from 'vitest';
import type { NamedAuditEntry } from '../../../contract/audit-sentence.js';
import { cueNames, refusalOf } from './refusal.js';

const entry: NamedAuditEntry = {
  seq: 7,
  at: '2026-03-02T07:59:00.000Z',
  actor: 'kiosk-1',
  role: 'none',
  via: 'service',
  action: 'door.refused',
  target: 'id-1',
  targetName: 'Ada',
  before: null,
  after: {
    why: 'challenge',
    challenge: 'wrong-direction',
    cues: {
      frames: 40,
      turn: 0.214,
      nod: 0.02,
      ring: { withFace: 0.83, still: 0.05, pairs: 9 },
      planarity: { residual: 0.0071, pairs: 4 },
    },
  },
};

test('a refusal names the person, the reason and the value of each cue', () => {
  const refusal = refusalOf(entry);
  expect(refusal).toEqual({
    seq: 7,
    at: '2026-03-02T07:59:00.000Z',
    name: 'Ada',
    reason: 'Turned another way than asked, twice',
    cues: ['83%', '5%', '0.007', '0.21', '0.02'],
  });
  expect(refusal.cues).toHaveLength(cueNames.length);
});

test('a dash stands for what could not be measured', () => {
  const after = { why: 'flat', challenge: null, cues: { turn: 0, nod: 0, ring: null } };
  expect(refusalOf({ ...entry, after, targetName: null })).toMatchObject({
    name: 'id-1',
    reason: 'It moved like a flat picture',
    cues: ['–', '–', '–', '0.00', '0.00'],
  });
  expect(refusalOf({ ...entry, after: { why: 'challenge', challenge: 'flat' } }).reason).toBe(
    'Stayed flat while it turned',
  );
});
