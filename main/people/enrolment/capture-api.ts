import type { ApiOf } from '../../../contract/contract.js';
import type { captureCalls, CaptureView } from '../../../contract/calls/capture.js';
import { Fault, isFault } from '../../../contract/fault.js';
import { Capture } from '../../gallery/capture.js';
import { nearFaces } from '../../gallery/enrol.js';
import { verificationThreshold } from '../../gallery/gallery.js';
import { brightnessOf } from '../../vision/brightness.js';
import { hintFor } from '../../vision/hint.js';
import { consentNow } from '../consent/consent.js';
import type { PeopleContext } from '../people-data.js';
import { auditEnrolment } from '../records/api.js';

/** As for photos, but for the tiles: whoever is enrolled stands near. */
const lookOptions = { detectSidePx: 256, landmarkPasses: 2, minFaceWidthPx: 30 } as const;

/**
 * Enrolment before the camera of one screen: hints while somebody poses, the best frame of each pose,
 * and a template made of them. Frames are dropped once they were looked at, embeddings at the sign-out.
 */
export function captureApi(context: PeopleContext): ApiOf<typeof captureCalls> {
  const { data, vision, session: signedIn } = context;
  let capture: Capture | null = null;
  signedIn.onSignOut(() => {
    capture = null;
  });
  const begun = (): Capture => {
    if (capture !== null) return capture;
    throw new Fault('not-found', 'Nobody is being captured on this screen; begin again.');
  };
  return {
    'capture.begin': async () => {
      const { calibration } = (await data()).recognition;
      capture = new Capture(verificationThreshold(calibration));
      return {};
    },
    'capture.frame': async ({ frame, pose }) => {
      const session = begun();
      const { keepsPhotos: photo } = (await data()).settings;
      const analysis = await vision().analyseFrame(frame, { ...lookOptions, photo });
      if (analysis === null) return null;
      const { width, height } = analysis;
      const near = nearFaces(analysis);
      const [face] = near;
      const seen = { width, height, box: face?.box ?? null, isBest: false, progress: 0 };
      if (face === undefined) return { ...seen, hint: 'no-face' };
      if (near.length > 1) return { ...seen, hint: 'one-at-a-time' };
      const hint = hintFor(face.quality, brightnessOf(frame));
      if (hint !== null) return { ...seen, hint };
      const offered = session.offer(pose, analysis, face);
      if (offered.kind !== 'taken') return { ...seen, hint: offered.kind };
      const { isBest, progress } = offered;
      return { ...seen, hint: null, isBest, progress } satisfies CaptureView;
    },
    'capture.retake': ({ pose }) => {
      begun().retake(pose);
      return Promise.resolve({});
    },
    'capture.review': async ({ name, replace }) => {
      const { people } = await data();
      try {
        return { warnings: people.lookAlikes({ name, replace }, begun().samples()) };
      } catch (error) {
        if (!isFault(error) || error.code !== 'already-enrolled') throw error;
        return { warnings: [error.message] };
      }
    },
    'capture.enrol': async ({ name, replace, consent }) => {
      const kept = await consentNow(consent, context);
      const offered = begun().samples();
      const report = await (
        await data()
      ).people.enrol({ name, replace }, { unreadable: [], offered }, { consent: kept });
      if (report.subjectId !== null) capture = null;
      await auditEnrolment(context, report, `${consent.textVersion} ${consent.language}`);
      return report;
    },
    'capture.end': () => {
      capture = null;
      return Promise.resolve({});
    },
  };
}
