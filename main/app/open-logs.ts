import type { AuditLog } from '../access/audit-log.js';
import { openAuditLog } from '../access/open-audit-log.js';
import type { Journal, StandingOf } from '../attendance/journal/journal.js';
import { openJournal } from '../attendance/journal/open.js';
import type { LogGuard } from '../storage/log-guard.js';

/**
 * Opens the attendance journal and the audit log. If the second one fails, the first one is closed.
 * @param key the site's key, 32 bytes.
 * @param guardOf makes the guard of a log by its name.
 * @param standingOf as in `Journal.open`.
 * @throws Fault as `openJournal`, `openAuditLog`.
 */
export async function openLogs(
  folders: { readonly journal: string; readonly audit: string },
  key: Uint8Array,
  notify: (sentence: string) => void,
  guardOf: (log: string) => LogGuard,
  standingOf: StandingOf | null = null,
): Promise<{ journal: Journal; audit: AuditLog; close: () => Promise<void> }> {
  const { journal, close } = await openJournal(
    folders.journal,
    key,
    notify,
    guardOf('journal'),
    standingOf,
  );
  try {
    const log = await openAuditLog(folders.audit, key, notify, guardOf('audit log'));
    return {
      journal,
      audit: log.audit,
      close: async () => {
        await close();
        await log.close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
