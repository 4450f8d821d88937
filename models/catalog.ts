import type { OnnxGraph } from './formats/onnx/writer.js';
import { faceLandmarkNet } from './nets/face-landmark-net.js';
import { faceRecognitionNet } from './nets/face-recognition-net.js';
import { graphNet, type GraphNetOptions } from './nets/graph-net.js';
import { readGraphModel } from './formats/tfjs/graph.js';
import { readWeights, type WeightEntry } from './formats/tfjs/weights.js';
import { inputSidePx, type CatalogEntry, type ModelId } from './catalog-entry.js';
import { tfliteEntries } from './tflite-entries.js';

/*
 * The bundled models: where their weights come from, their inputs and outputs, and the digests of the ONNX
 * files built from them.
 */

function layersModel(net: (weights: ReturnType<typeof readWeights>) => OnnxGraph) {
  return (description: string, weights: Uint8Array): OnnxGraph =>
    net(readWeights(JSON.parse(description) as { weights: WeightEntry[] }[], weights));
}

function graphModel(options: GraphNetOptions) {
  return (description: string, bytes: Uint8Array): OnnxGraph => {
    const model = readGraphModel(description);
    return graphNet(model, readWeights(model.weightsManifest, bytes), options);
  };
}

export const catalog: readonly CatalogEntry[] = [
  {
    id: 'blazeface',
    purpose: 'detects faces (boxes and six key points)',
    package: '@vladmandic/human',
    licence: 'MIT; model by Google (MediaPipe BlazeFace, Apache-2.0)',
    origin: 'Google MediaPipe, the variant for rear cameras (github.com/google/mediapipe)',
    published: null,
    input: {
      sidePx: inputSidePx.blazeface,
      anyShape: true,
      batch: 'one',
      normalisation: 'x / 127.5 − 1',
    },
    // Grid cells row by row. A box has x and y of its centre relative to the anchor's, width and height, then
    // x and y of the eyes, nose, mouth centre and ears relative to the anchor's, in pixels of the input.
    outputs: {
      scores16: '[1, n, 1] logits: cells of 16 × 16 pixels, 2 anchors each (512 in a square)',
      boxes16: '[1, n, 16] boxes and six key points of the same anchors',
      scores32: '[1, n, 1] logits: cells of 32 × 32 pixels, 6 anchors each (384 in a square)',
      boxes32: '[1, n, 16] boxes and six key points of the same anchors',
    },
    description: {
      path: 'models/blazeface.json',
      sha256: 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
    },
    weights: {
      path: 'models/blazeface.bin',
      sha256: 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
    },
    sha256: '656d762cc331d90751a4e32ef34ddc7073792890cf10e99414a75268da460115',
    build: graphModel({
      name: 'blazeface',
      sidePx: 'any',
      scale: 1 / 127.5,
      offset: -1,
      outputs: {
        Identity: { name: 'scores16', shape: [1, 'cells16', 1] },
        Identity_2: { name: 'boxes16', shape: [1, 'cells16', 16] },
        Identity_1: { name: 'scores32', shape: [1, 'cells32', 1] },
        Identity_3: { name: 'boxes32', shape: [1, 'cells32', 16] },
      },
    }),
  },
  {
    id: 'face-landmark-68',
    purpose: 'locates 68 landmarks on a face',
    package: '@vladmandic/face-api',
    licence: 'MIT; training data not published',
    origin: 'Vincent Mühler (face-api.js), about 35,000 labelled faces',
    published: null,
    input: {
      sidePx: inputSidePx['face-landmark-68'],
      batch: 'any',
      normalisation: '(x − [122.782, 117.001, 104.298]) / 255',
    },
    outputs: {
      landmarks: '[batch, 136] alternating x and y as shares of the side; may be outside 0 to 1',
    },
    description: {
      path: 'model/face_landmark_68_model-weights_manifest.json',
      sha256: 'ca4886639f86e99b39fed0c155f81b63317225773bd9616716e887b0153389c9',
    },
    weights: {
      path: 'model/face_landmark_68_model.bin',
      sha256: '4611ef65c87d836d03d684b30eec4d195d8b219fa1dd58fc58945831c6b9299b',
    },
    sha256: '3bcbd8864e0e5737fe898576453c7da0e1aabbbc0ab60d87a1ec46ebac1a08e5',
    build: layersModel(faceLandmarkNet),
  },
  {
    id: 'facemesh',
    purpose: 'locates 468 points on a face, with depth (only on request)',
    package: '@vladmandic/human',
    licence: 'MIT; model by Google (MediaPipe Face Mesh, Apache-2.0)',
    origin: 'Google MediaPipe (github.com/google/mediapipe), according to the model file',
    published: null,
    input: { sidePx: inputSidePx.facemesh, batch: 'one', normalisation: 'x / 255' },
    outputs: {
      mesh: '[1, 1404] x, y and depth of 468 points, in pixels of the input; depth grows away from the camera',
      face: '[1, 1] 0 (no face) to 1 (a face)',
    },
    description: {
      path: 'models/facemesh.json',
      sha256: 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
    },
    weights: {
      path: 'models/facemesh.bin',
      sha256: '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
    },
    sha256: '18bae56139f85e4e05b134bec843d8a93efd870603c2e92f6a291b534fe02624',
    build: graphModel({
      name: 'facemesh',
      sidePx: inputSidePx.facemesh,
      scale: 1 / 255,
      offset: 0,
      outputs: {
        Identity_2: { name: 'mesh', shape: [1, 1404] },
        Identity_1: { name: 'face', shape: [1, 1] },
      },
    }),
  },
  {
    id: 'face-recognition',
    purpose: 'computes an embedding of 128 values (dlib ResNet)',
    package: '@vladmandic/face-api',
    licence: 'MIT; weights by Davis King (dlib, public domain)',
    origin: 'dlib_face_recognition_resnet_model_v1, about 3 million faces of 7,485 people',
    published: 'LFW 99.38% ± 0.27 (README of github.com/davisking/dlib-models)',
    input: {
      sidePx: inputSidePx['face-recognition'],
      batch: 'any',
      normalisation: '(x − [122.782, 117.001, 104.298]) / 255',
    },
    outputs: { embedding: '[batch, 128] not normalised' },
    description: {
      path: 'model/face_recognition_model-weights_manifest.json',
      sha256: 'cbaffa501b0b9275a12b63357a6843e7e30c054e1c9151e1a5f879b26e32986b',
    },
    weights: {
      path: 'model/face_recognition_model.bin',
      sha256: 'b413e420d6840b2775fba32008db6f3cddb07d485967fb42cfcf379c16a8c589',
    },
    sha256: 'a14b8050a7307d8d9ead232fc6d9ef9ddc62e0900285111dd1a20f1a9537e406',
    build: layersModel(faceRecognitionNet),
  },
  ...tfliteEntries,
  {
    id: 'antispoof',
    purpose: 'distinguishes faces from pictures of faces (weak on its own)',
    package: '@vladmandic/human',
    licence: 'MIT; the licence of the weights is not stated',
    origin: 'kaggle.com/anku420/fake-face-detection, according to the model file',
    published: null,
    input: { sidePx: inputSidePx.antispoof, batch: 'one', normalisation: 'x / 255' },
    outputs: { real: '[1, 1] 0 (a picture of a face) to 1 (a face)' },
    description: {
      path: 'models/antispoof.json',
      sha256: '7fd698ae1cebabbcad79d3b8b448587b0365eb7911987418231bdcf36583112a',
    },
    weights: {
      path: 'models/antispoof.bin',
      sha256: '4490fecb2becdb6869edc7e60f5e59962be013a8def8719b1373afb0f905c094',
    },
    sha256: 'e8a27815cf2769ad186b3f8cca4af13946ea3898f18004f11b2e8fc7bd785a2d',
    build: graphModel({
      name: 'antispoof',
      sidePx: inputSidePx.antispoof,
      scale: 1 / 255,
      offset: 0,
      outputs: { Identity: { name: 'real', shape: [1, 1] } },
    }),
  },
  {
    id: 'liveness',
    purpose: 'distinguishes live faces from replayed ones (weak on its own)',
    package: '@vladmandic/human',
    licence: 'MIT; the licence of the weights is not stated',
    origin: 'github.com/leokwu/livenessnet, according to the model file',
    published: null,
    input: { sidePx: inputSidePx.liveness, batch: 'one', normalisation: 'x / 255' },
    outputs: { live: '[1, 2] probabilities: live, replayed' },
    description: {
      path: 'models/liveness.json',
      sha256: '9e51c8acf83b80abbf329b2735309ab5c90611c66905ade8b1bd130d473df9c8',
    },
    weights: {
      path: 'models/liveness.bin',
      sha256: 'fc6a6b6b3b9721bdb8bff67a457a15b7cbfd81715cfb27f3e65b757e81dd663e',
    },
    sha256: '3f0e490f761da20305902aa81b63b12603dd31a648595f92854c4815d8689b64',
    build: graphModel({
      name: 'liveness',
      sidePx: inputSidePx.liveness,
      scale: 1 / 255,
      offset: 0,
      outputs: { Identity: { name: 'live', shape: [1, 2] } },
    }),
  },
];

/** The catalogue entry of a model. */
export function catalogEntry(id: ModelId): CatalogEntry {
  const entry = catalog.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`the catalogue has no model ${id}`);
  return entry;
}
