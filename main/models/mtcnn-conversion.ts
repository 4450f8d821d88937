import { readFile } from 'node:fs/promises';
import { readLayerWeights, type LayerWeights } from '../../models/formats/npy/layer-weights.js';
import { onnxParts } from '../../models/formats/onnx/writer.js';
import {
  mtcnnNetOf,
  outputNet,
  proposalNet,
  refinementNet,
  type MtcnnNetId,
} from '../../models/nets/mtcnn-nets.js';
import { sha256 } from '../../models/store.js';
import { withFileFaults } from '../storage/file-faults.js';
import { sourceOf, unusable, type Candidate } from './candidate.js';
import type { ModelFile } from './files.js';

/**
 * MTCNN from its three published weight files, in any order.
 * @throws Fault `model-unusable` for other files, or if one is missing.
 */
export async function mtcnnModel(files: readonly ModelFile[]): Promise<Candidate> {
  const found = new Map<MtcnnNetId, LayerWeights>();
  for (const file of files) {
    const bytes = await withFileFaults(file.path, () => readFile(file.path));
    const layers = readLayerWeights(bytes, file.shownAs);
    const net = mtcnnNetOf(layers);
    if (net === null)
      throw unusable(
        file,
        'its layers are not those of MTCNN. Import det1.npy, det2.npy and det3.npy',
      );
    found.set(net, layers);
  }
  const nets = { 'mtcnn-p': proposalNet, 'mtcnn-r': refinementNet, 'mtcnn-o': outputNet };
  const converted = Object.entries(nets).map(([id, make]) => {
    const layers = found.get(id as MtcnnNetId);
    if (layers === undefined) {
      throw unusable(
        files[0]!,
        'MTCNN needs all of det1.npy, det2.npy and det3.npy. Import them together',
      );
    }
    return [`${id}.onnx`, onnxParts(make(layers))] as const;
  });
  return {
    files: Object.fromEntries(converted),
    draftOf: (written) => {
      const digests = converted.map(([name]) => written[name]!);
      const [p = '', r = '', o = ''] = digests;
      return {
        version: 1,
        kind: 'detector',
        family: 'MTCNN',
        sha256: { p, r, o },
        id: `mtcnn-${sha256(Buffer.from(digests.join())).slice(0, 8)}`,
        importedAt: new Date().toISOString(),
        sources: files.map(sourceOf),
      };
    },
  };
}
