import type { AuditMessages } from './en.js';

export const auditEs: AuditMessages = {};
