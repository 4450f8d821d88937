import { dimension } from './embeddings.js';
import { askProgram } from './memory/ask.js';
import { oneFacePictures } from './pictures.js';
import type { Row, RowGroup } from './row.js';

const inference = 'memory-inference';
const frames = 200;
const repeats = 5;
/**
 * Room for the frames themselves: 2.2 MB each, which pile up until the garbage collector comes by.
 */
const mostOfLoading = 1.3;

const gallery = 'memory-gallery-100000';
const templates = 100_000;
/** Of each template: the least there can be. */
const samples = 1;

const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** What the inference process and a large gallery take, against what they cannot do without. */
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
  const { ownBytes, loadingBytes, workingBytes } = (await askProgram(
    'inference',
    [String(frames), String(repeats)],
    await oneFacePictures(),
  )) as { ownBytes: number; loadingBytes: number; workingBytes: number };
  if (ownBytes >= loadingBytes) {
    throw new Error(`the measuring process took ${inMb(ownBytes)}, which hides what it measures`);
  }
  return {
    row: inference,
    value: workingBytes / loadingBytes,
    unit: 'of loading alone',
    limit: { atMost: mostOfLoading },
    details: `peak ${inMb(workingBytes)} after ${frames} frames, ${inMb(loadingBytes)} after loading; medians of ${repeats}`,
  };
}

async function measureGallery(): Promise<Row> {
  const { addedBytes, fillMs, size } = (await askProgram('gallery', [
    String(templates),
    String(samples),
  ])) as { addedBytes: number; fillMs: number; size: number };
  if (size !== templates + 1) throw new Error(`the gallery holds ${size} templates`);
  const embeddingBytes = templates * dimension * 4;
  return {
    row: gallery,
    value: addedBytes / embeddingBytes,
    unit: 'of the embeddings alone',
    limit: { atMost: 2 },
    details: `${inMb(addedBytes)} for ${inMb(embeddingBytes)} of embeddings, ${samples} sample each; filled in ${(fillMs / 1000).toFixed(1)} s`,
  };
}
