export const auditEn = {} as const;

export type AuditMessages = Readonly<Record<keyof typeof auditEn, string>>;
