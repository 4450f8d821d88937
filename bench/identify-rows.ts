import { counted } from '../contract/plural.js';
import { Gallery } from '../main/gallery/gallery.js';
import { bundledRecognition } from '../main/gallery/recognition.js';
import { SearchIndex, type Neighbour } from '../main/gallery/search.js';
import { makeTemplate } from '../main/gallery/template.js';
import { distanceOf } from '../main/gallery/vectors.js';
import { frameOptions } from '../main/vision/analyse-options.js';
import { createPipeline } from '../main/vision/worker/pipeline.js';
import { dimension, embeddingAt, probesFor, randomEmbeddings } from './embeddings.js';
import { inTurns, timeOf, timeOfAsync } from './measure.js';
import { singleFacePictures } from './pictures.js';
import type { Row, RowGroup } from './row.js';

const sizesPerFrame = [1000, 10_000];
const sizesPerCopy = [100_000, 1_000_000];
const frameRounds = 41;
const copyRounds = 21;
/** Probes compared with a plain search before anything is timed. */
const checkedProbes = 10;
/** As in `identify`: the nearest subject, and the runner-up for the margin. */
const neighbours = 2;
const modelId = 'benchmark';

const nameOf = (size: number): string => `identify-${size}`;

/**
 * Identifying one person among many. Small galleries are compared with the time for the probe's frame, large
 * ones with copying the same bytes once, as a search that reads every byte cannot be much faster.
 */
export const identifyRows: RowGroup = {
  rows: [...sizesPerFrame, ...sizesPerCopy].map(nameOf),

  async measure(wanted) {
    const rows: Row[] = [];
    const chosen = sizesPerFrame.filter((size) => wanted.has(nameOf(size)));
    if (chosen.length > 0) rows.push(...(await againstFrame(chosen)));
    for (const size of sizesPerCopy) {
      if (wanted.has(nameOf(size))) rows.push(await againstCopy(size));
    }
    return rows;
  },
};

/** Alternates a frame with a probe in each gallery, so that caches are cold, as at the door. */
async function againstFrame(sizes: readonly number[]): Promise<Row[]> {
  const pipeline = await createPipeline();
  const [picture] = await singleFacePictures();
  const galleries = sizes.map((size) => {
    const stored = randomEmbeddings(size, size);
    const gallery = galleryOf(stored);
    const probes = probesFor(stored, frameRounds);
    requireSame(stored, probes, (probe) =>
      gallery.nearest(probe, neighbours).map(({ subjectId, distance }) => ({
        index: Number(subjectId),
        distance,
      })),
    );
    return { gallery, probes };
  });
  let faces = 0;
  const frame = async (): Promise<void> => {
    faces = (await pipeline.analyse(picture!, frameOptions)).faces.length;
  };
  await frame();
  if (faces !== 1) throw new Error(`the frame shows ${counted(faces, 'face')} instead of one`);
  const [frameMs, ...identifyMs] = await inTurns(
    [
      () => timeOfAsync(frame),
      ...galleries.map(({ gallery, probes }) => {
        let round = 0;
        return () => timeOf(() => gallery.identify(probes[round++ % probes.length]!));
      }),
    ],
    frameRounds,
  );
  return sizes.map((size, at) => ({
    row: nameOf(size),
    value: identifyMs[at]! / frameMs!,
    unit: 'of a frame’s time',
    limit: { atMost: 0.05 },
    details: `${identifyMs[at]!.toFixed(3)} ms, frame ${frameMs!.toFixed(1)} ms; medians of ${frameRounds}`,
  }));
}

/** Alternates a search with a copy of the same bytes. */
async function againstCopy(size: number): Promise<Row> {
  const stored = randomEmbeddings(size, size);
  const index = new SearchIndex(dimension);
  for (let at = 0; at < size; at++) index.add(embeddingAt(stored, at));
  const probes = probesFor(stored, copyRounds);
  requireSame(stored, probes, (probe) => index.nearest(probe, neighbours));
  // Filled first, so that memory allocation is not timed.
  const copy = new Float32Array(stored.length).fill(1);
  let round = 0;
  const [searchMs, copyMs] = await inTurns(
    [
      () => timeOf(() => index.nearest(probes[round++ % probes.length]!, neighbours)),
      () =>
        timeOf(() => {
          copy.set(stored);
        }),
    ],
    copyRounds,
  );
  return {
    row: nameOf(size),
    value: searchMs! / copyMs!,
    unit: 'of copying the same bytes',
    limit: { atMost: 1 },
    details: `${searchMs!.toFixed(1)} ms, copying ${copyMs!.toFixed(1)} ms; medians of ${copyRounds}`,
  };
}

/** A gallery whose subjects are named by their position. */
function galleryOf(stored: Float32Array): Gallery {
  const gallery = new Gallery({
    modelId,
    dimension,
    calibration: bundledRecognition().calibration,
    targetFpir: 0.01,
  });
  for (let at = 0; at < stored.length / dimension; at++) {
    const template = makeTemplate(modelId, [embeddingAt(stored, at)], [1]);
    // The gallery must compare exactly the values that the plain search compares.
    gallery.add(String(at), { ...template, embedding: embeddingAt(stored, at) });
  }
  return gallery;
}

/** Compares a search with a plain search. @throws Error if they differ. */
function requireSame(
  stored: Float32Array,
  probes: readonly Float32Array[],
  search: (probe: Float32Array) => readonly Neighbour[],
): void {
  for (const probe of probes.slice(0, checkedProbes)) {
    const found = JSON.stringify(search(probe));
    const plain = JSON.stringify(plainSearch(stored, probe));
    if (found !== plain) throw new Error(`the search found ${found}, but a plain search ${plain}`);
  }
}

/** Compares every embedding and keeps the nearest; ties by index. */
function plainSearch(stored: Float32Array, probe: Float32Array): Neighbour[] {
  const nearest: Neighbour[] = [];
  for (let index = 0; index < stored.length / dimension; index++) {
    const distance = distanceOf(probe, embeddingAt(stored, index));
    if (nearest.length === neighbours && distance >= nearest.at(-1)!.distance) continue;
    const before = nearest.filter((one) => one.distance <= distance).length;
    nearest.splice(before, 0, { index, distance });
    nearest.length = Math.min(nearest.length, neighbours);
  }
  return nearest;
}
