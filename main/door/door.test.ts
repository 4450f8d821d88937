import { expect, test } from 'vitest';
import type { Face } from '../../contract/face.js';
import type { DoorState } from '../../contract/calls/kiosk.js';
import { defaultDoorOptions } from './door-options.js';
import { Door, type Verdict } from './door.js';
import { distances, face, person, quality } from './testing/faces.js';

const [ada, ben] = [person(1), person(2)];
const recorded = (name: string): DoorState => ({
  kind: 'recorded',
  punch: { seq: 1, name, direction: 'in', localTime: '2026-03-02T08:59:00+01:00', today: null },
});
const settled = (name: string): Verdict => ({ kind: 'settled', state: recorded(name) });
const notRecognised: Verdict = { kind: 'not-recognised' };

/** Frames until a greeting ends. */
const greetingFrames = Math.ceil(defaultDoorOptions.greetingMs / 60);

/** A door with a clock: a frame every 60 ms. */
function doorWithClock() {
  const door = new Door(distances);
  let nowMs = 10_000;
  const probed: number[] = [];
  return {
    door,
    probed,
    wait: (ms: number) => (nowMs += ms),
    /** Shows faces, and gives every probe the verdict. */
    frame: (faces: readonly Face[], verdict: Verdict = notRecognised) => {
      nowMs += 60;
      const { view, probe } = door.step({ width: 640, height: 480, faces }, nowMs, 100);
      if (probe === null) return view;
      probed.push(probe.trackId);
      return door.settle(probe.trackId, verdict, nowMs);
    },
  };
}

test('without a face the door keeps looking, and requests fewer frames after some seconds', () => {
  const { frame, wait } = doorWithClock();
  frame([face(ada)]);
  expect(frame([])).toMatchObject({ state: { kind: 'looking' }, nextFrameInMs: 0 });
  wait(defaultDoorOptions.idleAfterMs);
  expect(frame([]).nextFrameInMs).toBe(defaultDoorOptions.idleFrameMs);
  expect(frame([face(ada)]).nextFrameInMs).toBe(0);
});

test('the gallery is searched once, after three samples', () => {
  const { frame, probed } = doorWithClock();
  const states = [1, 2, 3, 4, 5].map(() => frame([face(ada)], settled('Ada')).state);
  expect(states.slice(0, 2)).toEqual([
    { kind: 'recognising', progress: 1 / 3 },
    { kind: 'recognising', progress: 2 / 3 },
  ]);
  expect(states.slice(2)).toEqual([recorded('Ada'), recorded('Ada'), recorded('Ada')]);
  expect(probed).toHaveLength(1);
});

test('unusable frames are not samples, and give a hint', () => {
  const { frame, probed } = doorWithClock();
  for (let turn = 0; turn < 9; turn++) {
    const { state } = frame([face(ada, { usable: false })], settled('Ada'));
    expect(state).toEqual({ kind: 'hint', hint: 'look-at-camera' });
  }
  expect(probed).toEqual([]);
});

test.each([
  [{ faceWidthPx: 30, brightness: 20 }, 100, 'come-closer'],
  [{ cutOff: 0.4 }, 100, 'move-to-middle'],
  [{ brightness: 20 }, 40, 'too-dark'],
  [{ brightness: 20 }, 180, 'light-behind'],
  [{ occlusion: 0.6 }, 100, 'uncover-face'],
  [{ pitchDegrees: 50 }, 100, 'look-at-camera'],
  [{ sharpness: 2 }, 100, 'hold-still'],
])('%j in a picture of brightness %d: %s', (bad, brightness, hint) => {
  const frame = { width: 640, height: 480, faces: [{ ...face(ada), quality: quality(bad) }] };
  expect(new Door(distances).step(frame, 0, brightness).view.state).toEqual({ kind: 'hint', hint });
});

test('a person without a match is probed with each frame, and unknown after some seconds', () => {
  const { frame, probed, wait } = doorWithClock();
  for (let turn = 0; turn < 5; turn++) expect(frame([face(ada)]).state.kind).toBe('recognising');
  expect(probed).toHaveLength(3);
  wait(200);
  const kinds = Array.from({ length: 40 }, () => frame([face(ada)]).state.kind);
  expect(kinds.indexOf('unknown')).toBeGreaterThan(30);
  expect(probed.length).toBeGreaterThan(30);
});

test('an unknown person who stays is tried again', () => {
  const { frame } = doorWithClock();
  const kinds = Array.from({ length: 130 }, () => frame([face(ada)]).state.kind);
  const first = kinds.indexOf('unknown');
  expect(kinds.indexOf('recognising', first)).toBeGreaterThan(first + 60);
  expect(frame([face(ada)], settled('Ada')).state).toEqual(recorded('Ada'));
});

test('the nearest person is served first, then the other one, each once', () => {
  const { frame, probed } = doorWithClock();
  const both = [face(ada, { x: 20, width: 120 }), face(ben, { x: 300, width: 200 })];
  const views = [1, 2, 3].map(() => frame(both, settled('Ben')));
  expect(views[2]!.state).toEqual(recorded('Ben'));
  expect(views[0]!.faces.map(({ served }) => served)).toEqual([false, true]);
  // Ben keeps the screen until he has read the greeting.
  expect(frame(both, settled('Ada'))).toMatchObject({ state: recorded('Ben') });
  for (let turn = 0; turn < greetingFrames; turn++) frame(both, notRecognised);
  const next = frame(both, settled('Ada'));
  expect(next.faces.map(({ served }) => served)).toEqual([true, false]);
  expect(next.state).toEqual(recorded('Ada'));
  for (let turn = 0; turn < 5; turn++) frame(both, settled('nobody'));
  expect(new Set(probed).size).toBe(2);
});

test('a second person is identified while the first is greeted, and greeted after that', () => {
  const { frame, probed } = doorWithClock();
  const both = [face(ada, { x: 20, width: 120 }), face(ben, { x: 300, width: 200 })];
  for (let turn = 0; turn < 3; turn++) frame(both, settled('Ben'));
  // Ada is recorded, but the screen is still Ben's.
  expect(frame(both, settled('Ada')).state).toEqual(recorded('Ben'));
  expect(new Set(probed).size).toBe(2);
  const names = Array.from({ length: 2 * greetingFrames + 4 }, () => {
    const { state } = frame(both, settled('nobody'));
    return state.kind === 'recorded' ? state.punch.name : state.kind;
  });
  expect([...new Set(names)]).toEqual(['Ben', 'Ada']);
  expect(names.filter((name) => name === 'Ada').length).toBeGreaterThanOrEqual(greetingFrames - 1);
  expect(probed).toHaveLength(2);
});

test('a question is not disturbed by a second person', () => {
  const { frame, probed } = doorWithClock();
  const question = { seq: 1, name: 'Ben', localTime: '2026-03-02T12:00:00Z', answerSeconds: 20 };
  const asking: Verdict = { kind: 'settled', state: { kind: 'asking', question } };
  const both = [face(ada, { x: 20, width: 120 }), face(ben, { x: 300, width: 200 })];
  for (let turn = 0; turn < 20; turn++) frame(both, asking);
  expect(probed).toHaveLength(1);
});

test('a question that is asked again after the track was lost gets no more time', () => {
  const { frame, wait } = doorWithClock();
  const question = { seq: 1, name: 'Ben', localTime: '2026-03-02T12:00:00Z', answerSeconds: 20 };
  const asking: Verdict = { kind: 'settled', state: { kind: 'asking', question } };
  const near = face(ben, { x: 300, width: 200 });
  for (let turn = 0; turn < 3; turn++) frame([near], asking);
  for (let losses = 0; losses < 3; losses++) {
    frame([]);
    wait(defaultDoorOptions.questionMs / 3);
    for (let turn = 0; turn < 3; turn++) frame([near], asking);
  }
  const both = [face(ada, { x: 20, width: 120 }), near];
  const states = [1, 2, 3].map(() => frame(both, settled('Ada')).state);
  expect(states.at(-1)).toEqual(recorded('Ada'));
});

test('a person who arrives right after another left does not wait', () => {
  const { frame } = doorWithClock();
  for (let turn = 0; turn < 3; turn++) frame([face(ada)], settled('Ada'));
  const kinds = [1, 2, 3].map(() => frame([face(ben, { x: 400 })], settled('Ben')).state);
  expect(kinds.at(-1)).toEqual(recorded('Ben'));
});

test('the door stays with the person it serves while another is about as near', () => {
  const { frame } = doorWithClock();
  frame([face(ada, { x: 20, width: 160 }), face(ben, { x: 300, width: 150 })]);
  const view = frame([face(ada, { x: 20, width: 155 }), face(ben, { x: 300, width: 170 })]);
  expect(view.faces.map(({ served }) => served)).toEqual([true, false]);
});

test('two people equally near, with an unusable served face: one at a time', () => {
  const { frame } = doorWithClock();
  const faces = [face(ada, { x: 20, usable: false }), face(ben, { x: 300, width: 159 })];
  expect(frame(faces).state).toEqual({ kind: 'hint', hint: 'one-at-a-time' });
});

test('a waiting state is shown, and the gallery is searched again', () => {
  const { frame, probed } = doorWithClock();
  const waiting: Verdict = { kind: 'waiting', state: { kind: 'choose-direction' } };
  for (let turn = 0; turn < 4; turn++) frame([face(ada)], waiting);
  expect(frame([face(ada)], waiting).state).toEqual({ kind: 'choose-direction' });
  expect(frame([face(ada)], settled('Ada')).state).toEqual(recorded('Ada'));
  expect(probed).toHaveLength(4);
});

test('a person who said "That’s not me" stays unknown while they are there', () => {
  const { door, frame, probed } = doorWithClock();
  for (let turn = 0; turn < 3; turn++) frame([face(ada)], settled('Ben'));
  door.markUnknown(probed[0]!);
  for (let turn = 0; turn < 200; turn++) {
    expect(frame([face(ada)], settled('Ben')).state).toEqual({ kind: 'unknown' });
  }
});

test('while a verdict is pending, further frames give no probe', () => {
  const door = new Door(distances);
  const probes = [0, 60, 120, 180, 240].map(
    (nowMs) => door.step({ width: 640, height: 480, faces: [face(ada)] }, nowMs, 100).probe,
  );
  expect(probes.map((probe) => probe !== null)).toEqual([false, false, true, false, false]);
  expect(door.settle(probes[2]!.trackId, settled('Ada'), 300).state).toEqual(recorded('Ada'));
});

test('a decision on faces of two people is dropped, and made again', () => {
  const { frame, probed } = doorWithClock();
  const kinds = [1, 2, 3, 4, 5].map(() => frame([face(ada)], { kind: 'mixed' }).state.kind);
  expect(new Set(kinds)).toEqual(new Set(['recognising']));
  expect(probed).toHaveLength(1);
  expect(frame([face(ada)], settled('Ada')).state).toEqual(recorded('Ada'));
});

test('a verdict on someone who has left does not greet the next person', () => {
  const door = new Door(distances);
  const step = (embedding: Float32Array, nowMs: number) =>
    door.step({ width: 640, height: 480, faces: [face(embedding)] }, nowMs, 100);
  const probe = [0, 60, 120].map((nowMs) => step(ada, nowMs).probe).at(-1)!;
  step(ben, 180);
  expect(door.settle(probe.trackId, settled('Ada'), 200).state.kind).toBe('recognising');
});

test('each try without a match counts, also after the person was away for a moment', () => {
  const door = new Door(distances);
  const tries: number[] = [];
  const stand = (fromMs: number, forMs: number) => {
    for (let nowMs = fromMs; nowMs < fromMs + forMs; nowMs += 60) {
      const frame = { width: 640, height: 480, faces: [face(ada)] };
      const { probe } = door.step(frame, nowMs, 100);
      if (probe === null) continue;
      if (tries.at(-1) !== probe.earlierTries) tries.push(probe.earlierTries);
      door.settle(probe.trackId, notRecognised, nowMs);
    }
  };
  stand(0, 10_000);
  stand(15_000, 10_000);
  expect(tries).toEqual([0, 1, 2, 3]);
  stand(60_000, 1000);
  expect(tries.at(-1)).toBe(0);
});
