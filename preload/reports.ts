/** Attendance as HR looks at it: who is in, days, months, corrections. Part of the contract; see contract.ts. */

export const reportCalls = {} as const;
