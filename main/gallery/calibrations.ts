import type { Calibration } from './threshold.js';

/**
 * Calibration of the bundled model, measured on 432 press photos of 351 people (LFW, people outside its
 * official pairs) with `rollcall evaluate calibration`. docs/accuracy.md describes the method and the
 * alternatives.
 */
export const bundledCalibration: Calibration = {
  impostor: { mean: 0.29, deviation: 0.048 },
  genuineSquare: 0.083,
  sampleVariance: 0.000386,
  margin: 0.02,
};
