import { expect, test } from 'vitest';
import type { TurnDirection } from '../../contract/calls/kiosk.js';
import type { LivenessPolicy } from '../../contract/calls/settings.js';
import type { Face } from '../../contract/face.js';
import { turnedFace } from '../liveness/testing/turned-face.js';
import { LivenessGate, type GateAnswer } from './liveness-gate.js';

const frameMs = 100;
const turned: Record<TurnDirection, { across?: number; down?: number }> = {
  left: { across: 0.2 },
  right: { across: -0.2 },
  up: { down: 0.42 },
  down: { down: 0.78 },
};
const near = { withFace: 0, still: 9 };
const room = { ring: { withFace: 0, still: 1, points: 40, near }, planarity: null };
const sheet = {
  ring: { withFace: 1, still: 0, points: 40 },
  planarity: { residual: 0.004, points: 40, turn: 0.06 },
};

/** One person before the gate, frame by frame. */
class Visit {
  nowMs = 0;
  readonly gate: LivenessGate;

  constructor(policy: LivenessPolicy) {
    // Always the first choice: left, right, left.
    this.gate = new LivenessGate(
      () => policy,
      () => 0,
    );
  }

  /** Shows the person for some frames. */
  show(pose: Parameters<typeof turnedFace>[0], frames = 1, id = 1): void {
    for (let frame = 0; frame < frames; frame++) {
      this.nowMs += frameMs;
      this.gate.see([{ id, face: turnedFace(pose) as Face }], this.nowMs);
    }
  }

  leave(): void {
    this.nowMs += 1000;
    this.gate.see([], this.nowMs);
  }

  check(subjectId = 'ada', id = 1): GateAnswer {
    return this.gate.check(id, subjectId, this.nowMs);
  }

  /** Does what the challenge asks, until it ends or `steps` are done. */
  obey(steps = 3): GateAnswer | null {
    for (let done = 0; done < steps; done++) {
      this.show({}, 8);
      const answer = this.gate.advance(this.nowMs);
      if (answer?.kind !== 'challenge') return answer;
      this.show(turned[answer.step.direction!], 4);
      this.show({}, 4);
    }
    return this.gate.advance(this.nowMs);
  }

  /** Turns the wrong way. */
  disobey(): GateAnswer | null {
    this.show({}, 8);
    this.show(turned.down, 4);
    return this.gate.advance(this.nowMs);
  }
}

test('without a check everyone passes', () => {
  const visit = new Visit('off');
  visit.show({ motion: sheet }, 10);
  expect(visit.check()).toEqual({ kind: 'open' });
});

test('balanced: a head passes at once, in doubt the person is watched, then challenged', () => {
  const visit = new Visit('balanced');
  visit.show({ motion: room }, 4);
  expect(visit.check()).toEqual({ kind: 'open' });

  const still = new Visit('balanced');
  still.show({}, 4);
  expect(still.check()).toEqual({ kind: 'wait' });
  still.show({}, 19);
  expect(still.check()).toEqual({ kind: 'wait' });
  still.show({}, 1);
  expect(still.check()).toMatchObject({ kind: 'challenge', step: { step: 1, steps: 3 } });
});

test('balanced: a person who moves while they are watched is not challenged', () => {
  const visit = new Visit('balanced');
  visit.show({}, 4);
  expect(visit.check()).toEqual({ kind: 'wait' });
  visit.show({ motion: room }, 4);
  expect(visit.check()).toEqual({ kind: 'open' });
});

test('strict: even a real head is challenged, and passes by turning as asked', () => {
  const visit = new Visit('strict');
  visit.show({ motion: room }, 4);
  expect(visit.check()).toMatchObject({ kind: 'challenge' });
  expect(visit.obey()).toEqual({ kind: 'open' });
  expect(visit.check()).toEqual({ kind: 'open' });
});

test('a flat picture is refused with its measures, and again for three minutes without another record', () => {
  const visit = new Visit('balanced');
  visit.show({ motion: sheet }, 8);
  expect(visit.check()).toMatchObject({
    kind: 'closed',
    refusal: { subjectId: 'ada', why: 'flat', cues: { ring: { withFace: 1 } } },
  });
  visit.leave();
  visit.show({ motion: room }, 8, 2);
  expect(visit.check('ada', 2)).toEqual({ kind: 'closed', subjectId: 'ada', refusal: null });
  expect(visit.check('ben', 2)).toEqual({ kind: 'open' });
  visit.nowMs += 180_000;
  visit.show({ motion: room }, 8, 3);
  expect(visit.check('ada', 3)).toEqual({ kind: 'open' });
});

test('after two failed tries the person needs another way to clock in', () => {
  const visit = new Visit('strict');
  visit.show({}, 4);
  visit.check();
  expect(visit.disobey()).toMatchObject({ kind: 'challenge', step: { step: 1 } });
  expect(visit.disobey()).toMatchObject({
    kind: 'closed',
    refusal: { why: 'challenge', challenge: 'wrong-direction' },
  });
  expect(visit.check()).toEqual({ kind: 'closed', subjectId: 'ada', refusal: null });
});

test('a PIN ends only its owner’s challenge, and the owner then passes', () => {
  const visit = new Visit('strict');
  visit.show({}, 4);
  expect(visit.check()).toMatchObject({ kind: 'challenge' });
  expect(visit.gate.endFor('ben')).toEqual([]);
  expect(visit.gate.challengedTrackId).toBe(1);
  expect(visit.gate.endFor('ada')).toEqual([1]);
  expect(visit.gate.challengedTrackId).toBeNull();
  expect(visit.check()).toEqual({ kind: 'open' });
  expect(visit.check('ben')).toMatchObject({ kind: 'challenge' });
});

test('leaving when the direction is shown uses up a try', () => {
  const visit = new Visit('strict');
  for (const id of [1, 2]) {
    visit.show({}, 8, id);
    expect(visit.check('ada', id)).toMatchObject({ kind: 'challenge' });
    visit.show({}, 8, id);
    visit.leave();
    expect(visit.gate.challengedTrackId).toBeNull();
  }
  visit.show({}, 8, 3);
  expect(visit.check('ada', 3)).toEqual({ kind: 'closed', subjectId: 'ada', refusal: null });
});

test('a face that is missed for half a second continues its challenge', () => {
  const visit = new Visit('strict');
  visit.show({}, 4);
  visit.check();
  visit.show({}, 8);
  visit.nowMs += 500;
  visit.gate.see([], visit.nowMs);
  expect(visit.gate.challengedTrackId).toBe(1);
  expect(visit.obey()).toEqual({ kind: 'open' });
});

test('after a pause in the frames the challenge begins again, and no try is used up', () => {
  const visit = new Visit('strict');
  visit.show({}, 4);
  visit.check();
  expect(visit.obey(1)).toMatchObject({ kind: 'challenge', step: { step: 2 } });
  visit.nowMs += 5000;
  visit.show({}, 1);
  expect(visit.gate.advance(visit.nowMs)).toMatchObject({ kind: 'challenge', step: { step: 1 } });
  expect(visit.disobey()).toMatchObject({ kind: 'challenge' });
  expect(visit.obey()).toEqual({ kind: 'open' });
});

test('people may skip directions that they cannot turn to; two always remain', () => {
  const visit = new Visit('strict');
  visit.show({}, 4);
  visit.check();
  const asked = (): GateAnswer | null => {
    visit.show({}, 8);
    return visit.gate.advance(visit.nowMs);
  };
  expect(asked()).toMatchObject({ step: { direction: 'left', maySkip: true } });
  visit.gate.skipDirection('left');
  // A second press, before the screen shows the next step, leaves out nothing else.
  visit.gate.skipDirection('left');
  expect(asked()).toMatchObject({ step: { direction: 'right', maySkip: true } });
  visit.gate.skipDirection('right');
  expect(asked()).toMatchObject({ step: { direction: 'up', maySkip: false } });
  visit.gate.skipDirection('up');
  expect(visit.obey(4)).toEqual({ kind: 'open' });
});

test('a face that is no longer in view is not let in', () => {
  const visit = new Visit('balanced');
  visit.show({ motion: room }, 8);
  visit.leave();
  expect(visit.check()).toEqual({ kind: 'wait' });
});

test('a passed challenge counts only for the person who was asked', () => {
  const visit = new Visit('strict');
  visit.show({}, 4);
  visit.check();
  expect(visit.obey()).toEqual({ kind: 'open' });
  expect(visit.check('ben')).toMatchObject({ kind: 'challenge' });
});

test('a second person waits for the first person’s challenge', () => {
  const visit = new Visit('strict');
  visit.show({}, 4);
  visit.check();
  const both = [1, 2].map((id) => ({ id, face: turnedFace() as Face }));
  visit.gate.see(both, visit.nowMs);
  expect(visit.check('ben', 2)).toEqual({ kind: 'wait' });
  expect(visit.gate.challengedTrackId).toBe(1);
});

test('an anti-spoofing net is asked before a head passes; "picture" leads to the challenge, not to a refusal', () => {
  const visit = new Visit('balanced');
  visit.show({}, 4);
  expect(visit.gate.wantsVote(1, 'ada')).toBe(false);
  visit.show({ motion: room }, 4);
  for (let vote = 0; vote < 3; vote++) {
    expect(visit.gate.wantsVote(1, 'ada')).toBe(true);
    visit.gate.addVote(1, 0.02);
    expect(visit.check()).toEqual({ kind: 'wait' });
  }
  expect(visit.gate.wantsVote(1, 'ada')).toBe(false);
  visit.show({ motion: room }, 21);
  expect(visit.check()).toMatchObject({ kind: 'challenge' });
  expect(visit.obey()).toEqual({ kind: 'open' });
  expect(visit.gate.wantsVote(1, 'ada')).toBe(false);
  expect(visit.check()).toEqual({ kind: 'open' });
});

test('a net that says "alive" lets only a head pass, and in strict it is not asked', () => {
  const head = new Visit('balanced');
  head.show({ motion: room }, 4);
  head.gate.addVote(1, 0.99);
  expect(head.check()).toEqual({ kind: 'open' });

  const still = new Visit('balanced');
  still.show({}, 4);
  still.gate.addVote(1, 0.99);
  expect(still.check()).toEqual({ kind: 'wait' });
  still.show({}, 20);
  expect(still.check()).toMatchObject({ kind: 'challenge' });

  const strict = new Visit('strict');
  strict.show({ motion: room }, 4);
  expect(strict.gate.wantsVote(1, 'ada')).toBe(false);
});
