import { Contestant, type Ran } from './contest.js';
import { median } from './measure.js';
import { oneFacePictures } from './pictures.js';
import type { Row, RowGroup } from './row.js';

/** So many pictures, and each so often: 60 times a contestant. */
const picturesUsed = 6;
const rounds = 10;

const ours = { name: 'rollcall', variant: 'default' };
const oursWithoutFlip = { name: 'rollcall', variant: 'no-flip' };
const faceApi = { name: 'face-api', variant: 'default' };
const human = { name: 'human', variant: 'default' };

const rows = [
  { row: 'pipeline-vs-face-api', one: ours, other: faceApi, atLeast: 5 },
  { row: 'pipeline-vs-face-api-no-flip', one: oursWithoutFlip, other: faceApi, atLeast: 7 },
  { row: 'pipeline-vs-human', one: ours, other: human, atLeast: 3 },
] as const;

/** The whole way from pixels to embeddings, against two packages that do the same. */
export const pipelineRows: RowGroup = {
  rows: rows.map(({ row }) => row),

  async measure(wanted) {
    const chosen = rows.filter(({ row }) => wanted.has(row));
    const runners = [...new Set<Runner>(chosen.flatMap(({ one, other }) => [one, other]))];
    const pictures = await oneFacePictures();
    const contestants = new Map<string, Contestant>();
    try {
      for (const { name } of runners) {
        if (!contestants.has(name)) contestants.set(name, await Contestant.start(name, pictures));
      }
      const run = (runner: Runner, picture: number): Promise<Ran> =>
        contestants.get(runner.name)!.run(picture, runner.variant);
      const usable = await picturesWithOneFaceForAll(runners, pictures.length, run);
      const medians = await race(runners, usable, run);
      return chosen.map(({ row, one, other, atLeast }): Row => {
        const [oneMs, otherMs] = [medians.get(one)!, medians.get(other)!];
        return {
          row,
          value: otherMs / oneMs,
          unit: 'times as fast',
          limit: { atLeast },
          details: `${oneMs.toFixed(1)} ms here, ${otherMs.toFixed(1)} ms ${other.name}; medians of ${rounds * usable.length}, ${usable.length} pictures`,
        };
      });
    } finally {
      for (const contestant of contestants.values()) contestant.close();
    }
  },
};

interface Runner {
  readonly name: string;
  readonly variant: string;
}

type Run = (runner: Runner, picture: number) => Promise<Ran>;

/**
 * The first pictures in which every contestant finds one face: otherwise one would embed nothing,
 * or two faces, and the times would not compare. Also warms all of them up.
 * @throws Error where there are fewer than half as many as wanted.
 */
async function picturesWithOneFaceForAll(
  runners: readonly Runner[],
  count: number,
  run: Run,
): Promise<number[]> {
  const usable: number[] = [];
  for (let picture = 0; picture < count && usable.length < picturesUsed; picture++) {
    const found: number[] = [];
    for (const runner of runners) found.push((await run(runner, picture)).faces);
    if (found.every((faces) => faces === 1)) usable.push(picture);
  }
  if (usable.length < picturesUsed / 2) {
    throw new Error(`all contestants agree on one face in ${usable.length} pictures only`);
  }
  return usable;
}

/**
 * Everybody in turns, picture by picture: the median of each, in ms. Every other round goes
 * backwards, so that nobody always follows the one who leaves the caches in disorder.
 */
async function race(
  runners: readonly Runner[],
  pictures: readonly number[],
  run: Run,
): Promise<Map<Runner, number>> {
  const times = new Map(runners.map((runner) => [runner, [] as number[]]));
  const backwards = [...runners].reverse();
  for (let round = 0; round < rounds; round++) {
    for (const picture of pictures) {
      for (const runner of round % 2 === 0 ? runners : backwards) {
        times.get(runner)!.push((await run(runner, picture)).ms);
      }
    }
  }
  return new Map([...times].map(([runner, all]) => [runner, median(all)]));
}
