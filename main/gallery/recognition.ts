import type { Settings } from '../../contract/calls/settings.js';
import { Fault } from '../../contract/fault.js';
import { bundledCalibrations } from './calibrations.js';
import type { Calibration } from './threshold.js';
import { defaultEmbedding, type BundledEmbedding } from '../vision/bundled-models.js';
import { modelIdOf } from '../vision/model-id.js';
import { readModelSet } from '../vision/model-set.js';
import type { ModelChoice } from '../vision/model-files.js';

/** The embedding model and the calibration of its distances. */
export interface Recognition {
  /** Stored in templates; only embeddings with equal ids compare. */
  readonly modelId: string;
  /** Values per embedding. */
  readonly dimension: number;
  readonly calibration: Calibration;
}

/** The recognition with a bundled model; by default with that of a new data folder. */
export function bundledRecognition(embedding: BundledEmbedding = defaultEmbedding): Recognition {
  const { id, dimension } = embedding;
  return { modelId: modelIdOf({}, embedding), dimension, calibration: bundledCalibrations[id] };
}

/**
 * The recognition with the chosen models.
 * @throws Fault `invalid-input` for a model that is not calibrated; as `readModelSet`.
 */
export async function recognitionOf(choice: ModelChoice): Promise<Recognition> {
  const { embedding } = await readModelSet(choice);
  if (embedding.kind === 'bundled') return bundledRecognition(embedding);
  const { dimension, calibration } = embedding;
  if (calibration === null) {
    throw new Fault(
      'invalid-input',
      `Model ${embedding.id} has no thresholds yet. Measure them with "rollcall models calibrate ${embedding.id} --images DIR".`,
    );
  }
  return { modelId: modelIdOf({}, embedding), dimension, calibration };
}

/** A site's calibration: the model's own, with the impostor tail of the site's self-test if there is one. */
export function calibrationFor(
  { impostorTail }: Pick<Settings, 'impostorTail'>,
  model: Calibration,
): Calibration {
  if (impostorTail === null) return model;
  // The self-test fits the same power of the distance.
  return { ...model, impostor: { ...model.impostor, ...impostorTail } };
}
