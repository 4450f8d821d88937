import type { Calibration } from './threshold.js';

/**
 * Measured on 432 press photos of 351 people (LFW, of people outside its official pairs) with
 * `rollcall evaluate calibration`; how, and what else was tried, is in docs/accuracy.md.
 */
export const bundledCalibration: Calibration = {
  impostor: { mean: 0.29, deviation: 0.048 },
  genuineSquare: 0.083,
  sampleVariance: 0.000386,
  margin: 0.02,
};
