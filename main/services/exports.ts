import type { Api } from '../../preload/contract.js';
import type { exportCalls } from '../../preload/exports.js';
import type { ServiceContext } from './context.js';

/** Exports for payroll. */
export function exportApi(_context: ServiceContext): Pick<Api, keyof typeof exportCalls> {
  return {};
}
