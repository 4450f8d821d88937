import type { ApiOf } from '../../../contract/contract.js';
import type { captureCalls, CaptureView } from '../../../contract/calls/capture.js';
import { Fault, isFault } from '../../../contract/fault.js';
import { Capture } from '../../gallery/capture.js';
import { nearFaces } from '../../gallery/enrol.js';
import { verificationThreshold } from '../../gallery/gallery.js';
import { enrolmentFrameOptions } from '../../vision/analyse-options.js';
import { brightnessOf } from '../../vision/brightness.js';
import { hintFor } from '../../vision/hint.js';
import { newConsent } from '../consent/consent.js';
import { firstEntryOf } from './first-entry.js';
import type { PeopleContext } from '../people-data.js';
import { enrolmentCommit } from '../records/api.js';

/**
 * Enrolment with the camera of one screen: hints for each pose, the best frame of each pose, and a
 * template made from these frames. Frames are discarded after their analysis, embeddings at sign-out.
 */
export function captureApi(context: PeopleContext): ApiOf<typeof captureCalls> {
  const { data, vision, session: signedIn } = context;
  let capture: Capture | null = null;
  signedIn.onSignOut(() => {
    capture = null;
  });
  const currentCapture = (): Capture => {
    if (capture !== null) return capture;
    throw new Fault('not-found', 'No enrolment is in progress on this screen. Start again.');
  };
  return {
    'capture.begin': async () => {
      const { calibration } = (await data()).recognition;
      capture = new Capture(verificationThreshold(calibration));
      return {};
    },
    'capture.frame': async ({ frame, pose }) => {
      const current = currentCapture();
      const { keepsPhotos: photo } = (await data()).settings;
      const analysis = await vision().analyseFrame(frame, { ...enrolmentFrameOptions, photo });
      if (analysis === null) return null;
      const { width, height } = analysis;
      const near = nearFaces(analysis);
      const [face] = near;
      const view = { width, height, box: face?.box ?? null, isBest: false, progress: 0 };
      if (face === undefined) return { ...view, hint: 'no-face' };
      if (near.length > 1) return { ...view, hint: 'one-at-a-time' };
      const hint = hintFor(face.quality, brightnessOf(frame));
      if (hint !== null) return { ...view, hint };
      const result = current.offer(pose, analysis, face);
      if (result.kind !== 'taken') return { ...view, hint: result.kind };
      const { isBest, progress } = result;
      return { ...view, hint: null, isBest, progress } satisfies CaptureView;
    },
    'capture.retake': ({ pose }) => {
      currentCapture().retake(pose);
      return Promise.resolve({});
    },
    'capture.review': async ({ name, replace }) => {
      const { people } = await data();
      try {
        return { warnings: await people.lookAlikes({ name, replace }, currentCapture().samples()) };
      } catch (error) {
        if (!isFault(error) || error.code !== 'already-enrolled') throw error;
        return { warnings: [error.message] };
      }
    },
    'capture.enrol': async ({ consent, ...input }) => {
      const recorded = await newConsent(consent, context);
      const photos = { unreadable: [], offered: currentCapture().samples() };
      const { people } = await data();
      const commit = enrolmentCommit(context, `${consent.textVersion} ${consent.language}`);
      // `capture.review` has warned of another face; the screen asks before it continues.
      const { person, details } = firstEntryOf({ ...input, differentFaces: true });
      const report = await people.enrol(person, photos, { consent: recorded, details, commit });
      if (report.subjectId !== null) capture = null;
      return report;
    },
    'capture.end': () => {
      capture = null;
      return Promise.resolve({});
    },
  };
}
