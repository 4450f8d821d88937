/** Settings, and backups of everything. Part of the contract; see contract.ts. */

export const settingsCalls = {} as const;
