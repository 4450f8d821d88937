import { expect, test } from 'vitest';
import type { NamedAuditEntry } from '../../../contract/audit-sentence.js';
import { refusalOf } from './refusal.js';

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
    reason: 'wrong-direction',
    why: 'wrong-direction',
    cues: { withFace: 0.83, still: 0.05, plane: 0.0071, turn: 0.214, nod: 0.02 },
  });
});

test('what could not be measured is null', () => {
  const after = { why: 'flat', challenge: null, cues: { turn: 0, nod: 0, ring: null } };
  expect(refusalOf({ ...entry, after, targetName: null })).toMatchObject({
    name: 'id-1',
    reason: 'flat',
    cues: { withFace: null, still: null, plane: null, turn: 0, nod: 0 },
  });
  const flatTurn = { ...entry, after: { why: 'challenge', challenge: 'flat' } };
  expect(refusalOf(flatTurn).reason).toBe('flat-turn');
  const newer = { ...entry, after: { why: 'challenge', challenge: 'blink' } };
  expect(refusalOf(newer)).toMatchObject({ reason: null, why: 'blink' });
});
