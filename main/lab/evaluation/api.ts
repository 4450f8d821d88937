import type { evaluationCalls } from '../../../contract/calls/evaluation.js';
import type { ApiOf } from '../../../contract/contract.js';
import type { LabContext } from '../lab-data.js';
import { evaluateLiveness } from '../liveness/evaluate.js';
import { evaluateDetection } from './detection.js';
import { evaluateVerification } from './evaluate.js';
import {
  evaluateAllPairsOn,
  evaluateCalibrationOn,
  evaluateIdentificationOn,
} from './on-labelled-photos.js';

/** Calls that measure recognition on labelled photos. */
export function evaluationApi({
  vision,
  recognition,
  progressOf,
}: LabContext): ApiOf<typeof evaluationCalls> {
  return {
    'evaluate.verification': async ({ images, pairs }) => {
      const { leftOut, missed, ...figures } = await evaluateVerification(
        images,
        pairs,
        (path) => vision().analyseFile(path, { centreCrop: true }),
        progressOf('evaluate.verification'),
      );
      return {
        ...figures,
        missed: [...missed],
        leftOut: { pairs: leftOut.pairs, photos: [...leftOut.photos] },
      };
    },
    'evaluate.allPairs': ({ images }) =>
      evaluateAllPairsOn(images, vision(), progressOf('evaluate.allPairs')),
    'evaluate.identification': async (input) => {
      const progress = progressOf('evaluate.identification');
      return evaluateIdentificationOn(input, vision(), await recognition(), progress);
    },
    'evaluate.detection': async ({ images }) => {
      const progress = progressOf('evaluate.detection');
      return evaluateDetection(
        images,
        (file, phantomRule) => vision().analyseFile(file, { phantomRule }),
        progress,
      );
    },
    'evaluate.liveness': (input) =>
      evaluateLiveness(input, vision(), progressOf('evaluate.liveness')),
    'evaluate.calibration': async (input) => {
      const progress = progressOf('evaluate.calibration');
      return evaluateCalibrationOn(input, vision(), await recognition(), progress);
    },
  };
}
