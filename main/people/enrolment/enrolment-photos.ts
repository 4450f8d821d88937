import type { EnrolReport } from '../../../contract/calls/people.js';
import { isFault } from '../../../contract/fault.js';
import type { Enrolment, OfferedSample, RefusedSample } from '../../gallery/enrol.js';
import type { Vision } from '../../vision/client/client.js';

/** Samples as vision sees them, and the files that it cannot read. */
export interface Looked {
  readonly unreadable: readonly RefusedSample[];
  readonly offered: readonly OfferedSample[];
}

/** What vision finds in each file. @param photo whether each comes with the picture, to be kept. */
export async function lookAt(
  files: readonly string[],
  vision: Vision,
  photo: boolean,
): Promise<Looked> {
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

/** The pictures of the samples that were taken, where they came with them. */
export function photosOf(
  { accepted }: Pick<Enrolment, 'accepted'>,
  offered: readonly OfferedSample[],
): Uint8Array[] {
  return offered.flatMap(({ source, analysis }) =>
    accepted.includes(source) && analysis.photo !== undefined ? [analysis.photo] : [],
  );
}

/** What was taken and what was refused, in the contract's words. */
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
