import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { startVision } from '../main/vision/client/client.js';
import { faceNetFraming } from '../main/vision/framings.js';
import { openNet } from '../main/vision/steps/net.js';
import { bytesOfFile } from '../models/formats/byte-source.js';
import { readGraphDef } from '../models/formats/graph-def/graph-def.js';
import { tensorFlowNet } from '../models/import/tensorflow-net.js';
import { onnxParts, type OnnxGraph } from '../models/formats/onnx/writer.js';
import { findPackageRoot } from '../models/package-root.js';
import { sha256OfFile } from '../models/store.js';
import type { EmbeddingProfile } from '../contract/calls/models.js';
import { writeFrozenGraph } from './facenet/frozen-graph.js';
import { opByOpNetwork } from './facenet/op-by-op.js';
import { inTurns, median, timeOfAsync } from './measure.js';
import { watchMemory, type MemoryPeaks } from './processes.js';
import type { Row, RowGroup } from './row.js';
import { embeddingFile, modelFolder } from '../main/vision/model-files.js';

const foldedName = 'facenet-folded';
const timeName = 'import-time';
const memoryName = 'import-memory';
const addedName = 'import-memory-added';

/** Side of FaceNet's training crops. */
const sidePx = 160;
const runs = 21;
const imports = 3;
/** The embeddings of the two networks differ by 1e-7, because of the order of additions. */
const maxDifference = 1e-5;

const inMb = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

/** FaceNet's full-width graph with random weights: the cost of importing it and the gain from folding. */
export const importRows: RowGroup = {
  rows: [foldedName, timeName, memoryName, addedName],

  async measure(wanted) {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-bench-'));
    try {
      const frozen = join(folder, 'facenet.pb');
      writeFrozenGraph(frozen, sidePx);
      const folded = tensorFlowNet(readGraphDef(bytesOfFile(frozen)), () => 'prewhiten').graph;
      const model = modelFolder(folder, 'facenet');
      await mkdir(model, { recursive: true });
      const onnx = join(model, embeddingFile);
      await writeGraph(onnx, folded);
      const rows: Row[] = [];
      if (wanted.has(foldedName)) rows.push(await foldedRow(onnx, join(folder, 'op-by-op.onnx')));
      if ([timeName, memoryName, addedName].some((name) => wanted.has(name))) {
        await writeProfile(model, onnx);
        const measured = await importingRows(frozen, folder);
        rows.push(...measured.filter(({ row }) => wanted.has(row)));
      }
      return rows;
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function writeGraph(path: string, graph: OnnxGraph): Promise<void> {
  const file = await open(path, 'w');
  for (const part of onnxParts(graph)) await file.writeFile(part);
  await file.close();
}

/** The imported network, compared with the same operations one by one. */
async function foldedRow(onnx: string, peerFile: string): Promise<Row> {
  await writeGraph(peerFile, opByOpNetwork(sidePx));
  const net = await openNet(onnx, sidePx);
  const peer = await InferenceSession.create(peerFile, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    // Run every operation separately.
    graphOptimizationLevel: 'disabled',
  });
  const pixels = Float32Array.from({ length: 3 * sidePx * sidePx }, (_, at) => (at * 7919) % 256);
  const image = new Tensor('float32', pixels, [1, 3, sidePx, sidePx]);
  const ours = async (): Promise<Float32Array> => (await net.run(pixels))['embedding']!;
  const theirs = async (): Promise<Float32Array> => {
    const outputs = await peer.run({ image, phase_train: new Tensor('float32', [0], []) });
    return outputs['embedding']!.data as Float32Array;
  };
  // The first runs also warm up.
  const [one, other] = [await ours(), await theirs()];
  const difference = Math.max(...one.map((value, at) => Math.abs(value - other[at]!)));
  if (!(difference < maxDifference && one.length === other.length)) {
    throw new Error(`the two networks' embeddings differ by ${difference}`);
  }
  const [oursMs = NaN, theirsMs = NaN] = await inTurns(
    [() => timeOfAsync(ours), () => timeOfAsync(theirs)],
    runs,
  );
  await peer.release();
  return {
    row: foldedName,
    value: theirsMs / oursMs,
    unit: 'times as fast',
    limit: { atLeast: 1.3 },
    details: `${oursMs.toFixed(1)} ms imported, ${theirsMs.toFixed(1)} ms operation by operation; medians of ${runs}, one picture`,
  };
}

/** Lets an inference process load a model that would fail the trial. */
async function writeProfile(model: string, onnx: string): Promise<void> {
  const profile: EmbeddingProfile = {
    version: 1,
    kind: 'embedding',
    id: 'facenet',
    family: 'FaceNet, 2017 style',
    importedAt: new Date().toISOString(),
    sources: [],
    dimension: 128,
    calibration: null,
    sha256: await sha256OfFile(onnx),
    feeding: {
      input: 'image',
      output: 'embedding',
      sidePx,
      layout: 'nchw',
      channels: 'rgb',
      mean: 0,
      deviation: 1,
    },
    framing: faceNetFraming,
  };
  await writeFile(join(model, 'profile.json'), JSON.stringify(profile));
}

/** Medians of importing a graph. */
interface ImportFigures {
  readonly importMs: number;
  /** Time to hash the file and start an inference process with it. */
  readonly loadMs: number;
  /** Peak memory of the importing process and the trial's two, in bytes. */
  readonly peaks: readonly number[];
  /** Peak memory of all three together, in bytes; `minimal` with a small graph. */
  readonly full: number;
  readonly minimal: number;
}

async function measureImporting(frozen: string, folder: string): Promise<ImportFigures> {
  const small = fileURLToPath(new URL('models/proof/fixtures/separate.pb', findPackageRoot()));
  const fullPeaks: MemoryPeaks[] = [];
  const smallPeaks: MemoryPeaks[] = [];
  const models = { folder, embedding: 'facenet' };
  const readAndLoad = async (): Promise<void> => {
    await sha256OfFile(frozen);
    const vision = startVision({ models });
    await vision.ready();
    await vision.close();
  };
  const data = join(folder, 'data');
  const [importMs = NaN, loadMs = NaN] = await inTurns(
    [
      () => timeOfAsync(async () => fullPeaks.push(await peaksOfImporting(frozen, data))),
      () => timeOfAsync(readAndLoad),
      () => timeOfAsync(async () => smallPeaks.push(await peaksOfImporting(small, data))),
    ],
    imports,
  );
  const totalOf = (peaks: readonly MemoryPeaks[]): number =>
    median(peaks.map(({ together }) => together));
  return {
    importMs,
    loadMs,
    peaks: [0, 1, 2].map((process) => median(fullPeaks.map(({ each }) => each[process] ?? NaN))),
    full: totalOf(fullPeaks),
    minimal: totalOf(smallPeaks),
  };
}

async function importingRows(frozen: string, folder: string): Promise<Row[]> {
  const { size } = await stat(frozen);
  const figures = await measureImporting(frozen, folder);
  const { importMs, loadMs, full, minimal } = figures;
  const [own = NaN, ...trial] = figures.peaks;
  return [
    {
      row: timeName,
      value: importMs / loadMs,
      unit: 'of hashing and one load',
      limit: { atMost: 5 },
      details: `${(importMs / 1000).toFixed(1)} s for ${inMb(size)} until the end of the trial, ${(loadMs / 1000).toFixed(2)} s to hash it and start an inference process with it; medians of ${imports}`,
    },
    {
      row: memoryName,
      value: own / size,
      unit: 'of the file',
      limit: { atMost: 4 },
      details: `peak of the importing process ${inMb(own)}, of the trial's two ${trial.map(inMb).join(' and ')}; medians of ${imports}`,
    },
    {
      row: addedName,
      value: (full - minimal) / size,
      unit: 'of the file',
      limit: { atMost: 4 },
      details: `all three processes together ${inMb(full)} at their peak, ${inMb(minimal)} with a graph of 0.5 MB`,
    },
  ];
}

/** Runs `rollcall models import`. @throws Error unless the import fails in the trial. */
async function peaksOfImporting(file: string, data: string): Promise<MemoryPeaks> {
  const program = fileURLToPath(new URL('bin/rollcall.js', findPackageRoot()));
  const child = spawn(
    process.execPath,
    [program, 'models', 'import', file, '--data', data],
    // Random weights fail the trial, and the message is on standard error.
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const stop = watchMemory(child.pid!);
  await once(child, 'close');
  const peaks = await stop();
  if (!output.includes('does not distinguish people')) {
    throw new Error(`the import ended with: ${output}`);
  }
  return peaks;
}
