import type { AuditMessages } from './en.js';

export const auditFr: AuditMessages = {};
