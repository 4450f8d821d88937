import { join } from 'node:path';
import { openChainedFile } from '../storage/chained-file.js';
import type { LogGuard } from '../storage/log-guard.js';
import { AuditLog } from './audit-log.js';

/**
 * Opens the audit log in its own folder, with its sealed head.
 * @param key 32 bytes.
 * @throws Fault `disk-full`, `data-read-only`.
 */
export async function openAuditLog(
  folder: string,
  key: Uint8Array,
  notify: (sentence: string) => void,
  guard: LogGuard,
): Promise<{ audit: AuditLog; close: () => Promise<void> }> {
  const { store, close } = await openChainedFile(join(folder, 'audit.jsonl'), key, notify);
  try {
    const audit = await AuditLog.open(store, notify, guard);
    return {
      audit,
      close: async () => {
        await audit.settled();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
