import { expect, test } from 'vitest';
import { glyphOf } from './glyph-of.js';
import type { Shown } from './shown.js';
import { stageOf } from './stage.js';

const punch = {
  seq: 1,
  name: 'Ada',
  direction: 'in',
  localTime: '2026-03-02T08:59:00+01:00',
  today: null,
} as const;
const question = { seq: 2, name: 'Ada', localTime: punch.localTime, answerSeconds: 20 };

test('no face fills the screen before somebody is near', () => {
  expect(stageOf({ kind: 'looking' }).curtain).toBe(1);
  expect(stageOf({ kind: 'hint', hint: 'come-closer' }).curtain).toBeGreaterThan(0.5);
  expect(stageOf({ kind: 'hint', hint: 'hold-still' }).curtain).toBe(0);
  expect(stageOf({ kind: 'recognising', progress: 0.5 }).curtain).toBe(0);
  expect(stageOf({ kind: 'unknown' }).curtain).toBe(1);
});

test('a greeting has the colour of in or out', () => {
  expect(stageOf({ kind: 'recorded', punch })).toMatchObject({ layout: 'message', tone: 'in' });
  const out = { ...punch, direction: 'out' } as const;
  expect(stageOf({ kind: 'already', punch: out }).tone).toBe('out');
});

test('every state that fills the screen has its own glyph', () => {
  const states: Shown[] = [
    { kind: 'recorded', punch },
    { kind: 'recorded', punch: { ...punch, direction: 'out' } },
    { kind: 'recorded', punch: { ...punch, localTime: '2026-03-02T21:59:00+01:00' } },
    { kind: 'already', punch },
    { kind: 'asking', question },
    { kind: 'unanswered', question },
    { kind: 'unknown' },
    { kind: 'other-way' },
    { kind: 'not-recorded', why: 'other' },
    { kind: 'second-factor' },
    { kind: 'taken-back', name: 'Ada' },
    { kind: 'take-back-failed' },
    { kind: 'passed', name: 'Ada' },
    { kind: 'help-asked' },
    { kind: 'starting' },
    { kind: 'disconnected' },
    { kind: 'elsewhere' },
    { kind: 'restarting' },
    { kind: 'camera', camera: 'unplugged' },
    { kind: 'camera', camera: 'refused' },
  ];
  const glyphs = states.map(glyphOf);
  expect(new Set(glyphs).size).toBe(states.length);
});
