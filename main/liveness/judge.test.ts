import { expect, test } from 'vitest';
import { CueTrack, type LivenessCues } from './cues.js';
import { judge, judgeEach, wantsVote } from './judge.js';
import { turnedFace } from './testing/turned-face.js';

const none: LivenessCues = {
  frames: 20,
  turn: 0.02,
  nod: 0.02,
  ring: null,
  planarity: null,
  net: null,
};
const room = { withFace: 0.04, still: 0.9, pairs: 4, near: { withFace: 12, still: 8 } };
const sheet = { withFace: 0.95, still: 0.02, pairs: 8, near: { withFace: 30, still: 0 } };
const phone = { withFace: 0.5, still: 0.45, pairs: 8, near: { withFace: 20, still: 0 } };
const hair = { withFace: 0.2, still: 0.7, pairs: 4, near: { withFace: 12, still: 8 } };
const relief = { residual: 0.03, pairs: 6 };
const flat = { residual: 0.004, pairs: 6 };
const picture = { live: 0.02, votes: 3 };
const unsure = { live: 0.5, votes: 1 };
const alive = { live: 0.99, votes: 1 };

test.each<[string, Partial<LivenessCues>, ReturnType<typeof judge>]>([
  ['nothing moved', {}, 'doubt'],
  ['the room stays behind a head that moves', { ring: room }, 'head'],
  ['the room stays, but the face is flat: a cut-out', { ring: room, planarity: flat }, 'doubt'],
  [
    'the surroundings move with the face: a print, or hair before a plain wall',
    { ring: sheet },
    'doubt',
  ],
  ['they do, and the face is flat', { ring: sheet, planarity: flat }, 'flat'],
  [
    'they do, but the face has relief: a moving camera, or a replay',
    { ring: sheet, planarity: relief },
    'doubt',
  ],
  ['they do, but the head turned far: the same', { ring: sheet, turn: 0.25 }, 'doubt'],
  ['half of the surroundings move', { ring: phone }, 'doubt'],
  ['half of them, but the face has relief: a replay', { ring: phone, planarity: relief }, 'doubt'],
  ['a fifth of the surroundings move', { ring: hair }, 'doubt'],
  ['a fifth of them, and relief: hair', { ring: hair, planarity: relief }, 'head'],
  ['a fifth of them, and a turn: hair', { ring: hair, turn: 0.25 }, 'head'],
  [
    'the room stays, but close to the head nothing shows it: a bent sheet',
    { ring: { ...room, near: { withFace: 12, still: 0 } } },
    'doubt',
  ],
  [
    'close to the head most of it moves: a bent sheet',
    { ring: { ...room, near: { withFace: 13, still: 8 } } },
    'doubt',
  ],
  [
    'the same, and relief',
    { ring: { ...hair, near: { withFace: 13, still: 8 } }, planarity: relief },
    'doubt',
  ],
  ['a recording of an earlier version', { ring: { ...room, near: null } }, 'head'],
  ['a plain wall, relief and a turn', { planarity: relief, turn: 0.25 }, 'head'],
  ['a plain wall and only relief', { planarity: relief }, 'doubt'],
  ['a head, and nets that say picture', { ring: room, net: picture }, 'doubt'],
  ['a head, and nets that are not sure', { ring: room, net: unsure }, 'head'],
  ['nets that say alive, and nothing else', { net: alive }, 'doubt'],
  ['nets that say picture, and nothing else', { net: picture }, 'doubt'],
  ['nets that say alive, and a flat picture', { ring: sheet, planarity: flat, net: alive }, 'flat'],
  ['more of them, and relief', { ring: { ...hair, withFace: 0.21 }, planarity: relief }, 'doubt'],
  ['less of the room, and relief', { ring: { ...hair, still: 0.69 }, planarity: relief }, 'doubt'],
  ['the room, but only for a moment', { ring: { ...room, pairs: 3 } }, 'doubt'],
  ['part of it, for a moment', { ring: { ...hair, pairs: 3 }, planarity: relief }, 'doubt'],
])('%s', (_, cues, judgement) => {
  expect(judge({ ...none, ...cues })).toBe(judgement);
});

test('each cue is also judged alone', () => {
  expect(judgeEach({ ...none, ring: sheet, planarity: relief, nod: 0.2 })).toEqual({
    surroundings: 'flat',
    flatness: 'head',
    turn: 'head',
    net: 'doubt',
  });
});

test('the cues of a track are medians, and a single wrong landmark is no turn', () => {
  const track = new CueTrack();
  for (let frame = 0; frame < 12; frame++) {
    const still = frame < 5 ? 0.2 : 0.9;
    const motion = { ring: { withFace: 0.1, still, points: 40 }, planarity: null };
    track.add(turnedFace({ across: frame === 6 ? 0.4 : 0.01, motion }));
  }
  const { frames, turn, nod, ring, planarity } = track.cues;
  expect(frames).toBe(12);
  expect(turn).toBeCloseTo(0);
  expect(nod).toBeCloseTo(0);
  expect(ring).toEqual({ withFace: 0.1, still: 0.9, pairs: 12, near: null });
  expect(planarity).toBeNull();
});

test('the latest eight pairs of frames show what surrounds a head', () => {
  const track = new CueTrack();
  for (let frame = 0; frame < 20; frame++) {
    const isFar = frame < 15;
    const ring = {
      withFace: isFar ? 0.6 : 0,
      still: isFar ? 0.3 : 0.9,
      points: 20,
      near: isFar ? { withFace: 5, still: 0 } : { withFace: 1, still: 2 },
    };
    track.add(turnedFace({ motion: { ring, planarity: null } }));
  }
  const near = { withFace: 3 * 5 + 5 * 1, still: 5 * 2 };
  expect(track.cues.ring).toEqual({ withFace: 0, still: 0.9, pairs: 20, near });
});

test('a turn is the largest change from the median, to either side', () => {
  const track = new CueTrack();
  for (let frame = 0; frame < 30; frame++) {
    track.add(turnedFace({ across: frame > 24 ? -0.2 : 0, down: frame > 20 ? 0.7 : 0.6 }));
  }
  expect(track.cues.turn).toBeCloseTo(0.2);
  expect(track.cues.nod).toBeCloseTo(0.1);
});

test.each<[string, Partial<LivenessCues>, boolean]>([
  ['a head', { ring: room }, true],
  ['a head that the nets were asked about', { ring: room, net: alive }, false],
  ['a head that one vote called a picture', { ring: room, net: { live: 0.02, votes: 1 } }, true],
  ['a head that three votes called a picture', { ring: room, net: picture }, false],
  ['doubt', { ring: phone }, false],
  ['a flat picture', { ring: sheet, planarity: flat }, false],
])('anti-spoofing nets are asked only before someone passes: %s', (_, cues, isWanted) => {
  expect(wantsVote({ ...none, ...cues })).toBe(isWanted);
});

test('of several votes the middle one counts', () => {
  const track = new CueTrack();
  expect(track.cues.net).toBeNull();
  for (const live of [0.02, 0.97, 0.95]) track.addVote(live);
  expect(track.cues.net).toEqual({ live: 0.95, votes: 3 });
});
