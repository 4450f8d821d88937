import type { Commit } from '../access/audit-first.js';
import type { NewAuditEntry } from '../access/audit-log.js';

/** Records an entry in the audit log, and then makes the change take effect. */
export type RecordedChange = (entry: NewAuditEntry) => Commit<null>;

/** Makes a change with its entry in the audit log. @returns what the change made. @throws Fault as the change. */
export async function makeRecorded<Value>(
  recorded: RecordedChange,
  entry: NewAuditEntry,
  work: () => Promise<Value>,
): Promise<Value> {
  const made: Value[] = [];
  await recorded(entry)(null, async () => {
    made.push(await work());
  });
  return made[0]!;
}
