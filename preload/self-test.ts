/** The site's self-test: how well its people are told apart. Part of the contract; see contract.ts. */

export const selfTestCalls = {} as const;
