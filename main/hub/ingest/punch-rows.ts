import { offsetMinutes } from '../../base/wall-clock.js';
import type { JournalEntry } from '../../attendance/journal/entry.js';
import type { SentEntry } from './batch.js';

/** The columns of a punch that an entry decides. */
export interface PunchRow {
  readonly seq: number;
  readonly subjectId: string;
  readonly at: string;
  readonly offsetMinutes: number;
  readonly zone: string;
  readonly direction: 'in' | 'out' | null;
  readonly method: 'face' | 'pin' | 'supervisor' | 'manual';
  readonly flags: string;
  readonly originKiosk: string | null;
  readonly originSeq: number | null;
}

/** What entries change in the table of punches. */
export interface PunchChanges {
  readonly added: readonly PunchRow[];
  /** Number of a punch, and of the entry that withdrew it. */
  readonly withdrawn: readonly { readonly seq: number; readonly by: number }[];
  readonly merges: readonly {
    readonly seq: number;
    readonly subjectId: string;
    readonly into: string;
  }[];
}

/** What the entries of a batch change, in the order of the journal. */
export function punchChanges(entries: readonly SentEntry[]): PunchChanges {
  const added: PunchRow[] = [];
  const withdrawn: { seq: number; by: number }[] = [];
  const merges: { seq: number; subjectId: string; into: string }[] = [];
  for (const { entry } of entries) {
    const { seq, kind } = entry;
    const row = punchRow(entry);
    if (row !== null) added.push(row);
    if (kind === 'correction') withdrawn.push({ seq: entry.corrects, by: seq });
    if (kind === 'amendment' && entry.withdraws !== null) {
      withdrawn.push({ seq: entry.withdraws, by: seq });
    }
    if (kind === 'merge') merges.push({ seq, subjectId: entry.subjectId, into: entry.into });
  }
  return { added, withdrawn, merges };
}

/** The punch or look that an entry brings; null if it brings none. */
function punchRow(entry: JournalEntry): PunchRow | null {
  switch (entry.kind) {
    case 'punch':
      return { ...timesOf(entry), ...own(entry), direction: entry.direction };
    case 'seen':
      return { ...timesOf(entry), ...own(entry), direction: null };
    case 'imported':
      return {
        ...timesOf(entry),
        ...own(entry),
        direction: entry.direction === 'seen' ? null : entry.direction,
        originKiosk: entry.kioskId,
        originSeq: entry.originSeq,
      };
    case 'amendment': {
      const { seq, brings } = entry;
      if (brings === null) return null;
      const { subjectId, direction } = brings;
      return {
        ...timesOf(brings),
        ...noOrigin,
        seq,
        subjectId,
        direction,
        method: 'manual',
        flags: '',
      };
    }
    default:
      return null;
  }
}

const noOrigin = { originKiosk: null, originSeq: null };

function own<Method extends PunchRow['method']>(entry: {
  readonly seq: number;
  readonly subjectId: string;
  readonly method: Method;
  readonly flags: readonly string[];
}) {
  const { seq, subjectId, method, flags } = entry;
  return { ...noOrigin, seq, subjectId, method, flags: flags.join(',') };
}

function timesOf(time: { readonly at: string; readonly offset: string; readonly zone: string }) {
  return { at: time.at, offsetMinutes: offsetMinutes(time.offset), zone: time.zone };
}
