import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EmbeddingProfile } from '../../../contract/calls/models.js';
import { bundledCalibrations } from '../../gallery/calibrations.js';
import { openDataFolder, type DataFolder } from '../../app/data-folder.js';

/** The profile of an embedding model whose net was never converted: enough to choose it, not to run it. */
function profileOf(id: string): EmbeddingProfile {
  const { impostor, genuineSquare, sampleVariance, margin } =
    bundledCalibrations['face-recognition'];
  return {
    version: 1,
    kind: 'embedding',
    id,
    family: 'test',
    importedAt: '2026-03-02T08:00:00.000Z',
    sources: [],
    sha256: '0'.repeat(64),
    dimension: 128,
    feeding: {
      input: 'in',
      output: 'out',
      sidePx: 160,
      layout: 'nchw',
      channels: 'rgb',
      mean: 0,
      deviation: 1,
    },
    framing: { kind: 'five-points' },
    calibration: { impostor: { ...impostor }, genuineSquare, sampleVariance, margin },
  };
}

async function addModel(folder: string, data: DataFolder): Promise<void> {
  const staging = join(folder, 'models', 'staging');
  await mkdir(staging, { recursive: true });
  await data.models.add(staging, profileOf('net-1'));
}

/** Imports the model `net-1` into a data folder that is not open. @param isInUse whether it is also chosen. */
export async function addModelTo(folder: string, isInUse: boolean): Promise<void> {
  const data = await openDataFolder({ folder, notify: () => undefined });
  await addModel(folder, data);
  if (isInUse) await data.models.use({ embedding: 'net-1', detector: null });
  await data.close();
}
