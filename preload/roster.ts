/** Importing many people at once from a roster and photos. Part of the contract; see contract.ts. */

export const rosterCalls = {} as const;
