import { readFile } from 'node:fs/promises';
import { bytesOfFile } from '../../models/formats/byte-source.js';
import { readGraphDef } from '../../models/formats/graph-def/graph-def.js';
import { knownModels } from '../../models/import/known-models.js';
import { readTflite } from '../../models/formats/tflite/tflite.js';
import { tfliteNet } from '../../models/nets/tflite-net.js';
import { tensorFlowNet } from '../../models/import/tensorflow-net.js';
import { onnxParts } from '../../models/formats/onnx/writer.js';
import { Fault } from '../../contract/fault.js';
import type { EmbeddingProfile, Framing, OnnxHints } from '../../contract/calls/models.js';
import { messageOf } from '../base/message-of.js';
import { withFileFaults } from '../storage/file-faults.js';
import { boxFraming, faceNetFraming } from '../vision/framings.js';
import type { OnnxShape } from '../vision/messages.js';
import { antispoofOnnx, isAntispoof, miniFasNetModel } from './antispoof-conversion.js';
import { partsOf, sourceOf, unusable, type Candidate, type Parts } from './candidate.js';
import type { ModelFile } from './files.js';
import { inputOf, isVector, valuesOf } from './model-input.js';
import { mtcnnModel } from './mtcnn-conversion.js';
import { embeddingFile } from '../vision/model-files.js';

/**
 * Converts model files to ONNX and describes how to use the result.
 * @param hints take precedence over what is known about a file.
 * @param inspect reads the inputs and outputs of an ONNX file with ONNX Runtime.
 * @param known the preprocessing of published files, by their SHA-256.
 * @throws Fault `invalid-input` without files; `model-unusable` with the file and the reason.
 */
export async function convertModel(
  files: readonly ModelFile[],
  hints: OnnxHints,
  inspect: (file: ModelFile) => Promise<OnnxShape>,
  known = knownModels,
): Promise<Candidate> {
  const [first] = files;
  if (first === undefined) throw new Fault('invalid-input', 'Choose at least one model file.');
  const odd = files.find(({ kind }) => kind !== first.kind) ?? first;
  if (files.length > 1 && first.kind !== 'npy') {
    throw unusable(
      odd,
      'only MTCNN has several files (det1.npy, det2.npy and det3.npy). Import other models one by one',
    );
  }
  switch (first.kind) {
    case 'graph-def':
      return faceNet(first, hints);
    case 'onnx': {
      const shape = await inspect(first);
      return isAntispoof(first, hints, shape)
        ? antispoofOnnx(first, hints, shape)
        : onnxModel(first, hints, shape, known);
    }
    case 'torch':
      return miniFasNetModel(first, hints);
    case 'tflite':
      return tfliteModel(first, hints, known);
    case 'npy':
      return mtcnnModel(files);
    case 'hdf5':
      throw unusable(
        first,
        'it is a Keras or HDF5 file. Freeze it to a GraphDef (.pb) or export it as ONNX with tf2onnx, and import the result',
      );
    case 'checkpoint':
      throw unusable(
        first,
        'it is part of a TensorFlow checkpoint. Freeze it with "python src/freeze_graph.py MODEL_DIR OUT.pb" of davidsandberg/facenet, and import OUT.pb',
      );
    case 'pickle':
      throw unusable(
        first,
        'it is a Python pickle, and not a file of PyTorch weights. Nothing in it was executed. Import a .pth file as published by Silent-Face-Anti-Spoofing, or an ONNX file',
      );
    default:
      throw unusable(
        first,
        'its format is not supported. Import a frozen TensorFlow graph (.pb, or a .zip with one), an ONNX file, a TensorFlow Lite file (.tflite), MTCNN (.npy), or MiniFASNet (.pth)',
      );
  }
}

function faceNet(file: ModelFile, hints: OnnxHints): Candidate {
  const refuse = (error: unknown): Fault =>
    unusable(
      file,
      `the frozen graph cannot be used (${messageOf(error)}). Import a frozen graph of FaceNet`,
      error,
    );
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
  return embedding(file, parts(), {
    family: `FaceNet, ${net.fusedBatchNorm ? '2018' : '2017'} style`,
    name: 'facenet',
    feeding: {
      input: 'image',
      output: 'embedding',
      sidePx: net.sidePx,
      layout: 'nchw',
      channels: 'rgb',
      mean: 0,
      deviation: 1,
    },
    framing: framingOf(hints.framing ?? 'mean-face'),
  });
}

/** An ONNX file; its preprocessing comes from the hints or from the table of published files. */
function onnxModel(
  file: ModelFile,
  hints: OnnxHints,
  shape: OnnxShape,
  known: typeof knownModels,
): Candidate {
  const published = known.get(file.sha256);
  const { size, ...input } = inputOf(file, shape, 'an embedding model');
  const output =
    shape.outputs.find(({ name }) => name === 'embedding') ?? shape.outputs.find(isVector);
  if (output === undefined) {
    throw unusable(file, 'it has no output that could be an embedding. Import an embedding model');
  }
  const sidePx = size[0] ?? size[1] ?? hints.sidePx ?? published?.sidePx;
  if (sidePx === undefined) {
    throw unusable(file, 'it accepts images of any size. Set “Input size” (--side)');
  }
  const values = valuesOf(file, hints, published, 'an ONNX file');
  return embedding(file, partsOf(file.path), {
    family: published?.name ?? 'ONNX',
    name: 'onnx',
    feeding: { ...input, output: output.name, sidePx, ...values },
    framing: framingOf(hints.framing ?? published?.framing ?? 'five-points'),
  });
}

/** A TensorFlow Lite file, whose input has a fixed size; its preprocessing is as little known as ONNX's. */
async function tfliteModel(
  file: ModelFile,
  hints: OnnxHints,
  known: typeof knownModels,
): Promise<Candidate> {
  const bytes = await withFileFaults(file.path, () => readFile(file.path));
  let net: ReturnType<typeof tfliteNet>;
  try {
    net = tfliteNet(readTflite(bytes), 'tflite', null);
  } catch (error) {
    throw unusable(
      file,
      `the network cannot be used (${messageOf(error)}). Import an embedding model with float32 values`,
      error,
    );
  }
  const published = known.get(file.sha256);
  const values = valuesOf(file, hints, published, 'a TensorFlow Lite file');
  const names = { input: 'image', output: 'embedding', layout: 'nchw' } as const;
  return embedding(file, onnxParts(net.graph), {
    family: published?.name ?? 'TensorFlow Lite',
    name: 'tflite',
    feeding: { ...names, sidePx: net.sidePx, ...values },
    framing: framingOf(hints.framing ?? published?.framing ?? 'five-points'),
  });
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
        version: 1,
        kind: 'embedding',
        id,
        ...known,
        sha256: digest,
        calibration: null,
        importedAt: new Date().toISOString(),
        sources: [sourceOf(file)],
      };
    },
  };
}

function framingOf(kind: Framing['kind']): Framing {
  if (kind === 'mean-face') return faceNetFraming;
  return kind === 'box' ? boxFraming : { kind };
}
