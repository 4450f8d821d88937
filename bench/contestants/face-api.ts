import { join } from 'node:path';
import { packageFolder } from '../../models/build.js';
import { serve } from './serve.js';
import { loadFrom, loadTensorFlow } from './wasm.js';

/* @vladmandic/face-api with its defaults: tiny face detector, 68 landmarks, recognition net. */

interface FaceNet {
  loadFromDisk(folder: string): Promise<void>;
}

/** The part of face-api used here. */
interface FaceApi {
  readonly nets: Readonly<
    Record<'tinyFaceDetector' | 'faceLandmark68Net' | 'faceRecognitionNet', FaceNet>
  >;
  readonly TinyFaceDetectorOptions: new () => object;
  detectAllFaces(
    input: object,
    options: object,
  ): {
    withFaceLandmarks(): {
      withFaceDescriptors(): PromiseLike<readonly { readonly descriptor: Float32Array }[]>;
    };
  };
}

const name = '@vladmandic/face-api';
const tf = await loadTensorFlow();
const faceApi = loadFrom(name, 'dist/face-api.node-wasm.js') as FaceApi;
const models = join(packageFolder(name), 'model');
await faceApi.nets.tinyFaceDetector.loadFromDisk(models);
await faceApi.nets.faceLandmark68Net.loadFromDisk(models);
await faceApi.nets.faceRecognitionNet.loadFromDisk(models);
const options = new faceApi.TinyFaceDetectorOptions();

serve({
  default: async ({ width, height, data }) => {
    const input = tf.tensor3d(data, [height, width, 3], 'int32');
    try {
      const faces = await faceApi
        .detectAllFaces(input, options)
        .withFaceLandmarks()
        .withFaceDescriptors();
      return faces.map(({ descriptor }) => descriptor);
    } finally {
      input.dispose();
    }
  },
});
