import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Box } from '../../../contract/face.js';

/** Where somebody is in a frame, and as which of their pictures. */
export interface Standing {
  readonly person: number;
  readonly picture: number;
  readonly box: Box;
}

/** A frame of a crowd. */
export interface CrowdFrame {
  readonly atMs: number;
  readonly standing: readonly Standing[];
}

/** Somebody who stood in one place in front of the camera. */
export interface Visit {
  readonly person: number;
  readonly fromMs: number;
  readonly toMs: number;
}

export interface CrowdFilm {
  readonly frames: readonly CrowdFrame[];
  readonly visits: readonly Visit[];
}

const middle: Box = { x: 240, y: 120, width: 160, height: 160 };
const left: Box = { x: 60, y: 120, width: 165, height: 165 };
const right: Box = { x: 400, y: 120, width: 160, height: 160 };
/** Overlaps both `middle` and the other places when people pass each other. */
const passingMs = 800;

/**
 * Random people at a door: in turn at one place with and without a gap, exactly in the place of the person
 * before, hidden for a moment, passing each other, changing places between two frames, and side by side.
 * Each change brings at least one other person.
 * @param people number of people to choose from.
 * @param pictures number of pictures of each.
 */
export function crowdFilm(
  changes: number,
  people: number,
  pictures: number,
  seed: number,
): CrowdFilm {
  const generator = xoroshiro128plus(seed);
  const pick = (from: number, to: number): number => uniformInt(generator, from, to);
  const frames: CrowdFrame[] = [];
  const visits: Visit[] = [];
  let nowMs = 0;
  let last = -1;
  const next = (): number => {
    let person = last;
    while (person === last) person = pick(0, people - 1);
    last = person;
    return person;
  };
  /** Adds frames for some time; `placed` says who is where at a share of it, 0 to 1. */
  const film = (ms: number, placed: (share: number) => readonly (readonly [number, Box])[]) => {
    const fromMs = nowMs;
    while (nowMs < fromMs + ms) {
      const share = (nowMs - fromMs) / ms;
      const standing = placed(share).map(([person, box]) => {
        const moved = { ...box, x: box.x + pick(-6, 6), y: box.y + pick(-6, 6) };
        return { person, picture: pick(0, pictures - 1), box: moved };
      });
      frames.push({ atMs: nowMs, standing });
      nowMs += pick(60, 140);
    }
  };
  const alone = (person: number, ms: number, hiddenMs = 0): void => {
    const fromMs = nowMs;
    if (hiddenMs > 0) {
      film(ms / 3, () => [[person, middle]]);
      film(hiddenMs, () => []);
    }
    film(hiddenMs > 0 ? ms / 1.5 : ms, () => [[person, middle]]);
    visits.push({ person, fromMs, toMs: nowMs });
  };
  const scenes = [
    () => {
      alone(next(), pick(700, 3000));
      film(pick(0, 1) * 400, () => []);
    },
    () => {
      alone(next(), pick(700, 3000));
    },
    () => {
      alone(next(), pick(1200, 3000), pick(200, 600));
    },
    () => {
      const [one, other] = [next(), next()];
      film(passingMs, (share) => [
        [one, between(left, right, share)],
        [other, between(right, left, share)],
      ]);
    },
    () => {
      const [one, other] = [next(), next()];
      film(pick(100, 600), () => [
        [one, left],
        [other, right],
      ]);
      film(pick(100, 600), () => [
        [one, right],
        [other, left],
      ]);
    },
    () => {
      const [one, other] = [next(), next()];
      const fromMs = nowMs;
      film(pick(500, 6000), () => [
        [one, left],
        [other, right],
      ]);
      for (const person of [one, other]) visits.push({ person, fromMs, toMs: nowMs });
    },
  ];
  for (let change = 0; change < changes; change++) scenes[pick(0, scenes.length - 1)]!();
  return { frames, visits };
}

function between(from: Box, to: Box, share: number): Box {
  const at = (one: number, other: number): number => one + (other - one) * share;
  return { ...from, x: at(from.x, to.x), y: at(from.y, to.y), width: at(from.width, to.width) };
}
