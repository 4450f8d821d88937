import { defaultDoorOptions } from '../../door/door-options.js';
import { Challenge, maxTries, randomDirections, turnDirections } from '../../liveness/challenge.js';
import { CueTrack, type LivenessCues } from '../../liveness/cues.js';
import { judge, watchMs } from '../../liveness/judge.js';
import type { LivenessPolicy } from '../../../contract/calls/settings.js';
import type { WatchedFace } from './watch-clip.js';

/** What the door does with a clip. */
export interface Trial {
  /** `challenged`: neither passed nor refused by the motion alone. */
  readonly outcome: 'passed' | 'refused' | 'challenged';
  /** From the frame in which a person would be recognised to the decision, in milliseconds. */
  readonly waitedMs: number;
  /** The chance to pass the challenge within the tries, 0 to 1; 0 unless `challenged`. */
  readonly challengePassed: number;
  /** Of the whole clip. */
  readonly allCues: LivenessCues;
}

/** Challenges with random directions, to estimate the chance to pass one. */
const draws = 24;
/** A clip is played again and again during a challenge, as an attacker would, but not for ever. */
const rounds = 6;

/** Plays a clip to the liveness check. @param random uniform, 0 to 1. */
export function tryClip(
  faces: readonly WatchedFace[],
  policy: Exclude<LivenessPolicy, 'off'>,
  random: () => number,
): Trial {
  const { cues: allCues } = faces.reduce((track, { face }) => {
    track.add(face);
    return track;
  }, new CueTrack());
  const track = new CueTrack();
  let usable = 0;
  let recognisedMs: number | null = null;
  for (const [index, { face, timeMs }] of faces.entries()) {
    track.add(face);
    if (face.quality.usable) usable += 1;
    if (usable < defaultDoorOptions.minSamples) continue;
    recognisedMs ??= timeMs;
    const waitedMs = timeMs - recognisedMs;
    const judgement = judge(track.cues);
    const decided = (outcome: Trial['outcome'], challengePassed = 0): Trial => {
      return { outcome, waitedMs, challengePassed, allCues };
    };
    if (judgement === 'flat') return decided('refused');
    if (judgement === 'head' && policy === 'balanced') return decided('passed');
    if (policy === 'strict' || waitedMs >= watchMs) {
      return decided('challenged', challengeChance(faces, index, random));
    }
  }
  const waitedMs = recognisedMs === null ? 0 : faces.at(-1)!.timeMs - recognisedMs;
  const chance = recognisedMs === null ? 0 : challengeChance(faces, 0, random);
  return { outcome: 'challenged', waitedMs, challengePassed: chance, allCues };
}

/** The share of random challenges that a clip passes when it is played on, and then again, from a frame. */
function challengeChance(
  faces: readonly WatchedFace[],
  from: number,
  random: () => number,
): number {
  let passed = 0;
  for (let draw = 0; draw < draws; draw++) {
    let at = from;
    for (let attempt = 0; attempt < maxTries; attempt++) {
      const result = playChallenge(faces, at, random);
      at = result.at;
      if (!result.hasPassed) continue;
      passed += 1;
      break;
    }
  }
  return passed / draws;
}

function playChallenge(
  faces: readonly WatchedFace[],
  from: number,
  random: () => number,
): { readonly hasPassed: boolean; readonly at: number } {
  const challenge = new Challenge(randomDirections(turnDirections, random));
  const { length } = faces;
  const stepMs = length < 2 ? 100 : (faces.at(-1)!.timeMs - faces[0]!.timeMs) / (length - 1);
  const roundMs = length * stepMs;
  for (let at = from; at < from + rounds * length; at++) {
    const { face, timeMs } = faces[at % length]!;
    const state = challenge.add(face, Math.floor(at / length) * roundMs + timeMs);
    if (state.kind !== 'running') return { hasPassed: state.kind === 'passed', at: at + 1 };
  }
  return { hasPassed: false, at: from };
}
