import type { EnrolReport } from '../../../contract/calls/people.js';
import { isFault } from '../../../contract/fault.js';
import type { Enrolment, OfferedSample, RefusedSample } from '../../gallery/enrol.js';
import type { Vision } from '../../vision/client/client.js';

/** The analyses of photos, and the files that could not be read. */
export interface AnalysedPhotos {
  readonly unreadable: readonly RefusedSample[];
  readonly offered: readonly OfferedSample[];
}

/** Analyses photo files one after the other. @param photo whether to include the picture, for storing. */
export async function analysePhotos(
  files: readonly string[],
  vision: Vision,
  photo: boolean,
): Promise<AnalysedPhotos> {
  const unreadable: RefusedSample[] = [];
  const offered: OfferedSample[] = [];
  for (const source of files) {
    try {
      offered.push({ source, analysis: await vision.analyseFile(source, { photo }) });
    } catch (error) {
      if (!isFault(error)) throw error;
      unreadable.push({ source, code: error.code, reason: error.message });
    }
  }
  return { unreadable, offered };
}

/** The pictures of the accepted samples that are included in the analyses. */
export function acceptedPhotos(
  { accepted }: Pick<Enrolment, 'accepted'>,
  offered: readonly OfferedSample[],
): Uint8Array[] {
  return offered.flatMap(({ source, analysis }) =>
    accepted.includes(source) && analysis.photo !== undefined ? [analysis.photo] : [],
  );
}

/** Accepted and refused photos in the form of the contract. */
export function reportOf(
  name: string,
  unreadable: readonly RefusedSample[],
  { accepted, refused, warnings }: Enrolment,
): Omit<EnrolReport, 'subjectId'> {
  return {
    name,
    accepted: [...accepted],
    refused: [...unreadable, ...refused].map(({ source, code, reason }) => ({
      file: source,
      code,
      reason,
    })),
    warnings: [...warnings],
  };
}
