import type { AuditMessages } from './en.js';

export const auditAr: AuditMessages = {};
