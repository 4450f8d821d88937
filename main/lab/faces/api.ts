import type { faceCalls } from '../../../contract/calls/faces.js';
import type { ApiOf } from '../../../contract/contract.js';
import { requireFile } from '../../vision/require-file.js';
import type { LabContext } from '../lab-data.js';
import { alignFolder, embedFolder } from './chips.js';
import { classifyFiles, clusterFiles, identifyFile, tagFile, verifyFiles } from './faces.js';
import { seenFaces } from './seen-faces.js';

/** Calls about faces in photos. */
export function facesApi({
  data,
  vision,
  recognition,
  progressOf,
}: LabContext): ApiOf<typeof faceCalls> {
  return {
    'faces.identify': async ({ file }) => identifyFile(file, (await data()).people, vision()),
    'faces.look': async ({ frame }) => seenFaces(frame, (await data()).people, vision()),
    'faces.verify': async ({ a, b }) => {
      // Before `vision`, which starts the inference process: two seconds for a mistyped name.
      for (const file of [a, b]) await requireFile(file);
      return verifyFiles(a, b, vision(), (await recognition()).calibration);
    },
    'faces.cluster': async ({ files }) => {
      const { calibration } = await recognition();
      return clusterFiles(files, vision(), calibration, progressOf('faces.cluster'));
    },
    'faces.classify': async ({ files }) =>
      classifyFiles(files, (await data()).people, vision(), progressOf('faces.classify')),
    'faces.align': ({ dir, out }) => alignFolder(dir, out, vision(), progressOf('faces.align')),
    'faces.embed': ({ dir, out }) => embedFolder(dir, out, vision(), progressOf('faces.embed')),
    'faces.tag': async ({ file, out }) => {
      await requireFile(file);
      return tagFile(file, out, (await data()).people, vision());
    },
  };
}
