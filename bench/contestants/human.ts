import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageFolder } from '../../models/build.js';
import { serve } from './serve.js';
import { loadFrom, loadTensorFlow, wasmFolder } from './wasm.js';

/*
 * @vladmandic/human, configured for the same steps as Rollcall and nothing else: detector, landmarks (its
 * face mesh), rotation to upright, and the description net, whose output is its embedding.
 */

/** The part of human used here. */
interface Human {
  load(): Promise<void>;
  detect(input: object): Promise<{
    readonly error: string | null;
    readonly face: readonly { readonly embedding?: readonly number[] }[];
  }>;
}

const name = '@vladmandic/human';
const off = { enabled: false };
const config = {
  backend: 'wasm',
  wasmPath: wasmFolder(),
  modelBasePath: pathToFileURL(join(packageFolder(name), 'models')).href + '/',
  debug: false,
  async: false,
  // Do not reuse results of earlier pictures.
  skipAllowed: false,
  cacheSensitivity: 0,
  filter: off,
  gesture: off,
  segmentation: off,
  body: off,
  hand: off,
  object: off,
  face: {
    enabled: true,
    detector: { rotation: true, maxDetected: 10, minConfidence: 0.5 },
    mesh: { enabled: true },
    description: { enabled: true },
    iris: off,
    attention: off,
    emotion: off,
    antispoof: off,
    liveness: off,
  },
};

// The package reads its models with `fetch`, which in Node does not support files.
globalThis.fetch = async (url) => {
  const file = url instanceof Request ? url.url : url;
  return new Response(new Uint8Array(await readFile(fileURLToPath(file))));
};

const tf = await loadTensorFlow();
const module = loadFrom(name, 'dist/human.node-wasm.js') as {
  readonly Human: new (config: object) => Human;
};
const human = new module.Human(config);
await human.load();

serve({
  default: async ({ width, height, data }) => {
    const input = tf.tensor3d(data, [height, width, 3], 'int32');
    try {
      const { error, face } = await human.detect(input);
      if (error !== null) throw new Error(error);
      return face.map(({ embedding = [] }) => embedding);
    } finally {
      input.dispose();
    }
  },
});
