import type { BundledEmbeddingId } from '../vision/bundled-models.js';
import type { Calibration } from './threshold.js';

/**
 * Calibrations of the bundled models, measured on 432 press photos of 351 people (LFW, people outside its
 * official pairs) with `rollcall evaluate calibration`. docs/accuracy.md describes the method and the
 * alternatives.
 */
export const bundledCalibrations: Readonly<Record<BundledEmbeddingId, Calibration>> = {
  'face-recognition': {
    impostor: { mean: 0.29, deviation: 0.048 },
    genuineSquare: 0.083,
    sampleVariance: 0.000386,
    margin: 0.02,
  },
  mobilefacenet: {
    impostor: { mean: 1.2076, deviation: 0.05936, power: 0.5 },
    genuineSquare: 0.513,
    // A tenth of the variance, measured on templates and probes of one to four samples.
    sampleVariance: -0.000352,
    margin: 0.05,
  },
};
