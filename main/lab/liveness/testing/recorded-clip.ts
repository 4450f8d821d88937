import { turnedFace } from '../../../liveness/testing/turned-face.js';
import type { TriedClip } from '../trial.js';

type Pose = Parameters<typeof turnedFace>[0];

const frameMs = 100;
/** A room that stays behind the face. */
const near = { withFace: 0, still: 9 };
const room = { ring: { withFace: 0, still: 1, points: 40, near }, planarity: null };
const directions = ['left', 'right', 'left'] as const;

/** A recording: a head before a room that turns as asked, or a cut-out before it, which does not turn. */
export function recordedClip(shows: 'head' | 'cut-out'): TriedClip {
  const look = Array<Pose>(30).fill({});
  const turn = (across: number): Pose[] => [
    ...Array<Pose>(8).fill({}),
    ...Array<Pose>(6).fill({ across }),
  ];
  const turns =
    shows === 'head'
      ? [...turn(0.2), ...turn(-0.2), ...turn(0.2), ...Array<Pose>(8).fill({})]
      : Array<Pose>(110).fill({});
  const faces = [...look, ...turns].map((pose, index) => ({
    face: { ...turnedFace({ ...pose, motion: room }), isUsable: true },
    timeMs: index * frameMs,
  }));
  const first = { directions, from: look.length };
  const asked = shows === 'head' ? [first] : [first, { directions, from: look.length + 52 }];
  return { faces, asked };
}
