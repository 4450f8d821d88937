/** People: enrolling, consent, samples, leaving. Part of the contract; see contract.ts. */

export const enrolmentCalls = {} as const;
