/** Exports for payroll. Part of the contract; see contract.ts. */

export const exportCalls = {} as const;
