import type { AuditMessages } from './en.js';

export const auditDe: AuditMessages = {};
