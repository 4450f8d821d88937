import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { bytesOfFile } from '../../models/formats/byte-source.js';
import { readGraphDef } from '../../models/formats/graph-def/graph-def.js';
import { knownOnnx } from '../../models/import/known-onnx.js';
import {
  mtcnnNetOf,
  outputNet,
  proposalNet,
  refinementNet,
  type MtcnnNetId,
} from '../../models/nets/mtcnn-nets.js';
import { readLayerWeights, type LayerWeights } from '../../models/formats/npy/layer-weights.js';
import { tensorFlowNet } from '../../models/import/tensorflow-net.js';
import { onnxParts } from '../../models/formats/onnx/writer.js';
import { sha256 } from '../../models/store.js';
import { Fault } from '../../contract/fault.js';
import type {
  DetectorProfile,
  EmbeddingProfile,
  Framing,
  OnnxHints,
} from '../../contract/calls/models.js';
import { withFileFaults } from '../storage/file-faults.js';
import { boxFraming, faceNetFraming } from '../vision/framings.js';
import type { OnnxShape } from '../vision/messages.js';
import { embeddingFile } from '../vision/model-set.js';
import type { ModelFile } from './files.js';

/** A profile before its trial: the dimension is found by running it. */
export type Draft = Omit<EmbeddingProfile, 'dimension'> | DetectorProfile;

/** What a file is made of, part after part, so that no file is held as a whole. */
export type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** A model that has yet to be written. */
export interface Candidate {
  /** By name of the file beside the profile. */
  readonly files: Readonly<Record<string, Parts>>;
  /** @param digests SHA-256 of the files as they were written, by name. */
  readonly draftOf: (digests: Readonly<Record<string, string>>) => Draft;
}

/**
 * How ONNX files are made of what was brought, and how they are to be used.
 * @param hints win over what is known of a file.
 * @param inspect asks ONNX Runtime what a file takes and gives.
 * @param known how published ONNX files are fed, by their SHA-256.
 * @throws Fault `model-unusable` in one sentence, naming the file.
 */
export async function convertModel(
  files: readonly ModelFile[],
  hints: OnnxHints,
  inspect: (file: ModelFile) => Promise<OnnxShape>,
  known = knownOnnx,
): Promise<Candidate> {
  const [first] = files;
  if (first === undefined) throw new Fault('invalid-input', 'files: name at least one.');
  const odd = files.find(({ kind }) => kind !== first.kind) ?? first;
  if (files.length > 1 && first.kind !== 'npy') {
    throw unusable(odd, 'several files are taken only of MTCNN (det1.npy, det2.npy, det3.npy)');
  }
  switch (first.kind) {
    case 'graph-def':
      return faceNet(first, hints);
    case 'onnx':
      return foreignOnnx(first, hints, await inspect(first), known);
    case 'npy':
      return mtcnn(files);
    case 'hdf5':
      throw unusable(
        first,
        'this is a Keras or HDF5 file; freeze it to a GraphDef (.pb), or export it as ONNX with tf2onnx, and import that',
      );
    case 'checkpoint':
      throw unusable(
        first,
        'this is part of a TensorFlow checkpoint; freeze it with "python src/freeze_graph.py MODEL_DIR OUT.pb" of davidsandberg/facenet and import OUT.pb',
      );
    default:
      throw unusable(
        first,
        'this is no model known here: frozen TensorFlow graphs (.pb, or a .zip with one), ONNX, and MTCNN as .npy are',
      );
  }
}

function faceNet(file: ModelFile, hints: OnnxHints): Candidate {
  const refuse = (error: unknown): Fault =>
    unusable(file, `the frozen graph cannot be used: ${messageOf(error)}`, error);
  let net: ReturnType<typeof tensorFlowNet>;
  try {
    const nodes = readGraphDef(bytesOfFile(file.path));
    net = tensorFlowNet(nodes, (fused) => (fused ? 'fixed' : 'prewhiten'));
  } catch (error) {
    throw refuse(error);
  }
  function* parts(): Generator<Uint8Array, void, void> {
    try {
      yield* onnxParts(net.graph);
    } catch (error) {
      throw refuse(error);
    }
  }
  const feeding = {
    ...{ input: 'image', output: 'embedding', sidePx: net.sidePx },
    ...({ layout: 'nchw', channels: 'rgb', mean: 0, deviation: 1 } as const),
  };
  return embedding(file, parts(), {
    family: `FaceNet, ${net.fusedBatchNorm ? '2018' : '2017'} style`,
    name: 'facenet',
    feeding,
    framing: framingOf(hints.framing ?? 'mean-face'),
  });
}

function foreignOnnx(
  file: ModelFile,
  hints: OnnxHints,
  shape: OnnxShape,
  known: typeof knownOnnx,
): Candidate {
  const published = known.get(file.sha256);
  const {
    channels = published?.channels,
    mean = published?.mean,
    deviation = published?.deviation,
    framing = published?.framing ?? 'five-points',
  } = hints;
  const [input] = shape.inputs;
  const output =
    shape.outputs.find(({ name }) => name === 'embedding') ?? shape.outputs.find(isEmbedding);
  if (input === undefined || shape.inputs.length > 1 || input.shape.length !== 4) {
    const found = shape.inputs.map(({ name, shape: size }) => `${name} [${size.join(', ')}]`);
    throw unusable(file, `one input of four dimensions is needed, it has ${found.join(', ')}`);
  }
  if (input.type !== 'float32') throw unusable(file, `its input ${input.name} is ${input.type}`);
  if (output === undefined) throw unusable(file, 'it has no output that could be an embedding');
  const layout = input.shape[1] === 3 ? 'nchw' : input.shape[3] === 3 ? 'nhwc' : null;
  if (layout === null) throw unusable(file, 'its input has no dimension of three channels');
  const size = layout === 'nchw' ? input.shape.slice(2) : input.shape.slice(1, 3);
  const sidePx =
    size.find((length) => typeof length === 'number' && length > 0) ??
    hints.sidePx ??
    published?.sidePx;
  if (typeof sidePx !== 'number') {
    throw unusable(file, 'it takes pictures of any size: say which with --side');
  }
  if (channels === undefined || mean === undefined || deviation === undefined) {
    throw unusable(
      file,
      'an ONNX file does not say how its input is normalised: give --channels, --mean and --deviation, as its author says',
    );
  }
  return embedding(file, createReadStream(file.path), {
    family: published?.name ?? 'ONNX',
    name: 'onnx',
    feeding: { input: input.name, output: output.name, sidePx, layout, channels, mean, deviation },
    framing: framingOf(framing),
  });
}

function isEmbedding({ shape, type }: OnnxShape['outputs'][number]): boolean {
  return type === 'float32' && shape.length === 2;
}

function embedding(
  file: ModelFile,
  onnx: Parts,
  given: Pick<EmbeddingProfile, 'family' | 'feeding' | 'framing'> & { readonly name: string },
): Candidate {
  const { name, ...known } = given;
  return {
    files: { [embeddingFile]: onnx },
    draftOf: (digests) => {
      const digest = digests[embeddingFile]!;
      const id = `${name}-${digest.slice(0, 8)}-${known.framing.kind}`;
      return {
        ...{ version: 1, kind: 'embedding', id, ...known, sha256: digest, calibration: null },
        ...{ importedAt: new Date().toISOString(), sources: [sourceOf(file)] },
      };
    },
  };
}

async function mtcnn(files: readonly ModelFile[]): Promise<Candidate> {
  const found = new Map<MtcnnNetId, LayerWeights>();
  for (const file of files) {
    const bytes = await withFileFaults(file.path, () => readFile(file.path));
    const layers = readLayerWeights(bytes, file.shown);
    const net = mtcnnNetOf(layers);
    if (net === null) throw unusable(file, 'its layers are not those of MTCNN');
    found.set(net, layers);
  }
  const nets = { 'mtcnn-p': proposalNet, 'mtcnn-r': refinementNet, 'mtcnn-o': outputNet };
  const made = Object.entries(nets).map(([id, make]) => {
    const layers = found.get(id as MtcnnNetId);
    if (layers === undefined) {
      throw unusable(files[0]!, 'MTCNN needs all of det1.npy, det2.npy and det3.npy');
    }
    return [`${id}.onnx`, onnxParts(make(layers))] as const;
  });
  return {
    files: Object.fromEntries(made),
    draftOf: (written) => {
      const digests = made.map(([name]) => written[name]!);
      const [p = '', r = '', o = ''] = digests;
      return {
        ...{ version: 1, kind: 'detector', family: 'MTCNN', sha256: { p, r, o } },
        id: `mtcnn-${sha256(Buffer.from(digests.join())).slice(0, 8)}`,
        importedAt: new Date().toISOString(),
        sources: files.map(sourceOf),
      };
    },
  };
}

function framingOf(kind: Framing['kind']): Framing {
  if (kind === 'mean-face') return faceNetFraming;
  return kind === 'box' ? boxFraming : { kind };
}

function sourceOf({ name, sha256: digest, sizeBytes }: ModelFile): EmbeddingProfile['sources'][0] {
  return { name, sha256: digest, sizeBytes };
}

function unusable(file: ModelFile, why: string, cause?: unknown): Fault {
  return new Fault('model-unusable', `${file.shown}: ${why}.`, { cause });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
