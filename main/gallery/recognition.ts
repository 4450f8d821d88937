import type { Settings } from '../../contract/calls/settings.js';
import { Fault } from '../../contract/fault.js';
import { bundledCalibration } from './calibrations.js';
import type { Calibration } from './threshold.js';
import { modelIdOf } from '../vision/model-id.js';
import { readModelSet, type ModelChoice } from '../vision/model-set.js';

/** What embeddings are made by, and what their distances mean. */
export interface Recognition {
  /** Stamped into templates: only equal ones are compared. */
  readonly modelId: string;
  /** Numbers of an embedding. */
  readonly dimension: number;
  readonly calibration: Calibration;
}

export const bundledRecognition: Recognition = {
  modelId: modelIdOf({}),
  dimension: 128,
  calibration: bundledCalibration,
};

/**
 * The recognition by chosen models.
 * @throws Fault `invalid-input` for a model without thresholds; as `readModelSet`.
 */
export async function recognitionBy(choice: ModelChoice): Promise<Recognition> {
  const { embedding } = await readModelSet(choice);
  if (embedding === null) return bundledRecognition;
  const { dimension, calibration } = embedding;
  if (calibration === null) {
    throw new Fault(
      'invalid-input',
      `The model ${embedding.id} has no thresholds yet; measure them with "rollcall models calibrate ${embedding.id} --images DIR".`,
    );
  }
  return { modelId: modelIdOf({}, embedding), dimension, calibration };
}

/** Where a site's thresholds come from: the model's own figures, or the site's people. */
export function calibrationFor(
  { impostorTail }: Pick<Settings, 'impostorTail'>,
  model: Calibration,
): Calibration {
  return impostorTail === null ? model : { ...model, impostor: impostorTail };
}
