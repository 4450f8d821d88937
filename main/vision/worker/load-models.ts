import { join } from 'node:path';
import { sha256OfFile } from '../../../models/store.js';
import { Fault } from '../../../contract/fault.js';
import type {
  AntispoofProfile,
  DetectorProfile,
  EmbeddingProfile,
  Feeding,
} from '../../../contract/calls/models.js';
import { antispoofFile } from '../antispoof-models.js';
import type { MtcnnNets } from '../steps/mtcnn.js';
import { loadNet, openNet, type Net } from '../steps/net.js';
import { embeddingFile, modelFolder } from '../model-files.js';

/** Loads imported nets of MTCNN. @throws Fault `model-missing` or `model-damaged` with the file. */
export async function loadMtcnn(folder: string, profile: DetectorProfile): Promise<MtcnnNets> {
  const load = async (net: 'p' | 'r' | 'o', sidePx: number): Promise<Net> => {
    const file = join(modelFolder(folder, profile.id), `mtcnn-${net}.onnx`);
    await verifyDigest(file, profile.sha256[net]);
    return openModel(file, sidePx);
  };
  return {
    proposal: await load('p', 12),
    refinement: await load('r', 24),
    output: await load('o', 48),
  };
}

/** Loads the bundled nets of MTCNN. @throws as `loadNet`. */
export async function loadBundledMtcnn(): Promise<MtcnnNets> {
  return {
    proposal: await loadNet('mtcnn-p'),
    refinement: await loadNet('mtcnn-r'),
    output: await loadNet('mtcnn-o'),
  };
}

/** Loads an imported embedding net. @throws as `loadMtcnn`. */
export async function loadEmbeddingNet(folder: string, profile: EmbeddingProfile): Promise<Net> {
  const file = join(modelFolder(folder, profile.id), embeddingFile);
  const { feeding } = profile;
  await verifyDigest(file, profile.sha256);
  return openModel(file, feeding.sidePx, feeding);
}

/** Loads an imported anti-spoofing net. @throws as `loadMtcnn`. */
export async function loadAntispoofNet(folder: string, profile: AntispoofProfile): Promise<Net> {
  const file = join(modelFolder(folder, profile.id), antispoofFile);
  const { feeding } = profile;
  await verifyDigest(file, profile.sha256);
  return openModel(file, feeding.sidePx, feeding);
}

async function verifyDigest(file: string, digest: string): Promise<void> {
  const found = await sha256OfFile(file).catch(() => null);
  if (found === null) {
    throw new Fault('model-missing', `The model file ${file} is missing. Import the model again.`);
  }
  if (found !== digest) {
    throw new Fault('model-damaged', `The model file ${file} is damaged. Import the model again.`);
  }
}

async function openModel(file: string, ...rest: [number, Feeding?]): Promise<Net> {
  try {
    return await openNet(file, ...rest);
  } catch (cause) {
    throw new Fault(
      'model-damaged',
      `The model file ${file} cannot be loaded. Import the model again, or use another one.`,
      { cause },
    );
  }
}
