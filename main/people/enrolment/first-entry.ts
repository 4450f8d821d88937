import { recommendedSamples } from '../../../contract/calls/people.js';
import type { NewDetails } from '../records/person-record.js';
import type { PersonToEnrol } from './enrolment.js';

interface FirstEntry extends PersonToEnrol {
  readonly number?: string | undefined;
  readonly department?: string | undefined;
  readonly fewSamples: boolean;
}

/** Splits the input of an enrolment on a screen. A person who is enrolled again keeps their details. */
export function firstEntryOf({ number, department, fewSamples, ...who }: FirstEntry): {
  person: PersonToEnrol;
  details: NewDetails;
} {
  const given = { ...(number && { number }), ...(department && { department }) };
  return {
    person: { ...who, minSamples: fewSamples ? 1 : recommendedSamples },
    details: who.replace ? {} : given,
  };
}
