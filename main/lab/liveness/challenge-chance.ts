import type { TurnDirection } from '../../../contract/calls/kiosk.js';
import {
  Challenge,
  challengesOfTwo,
  maxTries,
  randomDirections,
  turnDirections,
} from '../../liveness/challenge.js';
import type { WatchedFace } from './watch-clip.js';

/** Challenges with random directions, to estimate the chance to pass one. */
const draws = 24;
/** A clip is played again and again during a challenge, as an attacker would, but not forever. */
const rounds = 6;

/** How a try ended, and the frame after it, counted on through the repeated clip. */
interface Played {
  readonly hasPassed: boolean;
  readonly at: number;
}

/**
 * The share of random challenges that a clip passes within the tries when it is played on, and then again,
 * from a frame.
 * @param random uniform, 0 to 1. @returns 0 to 1, from 24 draws.
 */
export function challengeChance(
  faces: readonly WatchedFace[],
  from: number,
  random: () => number,
): number {
  let passed = 0;
  for (let draw = 0; draw < draws; draw++) {
    let at = from;
    for (let attempt = 0; attempt < maxTries; attempt++) {
      const played = play(faces, at, randomDirections(turnDirections, random));
      at = played.at;
      if (!played.hasPassed) continue;
      passed += 1;
      break;
    }
  }
  return passed / draws;
}

/**
 * As `challengeChance` for an attacker who leaves out directions with the button until only the two that suit the clip
 * best are left. With two there are so few challenges that all are played, so the chance is exact.
 */
export function bestChanceOfTwo(faces: readonly WatchedFace[], from: number): number {
  const pairs = turnDirections.flatMap((one, index) =>
    turnDirections.slice(index + 1).map((other) => [one, other] as const),
  );
  return Math.max(
    ...pairs.map((pair) => chanceOfPair(faces, from, challengesOfTwo(pair), maxTries, new Map())),
  );
}

/**
 * @param known chances of the last try, by the frame that it begins with, as many earlier tries end with the same
 *   frame.
 */
function chanceOfPair(
  faces: readonly WatchedFace[],
  from: number,
  challenges: ReturnType<typeof challengesOfTwo>,
  tries: number,
  known: Map<number, number>,
): number {
  if (tries === 0) return 0;
  const chances = challenges.map((directions): number => {
    const { hasPassed, at } = play(faces, from, directions);
    if (hasPassed) return 1;
    const chance = known.get(at) ?? chanceOfPair(faces, at, challenges, tries - 1, new Map());
    known.set(at, chance);
    return chance;
  });
  return chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
}

function play(
  faces: readonly WatchedFace[],
  from: number,
  directions: readonly TurnDirection[],
): Played {
  const challenge = new Challenge(directions);
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
