import { dimension } from './embeddings.js';
import { runProgram } from './memory/run-program.js';
import { singleFacePictures } from './pictures.js';
import type { Row, RowGroup } from './row.js';

const inference = 'memory-inference';
const frames = 200;
const repeats = 5;
/** Leaves room for frames of 2.2 MB each, which accumulate until the garbage collector runs. */
const maxRatio = 1.3;

const gallery = 'memory-gallery-100000';
const templates = 100_000;
/** Samples per template: the minimum. */
const samples = 1;

const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** The memory of the inference process and of a large gallery, compared with the minimum. */
export const memoryRows: RowGroup = {
  rows: [inference, gallery],

  async measure(wanted) {
    const rows: Row[] = [];
    if (wanted.has(inference)) rows.push(await measureInference());
    if (wanted.has(gallery)) rows.push(await measureGallery());
    return rows;
  },
};

async function measureInference(): Promise<Row> {
  const { ownBytes, loadingBytes, workingBytes } = (await runProgram(
    'inference',
    [String(frames), String(repeats)],
    await singleFacePictures(),
  )) as { ownBytes: number; loadingBytes: number; workingBytes: number };
  if (ownBytes >= loadingBytes) {
    throw new Error(`the measuring process used ${inMb(ownBytes)}, which hides the result`);
  }
  return {
    row: inference,
    value: workingBytes / loadingBytes,
    unit: 'of loading alone',
    limit: { atMost: maxRatio },
    details: `peak ${inMb(workingBytes)} after ${frames} frames, ${inMb(loadingBytes)} after loading; medians of ${repeats}`,
  };
}

async function measureGallery(): Promise<Row> {
  const { addedBytes, fillMs, size } = (await runProgram('gallery', [
    String(templates),
    String(samples),
  ])) as { addedBytes: number; fillMs: number; size: number };
  if (size !== templates + 1) throw new Error(`the gallery has ${size} templates`);
  const embeddingBytes = templates * dimension * 4;
  return {
    row: gallery,
    value: addedBytes / embeddingBytes,
    unit: 'of the embeddings alone',
    limit: { atMost: 2 },
    details: `${inMb(addedBytes)} for ${inMb(embeddingBytes)} of embeddings, ${samples} sample each; filled in ${(fillMs / 1000).toFixed(1)} s`,
  };
}
