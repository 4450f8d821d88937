import { join } from 'node:path';
import { openChainedFile } from '../storage/chained-file.js';
import { AuditLog } from './audit-log.js';

/** Opens the audit log in a folder of its own, with its head sealed beside it. */
export async function openAuditLog(
  folder: string,
  key: Uint8Array,
  notice: (sentence: string) => void,
): Promise<{ audit: AuditLog; close: () => Promise<void> }> {
  const { store, close } = await openChainedFile(join(folder, 'audit.jsonl'), key, notice);
  try {
    const audit = await AuditLog.open(store, notice);
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
