import { expect, test } from 'vitest';
import type { TurnDirection } from '../../../contract/calls/kiosk.js';
import type { Analysis } from '../../../contract/face.js';
import { face, person, quality } from '../../door/testing/faces.js';
import { turnedFace } from '../../liveness/testing/turned-face.js';
import { Recorder, type RecorderStep } from './recorder.js';
import { tryClip } from './trial.js';

const turned: Record<TurnDirection, { across?: number; down?: number }> = {
  left: { across: 0.2 },
  right: { across: -0.2 },
  up: { down: 0.42 },
  down: { down: 0.78 },
};
const frameMs = 100;
const bright = 120;

function analysisOf(...poses: Parameters<typeof turnedFace>[0][]): Analysis {
  const faces = poses.map((pose) => ({ ...face(person(0)), ...turnedFace(pose) }));
  return { width: 640, height: 480, modelId: 'model', faces };
}

/** One recording, frame by frame. */
class Session {
  nowMs = 5_000;
  // Always the first choice: left, right, left.
  readonly recorder = new Recorder(() => 0);
  step: RecorderStep = { kind: 'approach', hint: null };

  show(analysis: Analysis, frames = 1): RecorderStep {
    for (let frame = 0; frame < frames; frame++) {
      this.nowMs += frameMs;
      ({ step: this.step } = this.recorder.add(analysis, bright, this.nowMs));
    }
    return this.step;
  }

  /** Walks up and looks until the first direction is asked. */
  arrive(): void {
    this.show(analysisOf(), 10);
    this.show(analysisOf({}), 40);
  }

  /** Does what is asked, until it ends. */
  obey(): RecorderStep {
    for (let frame = 0; frame < 200 && this.step.kind === 'turn'; frame++) {
      const { direction } = this.step.challenge;
      this.show(analysisOf(direction === null ? {} : turned[direction]), 4);
    }
    return this.step;
  }
}

test('a live person walks up, looks, turns as asked, and the recording is complete', () => {
  const session = new Session();
  expect(session.show(analysisOf(), 10)).toEqual({ kind: 'approach', hint: null });
  expect(session.show(analysisOf({}), 4)).toMatchObject({ kind: 'look' });
  expect(session.show(analysisOf({}), 36)).toMatchObject({
    kind: 'turn',
    challenge: { direction: 'left', step: 1, steps: 3, maySkip: true },
  });
  expect(session.obey()).toEqual({ kind: 'complete', hasTurned: true });
  const { clip } = session.recorder;
  expect(clip.asked).toMatchObject([{ directions: ['left', 'right', 'left'] }]);
  // As the door decides: nothing moved before, so balanced asks too.
  expect(tryClip(clip, 'balanced').turned).toMatchObject({ hasPassed: true });
  expect(tryClip(clip, 'strict')).toMatchObject({ outcome: 'challenged', waitedMs: 0 });
});

test('a person who does not turn has two tries, as at the door', () => {
  const session = new Session();
  session.arrive();
  expect(session.show(analysisOf({}), 130)).toEqual({ kind: 'complete', hasTurned: false });
  const { clip } = session.recorder;
  expect(clip.asked).toHaveLength(2);
  expect(tryClip(clip, 'strict').turned).toMatchObject({ hasPassed: false });
});

test('directions that the person cannot turn to are skipped until two remain', () => {
  const session = new Session();
  session.arrive();
  session.recorder.skipTurn('left');
  expect(session.show(analysisOf({}), 8)).toMatchObject({ challenge: { direction: 'right' } });
  session.recorder.skipTurn('right');
  expect(session.show(analysisOf({}), 8)).toMatchObject({
    challenge: { direction: 'up', maySkip: false },
  });
  session.recorder.skipTurn('up');
  expect(session.obey()).toEqual({ kind: 'complete', hasTurned: true });
  expect(session.recorder.clip.asked).toMatchObject([{ directions: ['up', 'up', 'up', 'down'] }]);
});

test('an unusable face gets a hint, and does not use up time', () => {
  const session = new Session();
  const analysis = analysisOf({});
  const far = { ...analysis.faces[0]!, quality: quality({ faceWidthPx: 30 }) };
  expect(session.show({ ...analysis, faces: [far] }, 20)).toEqual({
    kind: 'approach',
    hint: 'come-closer',
  });
});

test.each<[string, (session: Session) => void, string]>([
  ['two people', (session) => session.show(analysisOf({}, { x: 400 })), 'several-people'],
  ['nobody for half a minute', (session) => session.show(analysisOf(), 305), 'nobody'],
  [
    'a person who leaves before the turns',
    (session) => {
      session.show(analysisOf({}), 10);
      session.show(analysisOf(), 35);
    },
    'face-lost',
  ],
  [
    'a camera that pauses',
    (session) => {
      session.show(analysisOf({}), 10);
      session.nowMs += 2_000;
      session.show(analysisOf({}));
    },
    'paused',
  ],
])('%s: nothing is kept', (_, act, reason) => {
  const session = new Session();
  act(session);
  const { step } = session;
  expect(step).toEqual({ kind: 'dropped', reason });
  // It stays like this.
  expect(session.show(analysisOf({}))).toEqual(step);
});

test('a person who leaves during the turns has not passed', () => {
  const session = new Session();
  session.arrive();
  expect(session.show(analysisOf(), 35)).toEqual({ kind: 'complete', hasTurned: false });
});
