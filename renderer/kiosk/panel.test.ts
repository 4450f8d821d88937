import { expect, test } from 'vitest';
import { initialPanel, nextPanel, type Panel } from './panel.js';

const takeBackSeconds = 8;
const punch = (seq: number, name = 'Ada') => ({
  seq,
  name,
  direction: 'in' as const,
  localTime: '2026-03-02T08:59:00+01:00',
  today: null,
});
const recorded = (seq: number): Panel => ({ kind: 'recorded', punch: punch(seq) });
const already = (seq: number): Panel => ({ kind: 'already', punch: punch(seq) });
const looking: Panel = { kind: 'looking' };
const next = (held: typeof initialPanel, panel: Panel, nowMs: number) =>
  nextPanel(held, panel, nowMs, takeBackSeconds);

test('a greeting stays while its punch can be cancelled, even after the person has left', () => {
  const held = next(initialPanel, recorded(1), 1_000);
  expect(held.takeBackUntilMs).toBe(9_000);
  expect(next(held, looking, 8_999).panel.kind).toBe('recorded');
  expect(next(held, looking, 9_000).panel.kind).toBe('looking');
});

test('"already clocked in" stays for four seconds', () => {
  const held = next(initialPanel, already(1), 0);
  expect(next(held, { kind: 'unknown' }, 3_999).panel.kind).toBe('already');
  expect(next(held, { kind: 'unknown' }, 4_000).panel.kind).toBe('unknown');
});

test('the next person’s greeting replaces a greeting immediately', () => {
  const held = next(initialPanel, recorded(1), 0);
  expect(next(held, recorded(2), 100).panel).toEqual(recorded(2));
  expect(next(held, { kind: 'choose-direction' }, 100).panel.kind).toBe('choose-direction');
});

test('reporting the same punch again does not extend the time to cancel it', () => {
  const held = next(initialPanel, recorded(1), 0);
  const again = next(next(held, recorded(1), 4_000), already(1), 7_900);
  expect(again.panel).toBe(held.panel);
  expect(again.takeBackUntilMs).toBe(8_000);
  expect(next(again, looking, 8_700).panel.kind).toBe('looking');
});

test('a hint stays long enough to be read, unless recognition starts', () => {
  const held = next(initialPanel, { kind: 'hint', hint: 'come-closer' }, 0);
  expect(next(held, { kind: 'hint', hint: 'too-dark' }, 300).panel).toEqual(held.panel);
  expect(next(held, looking, 700).panel.kind).toBe('looking');
  expect(next(held, { kind: 'recognising', progress: 0.1 }, 10).panel.kind).toBe('recognising');
});

test('a cancelled punch is confirmed, and the confirmation stays', () => {
  const held = next(next(initialPanel, recorded(1), 0), { kind: 'taken-back', name: 'Ada' }, 500);
  expect(held.panel).toEqual({ kind: 'taken-back', name: 'Ada' });
  expect(next(held, looking, 1_000).panel.kind).toBe('taken-back');
});

const asking = (seq: number): Panel => ({
  kind: 'asking',
  question: { seq, name: 'Ada', localTime: '2026-03-02T12:00:00+01:00', answerSeconds: 20 },
});

test('a question stays until it is answered or its time is over, even after the person has left', () => {
  const held = next(initialPanel, asking(1), 1_000);
  expect(next(held, asking(1), 15_000)).toBe(held);
  expect(next(held, looking, 20_999).panel).toEqual(held.panel);
  expect(next(held, looking, 21_000).panel).toEqual(looking);
  expect(next(held, recorded(2), 2_000).panel).toEqual(recorded(2));
});

test('the next face replaces a question, but leaves time to touch a button', () => {
  const held = next(initialPanel, asking(1), 0);
  const recognising: Panel = { kind: 'recognising', progress: 0.1 };
  for (const face of [recognising, { kind: 'unknown' } as const]) {
    expect(next(held, face, 7_999).panel).toEqual(held.panel);
    expect(next(held, face, 8_000).panel).toEqual(face);
  }
  expect(next(held, asking(2), 100).panel).toEqual(asking(2));
});

test('a person who was sent to the PIN is greeted for the full time after it', () => {
  const sent = next(initialPanel, { kind: 'other-way' }, 0);
  const held = next(sent, recorded(1), 1_000);
  expect(next(held, { kind: 'other-way' }, 2_000).panel.kind).toBe('recorded');
  expect(next(held, { kind: 'other-way' }, 9_000).panel.kind).toBe('other-way');
});
