import type { evaluationCalls } from '../../contract/calls/evaluation.js';
import type { faceCalls } from '../../contract/calls/faces.js';
import type { livenessCalls } from '../../contract/calls/liveness.js';
import type { selfTestCalls } from '../../contract/calls/self-test.js';
import { combine } from '../../contract/combine.js';
import type { ApiOf } from '../../contract/contract.js';
import { evaluationApi } from './evaluation/api.js';
import { facesApi } from './faces/api.js';
import type { LabContext } from './lab-data.js';
import { livenessApi } from './liveness/api.js';
import { selfTestApi } from './self-test/api.js';

type LabApi = ApiOf<typeof faceCalls> &
  ApiOf<typeof evaluationCalls> &
  ApiOf<typeof livenessCalls> &
  ApiOf<typeof selfTestCalls>;

/** Tools for administrators: faces in photos, evaluation and the self-test. */
export function labApi(context: LabContext): LabApi {
  return combine(
    facesApi(context),
    evaluationApi(context),
    livenessApi(context),
    selfTestApi(context),
  );
}
