import type { EnrolReport } from '../../preload/people.js';
import { isFault } from '../../preload/fault.js';
import type { Enrolment, OfferedSample, RefusedSample } from '../gallery/enrol.js';
import type { Vision } from '../vision/client.js';

/** Samples as vision sees them, and the files that it cannot read. */
export interface Looked {
  readonly unreadable: readonly RefusedSample[];
  readonly offered: readonly OfferedSample[];
}

/** What vision finds in each file. */
export async function lookAt(files: readonly string[], vision: Vision): Promise<Looked> {
  const unreadable: RefusedSample[] = [];
  const offered: OfferedSample[] = [];
  for (const source of files) {
    try {
      offered.push({ source, analysis: await vision.analyseFile(source) });
    } catch (error) {
      if (!isFault(error)) throw error;
      unreadable.push({ source, code: error.code, reason: error.message });
    }
  }
  return { unreadable, offered };
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
