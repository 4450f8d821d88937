import { Contestant, type RunResult } from './contest.js';
import { counted } from '../contract/plural.js';
import { median } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { Row, RowGroup } from './row.js';

/** Number of pictures, and measurements of each: 60 per contestant. */
const picturesUsed = 6;
const rounds = 10;

const ours = { name: 'rollcall', variant: 'default' };
const oursWithFlip = { name: 'rollcall', variant: 'flip' };
const faceApi = { name: 'face-api', variant: 'default' };
const human = { name: 'human', variant: 'default' };

const rows = [
  { row: 'pipeline-vs-face-api', one: ours, other: faceApi, atLeast: 7 },
  { row: 'pipeline-vs-face-api-flip', one: oursWithFlip, other: faceApi, atLeast: 5 },
  { row: 'pipeline-vs-human', one: ours, other: human, atLeast: 8 },
] as const;

/** The pipeline from pixels to embeddings, compared with two packages that do the same. */
export const pipelineRows: RowGroup = {
  rows: rows.map(({ row }) => row),

  async measure(wanted) {
    const chosen = rows.filter(({ row }) => wanted.has(row));
    const runners = [...new Set<Runner>(chosen.flatMap(({ one, other }) => [one, other]))];
    const pictures = await singleFacePictures();
    const contestants = new Map<string, Contestant>();
    try {
      for (const { name } of runners) {
        if (!contestants.has(name)) contestants.set(name, await Contestant.start(name, pictures));
      }
      const run: Run = (runner, picture) =>
        contestants.get(runner.name)!.run(picture, runner.variant);
      const usable = await agreedPictures(runners, pictures.length, run);
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

type Run = (runner: Runner, picture: number) => Promise<RunResult>;

/**
 * The first pictures in which every contestant finds exactly one face; otherwise the numbers of embeddings
 * would differ and the times could not be compared. Also warms up the contestants.
 * @throws Error if there are fewer than half of `picturesUsed`.
 */
async function agreedPictures(
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
    throw new Error(
      `all contestants find exactly one face in only ${counted(usable.length, 'picture')}`,
    );
  }
  return usable;
}

/**
 * Runs the contestants alternately on each picture. Every other round is in reverse order, so that none
 * always follows the one that disturbs the caches most.
 * @returns the median of each, in ms.
 */
async function race(
  runners: readonly Runner[],
  pictures: readonly number[],
  run: Run,
): Promise<Map<Runner, number>> {
  const times = new Map(runners.map((runner) => [runner, [] as number[]]));
  const reversed = [...runners].reverse();
  for (let round = 0; round < rounds; round++) {
    for (const picture of pictures) {
      for (const runner of round % 2 === 0 ? runners : reversed) {
        times.get(runner)!.push((await run(runner, picture)).ms);
      }
    }
  }
  return new Map([...times].map(([runner, all]) => [runner, median(all)]));
}
